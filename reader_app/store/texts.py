"""Texts and originals: append-only, found by their hash, apart from the articles' own rows."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import TYPE_CHECKING, Any, get_args

from reader_app.core.canonical import canonical_json
from reader_app.core.errors import StorageError
from reader_app.core.long_text import LongText
from reader_app.core.records import Block, BlockKind, Link, Original, Text
from reader_app.core.text_links import kept_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader_app.core.canonical import Json
    from reader_app.store.connection import Connection

_KINDS: dict[str, BlockKind] = {kind: kind for kind in get_args(BlockKind)}
"""One string a kind, for the tens of thousands of blocks that a text may have."""

_LONG = 1_000_000
"""From so many bytes of UTF-8 on a text is held as such, and SQLite keeps none of its pages."""

MAX_TEXT = 1 << 28
"""Bytes of UTF-8 that a text may have: more than a file that an import takes gives."""
MAX_ORIGINAL = 1 << 30
"""Bytes that an original may have: more than any file that an import takes."""

_BLOCK_SQL = 'kind, start, "end", level, direction, page, repeats'


def block_json(block: Block) -> str:
    """Return the canonical JSON of a block's data: a big import has hundreds of thousands."""
    level, page, repeats = (
        "null" if number is None else number for number in (block.level, block.page, block.repeats)
    )
    direction = f'"{block.direction}"' if block.direction else "null"
    return (
        f'{{"direction":{direction},"end":{block.end},"kind":"{block.kind}","level":{level},'
        f'"page":{page},"repeats":{repeats},"start":{block.start}}}'
    )


def text_digest(reader: str, blocks: Iterable[Block], links: str) -> bytes:
    """Return the digest of what a text's hash does not cover: its reader, blocks and links.

    Of a text without links it is what it was before there were any.
    """
    written = ",".join(map(block_json, blocks))
    linked = f',"links":{links}' if links else ""
    data = f'{{"blocks":[{written}]{linked},"reader":{canonical_json(reader)}}}'
    return hashlib.blake2b(data.encode(), digest_size=16).digest()


def add_texts(connection: Connection, texts: Iterable[Text]) -> None:
    """Add the texts that are not there yet, with their blocks."""
    new = [text for text in texts if not _has(connection, "text", text.sha256)]
    if not new:
        return
    connection.run_many(
        "INSERT OR IGNORE INTO text(sha256,text,n_chars,reader,links,digest) VALUES(?,?,?,?,?,?)",
        map(_text_values, new),
    )
    connection.run_many(
        'INSERT OR IGNORE INTO block(text_sha256,n,kind,start,"end",level,direction,page,repeats)'
        " VALUES(?,?,?,?,?,?,?,?,?)",
        [
            _block_values(text.sha256, n, block)
            for text in new
            for n, block in enumerate(text.blocks)
        ],
    )


def _text_values(text: Text) -> tuple[Any, ...]:
    links = links_json(text.links)
    digest = text_digest(text.reader, text.blocks, links)
    return (
        bytes.fromhex(text.sha256), str(text.text), len(text.text), text.reader, links, digest
    )  # fmt: skip


def links_json(links: Iterable[Link]) -> str:
    """Return links as they are kept; empty where there are none."""
    kept: list[Json] = [[link.start, link.end, link.url] for link in links]
    return canonical_json(kept) if kept else ""


def _links_within(kept: str, length: int) -> tuple[Link, ...]:
    """Return the links of a text, but for what cannot be one: the file may be anyone's."""
    try:
        found: list[tuple[int, int, str]] = json.loads(kept) if kept else []
        return kept_links(
            [Link(int(start), int(end), str(url)) for start, end, url in found], length
        )
    except (ValueError, TypeError, OverflowError, RecursionError):
        return ()


def _block_values(sha256: str, n: int, block: Block) -> tuple[Any, ...]:
    return (
        bytes.fromhex(sha256),
        n,
        block.kind,
        block.start,
        block.end,
        block.level,
        block.direction,
        block.page,
        block.repeats,
    )


def add_originals(connection: Connection, originals: Iterable[Original]) -> None:
    """Add the originals that are not there yet; after the texts, which may be the same bytes."""
    connection.run_many(
        "INSERT OR IGNORE INTO original(sha256,media_type,size,codec,data) VALUES(?,?,?,?,?)",
        [
            (bytes.fromhex(it.sha256), it.media_type, len(it.data), *_packed(connection, it))
            for it in originals
            if not _has(connection, "original", it.sha256)
        ],
    )


def _packed(connection: Connection, original: Original) -> tuple[str, bytes]:
    if _has(connection, "text", original.sha256):
        return "text", b""
    packed = zlib.compress(original.data, 3)
    return ("zlib", packed) if len(packed) < len(original.data) else ("none", original.data)


def _has(connection: Connection, table: str, sha256: str) -> bool:
    sql = f"SELECT 1 FROM {table} WHERE sha256=?"
    return connection.row(sql, (bytes.fromhex(sha256),)) is not None


def read_text(connection: Connection, sha256: str) -> Text | None:
    """Return a text with its blocks, if the project has it."""
    key = bytes.fromhex(sha256)
    size = connection.value("SELECT octet_length(text) FROM text WHERE sha256=?", (key,))
    if size is None:
        return None
    if size > MAX_TEXT:
        raise StorageError(
            f"The text of this article has {size >> 20} MB, more than any article, and is not shown."
        )
    if size < _LONG:
        sql = "SELECT text, reader, links FROM text WHERE sha256=?"
        words, reader, links = connection.rows(sql, (key,))[0]
        blocks = _blocks_within(connection, key, len(words))
        return Text(sha256, words, reader, blocks, _links_within(links, len(words)))
    with connection.few_pages():
        sql = "SELECT CAST(text AS BLOB), reader, links FROM text WHERE sha256=?"
        raw, reader, links = connection.rows(sql, (key,))[0]
        words = LongText(raw)
        blocks = _blocks_within(connection, key, len(words))
        return Text(sha256, words, reader, blocks, _links_within(links, len(words)))


def _blocks_within(connection: Connection, key: bytes, length: int) -> tuple[Block, ...]:
    """Return the blocks of a text; raises StorageError where they are not in its order, or not in it."""
    blocks = blocks_of(connection, key)
    last = 0
    for block in blocks:
        if not last <= block.start < block.end <= length:
            raise StorageError(
                "The parts of this article are damaged in the file. Restore a backup."
            )
        last = block.end
    return blocks


def blocks_of(connection: Connection, key: bytes) -> tuple[Block, ...]:
    """Return the blocks of a text in order."""
    rows = connection.stream(
        f"SELECT {_BLOCK_SQL} FROM block WHERE text_sha256=? ORDER BY n",
        (key,),
    )
    return tuple(_block(*row) for row in rows)


def _block(kind: BlockKind, *rest: Any) -> Block:
    return Block(_KINDS.get(kind, kind), *rest)


def read_original(connection: Connection, sha256: str) -> Original | None:
    """Return the bytes as they came, if the project has them; raises StorageError if damaged."""
    row = connection.row(
        "SELECT o.media_type, o.codec, o.data, t.text FROM original o"
        " LEFT JOIN text t ON t.sha256=o.sha256 AND o.codec='text' WHERE o.sha256=?",
        (bytes.fromhex(sha256),),
    )
    if row is None:
        return None
    try:
        return Original(sha256, row[0], unpacked(row[1:]))
    except zlib.error as problem:
        sentence = "The original of this article is damaged in the file. Restore a backup."
        raise StorageError(sentence) from problem


def unpacked(row: Sequence[Any]) -> bytes:
    """Return an original's bytes from codec, data and text."""
    codec, data, text = row
    if codec == "text":
        return text.encode()
    return _decompressed(data) if codec == "zlib" else data


def _decompressed(data: bytes) -> bytes:
    """Decompress; raises zlib.error also for a bomb, which no file that came in can be."""
    machine = zlib.decompressobj()
    whole = machine.decompress(data, MAX_ORIGINAL)
    if not machine.eof:
        raise zlib.error("cut off, or too large")
    return whole

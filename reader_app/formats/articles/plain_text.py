"""Plain text to an `ArticleDraft`: decoded, line ends folded, and labelled block by block."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from reader_app.core.drafts import ArticleDraft
from reader_app.core.errors import UnreadableFileError
from reader_app.core.records import Block
from reader_app.formats.articles.encodings import decode
from reader_app.formats.articles.layout import pieces_of
from reader_app.formats.articles.roles import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.records import Direction
    from reader_app.formats.articles.encodings import Decoded
    from reader_app.formats.articles.header import Head
    from reader_app.formats.articles.layout import Piece
    from reader_app.formats.articles.shapes import Role

READER = "plain text 1"
"""Stored with every text that this reader made; the number rises when its results change."""

_LONGEST_TITLE = 300
_LONGEST_FIRST_WORDS = 120
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_DIRECTIONS: dict[str, Direction] = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def read_plain_text(data: bytes, *, name: str, encoding: str | None) -> ArticleDraft:
    """Return the article that plain text makes; raises UnreadableFileError where there is none."""
    decoded = decode(data, encoding=encoding)
    text = storable(decoded.text)
    pieces = pieces_of(text)
    if not pieces:
        raise UnreadableFileError("It is empty: there are no words in it.")
    roles, head = label(text, pieces)
    blocks = tuple(_block(text, piece, role) for piece, role in zip(pieces, roles, strict=True))
    title, origin = title_of(text, pieces, head, name)
    return ArticleDraft(
        title=title,
        text=text,
        blocks=blocks,
        reader=READER,
        media_type="text/plain",
        encoding=decoded.encoding,
        outlet=head.outlet,
        authors=head.authors,
        url=head.url,
        published=head.published,
        published_precision="day" if head.published else None,
        direction=_main_direction(blocks),
        origins=_origins(head, origin, decoded),
    )


def storable(text: str) -> str:
    """Return a text as projects keep it: line ends are line feeds, nothing that UTF-8 cannot hold.

    U+0000 and lone surrogates become U+FFFD; everything else stays as it is.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSTORABLE.sub("\ufffd", text)


def _block(text: str, piece: Piece, role: Role) -> Block:
    return Block(
        role.kind,
        piece.start,
        piece.end,
        level=role.level,
        direction=_direction(text, piece.start, piece.end),
        repeats=role.repeats,
    )


def _direction(text: str, start: int, end: int) -> Direction | None:
    """Return the direction of the first strong character (rule P2 of UAX #9), if there is one."""
    for at in range(start, end):
        direction = _DIRECTIONS.get(unicodedata.bidirectional(text[at]))
        if direction is not None:
            return direction
    return None


def _main_direction(blocks: Sequence[Block]) -> Direction | None:
    sizes: Counter[Direction | None] = Counter()
    for block in blocks:
        sizes[block.direction] += block.end - block.start
    del sizes[None]
    return max(sizes, key=sizes.__getitem__) if sizes else None


def title_of(text: str, pieces: Sequence[Piece], head: Head, name: str) -> tuple[str, str]:
    """Return the article's title and where it was found."""
    if head.title is not None:
        return _cut(head.title, _LONGEST_TITLE), head.origins["title"]
    first = next((piece for piece in pieces if _has_words(text[piece.start : piece.end])), None)
    if first is None:
        return PurePath(name).stem or name or "?", "file name"
    words = " ".join(text[first.start : first.start + _LONGEST_TITLE].split())
    return _cut(words, _LONGEST_FIRST_WORDS), "first words"


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _cut(words: str, longest: int) -> str:
    if len(words) <= longest:
        return words
    return words[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–—") + "…"


def _origins(head: Head, title_origin: str, decoded: Decoded) -> tuple[tuple[str, str], ...]:
    origins = {**head.origins, "title": title_origin}
    if decoded.damaged:
        origins["text"] = f"{decoded.damaged} undecodable places replaced"
    return tuple(sorted(origins.items()))

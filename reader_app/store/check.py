"""The self-check: is everything in the file as it was written? Finds any one flipped byte.

It reads over a connection of its own, which takes broken text as it comes.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING, Any

from reader_app.core.canonical import digest
from reader_app.core.errors import ProjectError
from reader_app.core.folding import fold
from reader_app.core.long_text import LongText
from reader_app.store.connection import connect_to_read
from reader_app.store.derived import wrong
from reader_app.store.journal import edit_digest, step_digest
from reader_app.store.rows import Finding
from reader_app.store.signatures import copy_digest, signature_digest
from reader_app.store.tables import TABLES
from reader_app.store.texts import blocks_of, text_digest, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader_app.core.long_text import Words
    from reader_app.store.connection import Connection, Row
    from reader_app.store.table import Table


_OFTEN = 20_000
"""Steps of SQLite's machine after which it is asked whether to stop: some milliseconds."""


def check(path: Path, stopped: Callable[[], bool] | None = None) -> list[Finding]:
    """Return all that is wrong with a project file; an empty list where all is well.

    Once `stopped` says so it ends at once; what it returns then tells nothing.
    """
    findings: list[Finding] = []
    connection = connect_to_read(path)
    connection.raw.text_factory = _decoded
    if stopped is not None:
        connection.raw.set_progress_handler(stopped, _OFTEN)
    try:
        for part in _PARTS:
            findings += _found(part, connection)
    finally:
        connection.close()
    return findings


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _found(
    part: Callable[[Connection], Iterator[Finding]], connection: Connection
) -> list[Finding]:
    findings: list[Finding] = []
    try:
        findings.extend(part(connection))
    except ProjectError as error:  # pages so damaged that SQLite cannot read them
        findings.append(Finding("file", "", "", str(error)))
    except (TypeError, ValueError, AttributeError):  # nothing where something always is, and such
        findings.append(Finding("file", "", "", "A row in the file is not what Reader writes."))
    return findings


def _pages(connection: Connection) -> Iterator[Finding]:
    """Let SQLite look; `quick_check` would not see a byte flipped in an index."""
    for (line,) in connection.stream("PRAGMA integrity_check"):
        if line != "ok":
            yield Finding("file", "", "", str(line))


def _keys(connection: Connection) -> Iterator[Finding]:
    for table, row, parent, _ in connection.stream("PRAGMA foreign_key_check"):
        yield Finding("key", table, "", f"Row {row} names a {parent} that is not there.")


def _texts(connection: Connection) -> Iterator[Finding]:
    for sha256, raw, reader, links, known in connection.stream(
        "SELECT sha256, CAST(text AS BLOB), reader, links, digest FROM text"
    ):
        name = sha256.hex()
        if hashlib.sha256(raw).digest() != sha256:
            yield Finding("text", "text", name, "A text is not as it was imported.")
        if text_digest(reader, blocks_of(connection, sha256), links) != known:
            words = "The blocks or links of a text are not as they were read."
            yield Finding("text", "text", name, words)


def _quotes(connection: Connection) -> Iterator[Finding]:
    """Compare every quote with its text, each text read once."""
    known = b""
    text: Words = ""
    for uid, sha256, start, end, quote in connection.stream(
        'SELECT uid, text_sha256, start, "end", quote FROM highlight ORDER BY text_sha256'
    ):
        if sha256 != known:
            known, text = sha256, _words(connection, sha256)
        if text[start:end] != quote:
            yield Finding("quote", "highlight", uid.hex(), "A quote is not what the text says.")


def _words(connection: Connection, sha256: bytes) -> Words:
    """Return a text to be sliced, whatever became of its bytes; empty where it is gone."""
    raw = connection.value("SELECT CAST(text AS BLOB) FROM text WHERE sha256=?", (sha256,)) or b""
    try:
        return LongText(raw)
    except UnicodeDecodeError:
        return _decoded(raw)


def _originals(connection: Connection) -> Iterator[Finding]:
    for sha256, *row in connection.stream(
        "SELECT o.sha256, o.codec, o.data, CAST(t.text AS BLOB) FROM original o"
        " LEFT JOIN text t ON t.sha256=o.sha256 AND o.codec='text'"
    ):
        if not _is_original(sha256, row):
            message = "The original of an article is not as it was imported."
            yield Finding("original", "original", sha256.hex(), message)


def _is_original(sha256: bytes, row: list[Any]) -> bool:
    codec, _, raw = row
    if codec == "text" and raw is None:
        return False
    try:
        return hashlib.sha256(raw if codec == "text" else unpacked(row)).digest() == sha256
    except zlib.error:
        return False


def _records(connection: Connection) -> Iterator[Finding]:
    for table in TABLES:
        sql = f"SELECT {table.fields_sql}, t.digest FROM {table.name} t"
        for row in connection.stream(sql):
            if not _is_record(table, row):
                message = f"This {table.name} is not as it was written."
                yield Finding("record", table.name, row[0].hex(), message)


def _is_record(table: Table[Any], row: Row) -> bool:
    try:
        return digest(table.record(row)) == row[-1]
    except (ValueError, TypeError, KeyError, AttributeError):
        return False  # so broken that no record can be made of it


_UNINDEXED = {
    "article": "SELECT uid FROM article WHERE id NOT IN (SELECT id FROM article_fts_docsize)",
    "highlight": "SELECT uid FROM highlight WHERE id NOT IN (SELECT id FROM mark_fts_docsize)",
    "note": (
        "SELECT uid FROM note WHERE (highlight_id IS NOT NULL OR article_id IS NOT NULL)"
        " AND id NOT IN (SELECT id FROM note_fts_docsize)"
    ),
}
"""The records that the search index lacks."""


def _derived(connection: Connection) -> Iterator[Finding]:
    for record, what, uid in wrong(connection):
        yield Finding("counter", record, uid, f"The {what} of this {record} is wrong.")
    for record, sql in _UNINDEXED.items():
        for (uid,) in connection.stream(sql):
            message = f"The entry in the search index of this {record} is wrong."
            yield Finding("counter", record, uid.hex(), message)
    for uid, name, key in connection.stream("SELECT uid, name, name_key FROM tag"):
        if fold(name.strip()) != key:
            yield Finding("counter", "tag", uid.hex(), "The sort key of this tag is wrong.")


def _signatures(connection: Connection) -> Iterator[Finding]:
    for *key, known in connection.stream(
        "SELECT text_sha256, version, bands, digest FROM signature"
    ):
        if signature_digest(*key) != known:
            message = "What copies of a text are found by is not as it was made."
            yield Finding("counter", "text", key[0].hex(), message)
    for *pair, known in connection.stream("SELECT text_sha256, cluster, digest FROM copy"):
        if copy_digest(*pair) != known:
            message = "What a text is a copy of is not as it was found."
            yield Finding("counter", "text", pair[0].hex(), message)


def _steps(connection: Connection) -> Iterator[Finding]:
    for uid, hlc, kind, undoes, action, arguments, known in connection.stream(
        "SELECT uid, hlc, kind, undoes, action, arguments, digest FROM step"
    ):
        if step_digest(uid, hlc, kind, undoes, f"{action}\n{arguments}") != known:
            message = "A step of the history is not as it was written."
            yield Finding("journal", "step", uid.hex(), message)


def _edits(connection: Connection) -> Iterator[Finding]:
    for step, uid, record, before, after, known in connection.stream(
        "SELECT s.uid, e.record_uid, e.record, e.before, e.after, e.digest"
        " FROM edit e LEFT JOIN step s ON s.id=e.step_id"
    ):
        if step is None or edit_digest(step, uid, record, before, after) != known:
            message = f"An entry in the history of this {record} is not as it was written."
            yield Finding("journal", record, uid.hex(), message)


def _told(connection: Connection) -> Iterator[Finding]:
    """Compare which records there are with which the journal says there are."""
    last = (
        "SELECT record_uid FROM edit WHERE id IN"
        " (SELECT max(id) FROM edit WHERE record=?1 GROUP BY record_uid) AND after IS NOT NULL"
    )
    for table in TABLES:
        there = f"SELECT uid FROM {table.name}"
        for sql, message in (
            (f"{there} EXCEPT {last}", f"The history does not know this {table.name}."),
            (f"{last} EXCEPT {there}", f"The history knows this {table.name}; it is missing."),
        ):
            for (uid,) in connection.stream(sql, (table.name,)):
                yield Finding("journal", table.name, uid.hex(), message)


_PARTS = (
    _pages,
    _keys,
    _texts,
    _quotes,
    _originals,
    _records,
    _derived,
    _signatures,
    _steps,
    _edits,
    _told,
)

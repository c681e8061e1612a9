"""Making a file of salvaged rows whole again: lost records come back out of the history.

The history has every field of every record, so a record whose row is gone or wrong is written anew
from it, and a record that the history lost is entered there. What neither has is lost.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader_app.core.canonical import digest, from_data, to_data, whole_data
from reader_app.core.edits import Edit
from reader_app.core.errors import ConflictError
from reader_app.core.ids import Uid, UidSource
from reader_app.core.records import Analyst, Article, Highlight
from reader_app.store.derived import rebuild
from reader_app.store.entries import entry_of
from reader_app.store.journal import Journal, Step, edit_digest, step_digest
from reader_app.store.rows import Loss
from reader_app.store.search_index import FOLD_SETTING, NOTES_SETTING
from reader_app.store.sqlite import sqlite3
from reader_app.store.tables import ANALYST, ARTICLE, TABLES
from reader_app.store.texts import blocks_of, text_digest, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.ids import Clock
    from reader_app.core.records import Record
    from reader_app.store.connection import Connection, Row
    from reader_app.store.table import Table

_LAST_TOLD = (
    "SELECT record_uid FROM edit WHERE id IN"
    " (SELECT max(id) FROM edit WHERE record=?1 GROUP BY record_uid) AND after IS NOT NULL"
)
_REINDEX = f"DELETE FROM setting WHERE key IN ('{FOLD_SETTING}','{NOTES_SETTING}')"
"""Without them the search index is made anew."""

_NO_RECORD = (ValueError, TypeError, KeyError, AttributeError, sqlite3.IntegrityError)
"""What is raised where a row is so wrong that no record can be made of it."""


class Mending:
    """Mends one file, in a transaction of its caller's and with foreign keys off."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock
        self._uids = UidSource(clock)
        self.losses: list[Loss] = []
        self._filled: set[bytes] = set()
        self._free = 1
        """The first number that no row of the table being mended has or had, as far as is known."""

    def mend(self) -> None:
        """Mend all; `losses` then says what is lost."""
        self._drop_broken_steps()
        self._name_owners()
        for table in TABLES:
            self._bring_back(table)
        self._fill_texts()
        self._drop_homeless()
        self._check_texts()
        self._check_originals()
        self._settle_history()
        rebuild(self._connection)
        self._connection.run(_REINDEX)

    def _lose(self, record: str, uid: bytes, words: str) -> None:
        self.losses.append(Loss(record, uid.hex(), words))

    def _drop_broken_steps(self) -> None:
        """Take out of the history what is not as it was written."""
        connection = self._connection
        broken = [
            (row,)
            for row, uid, hlc, kind, undoes, action, arguments, known in connection.rows(
                "SELECT id, uid, hlc, kind, undoes, action, arguments, digest FROM step"
            )
            if step_digest(uid, hlc, kind, undoes, f"{action}\n{arguments}") != known
        ]
        connection.run_many("DELETE FROM step WHERE id=?", broken)
        torn = [
            (row,)
            for row, step, uid, record, before, after, known in connection.rows(
                "SELECT e.id, s.uid, e.record_uid, e.record, e.before, e.after, e.digest"
                " FROM edit e LEFT JOIN step s ON s.id=e.step_id"
            )
            if step is None or edit_digest(step, uid, record, before, after) != known
        ]
        connection.run_many("DELETE FROM edit WHERE id=?", torn)
        if broken or torn:
            words = f"{len(broken)} steps and {len(torn)} entries of the history are lost."
            self._lose("step", b"", words)

    def _name_owners(self) -> None:
        """Give every step its copy of the file and its analyst, by the step with which they came."""
        connection = self._connection
        for (row,) in connection.rows(
            "SELECT DISTINCT replica_id FROM step WHERE replica_id NOT IN (SELECT id FROM replica)"
        ):
            uid = self._uids.new()
            connection.run(
                "INSERT INTO replica VALUES(?,?,?,?)",
                (row, bytes.fromhex(uid), f"lost {uid}", self._clock.now_ms()),
            )
        named = " UNION ".join(
            f"SELECT analyst_id FROM {name}"
            for name in ("step", *(table.name for table in TABLES if table is not ANALYST))
        )
        for (row,) in connection.rows(f"{named} EXCEPT SELECT id FROM analyst"):
            uid = connection.value(
                "SELECT e.record_uid FROM edit e JOIN step s ON s.id=e.step_id WHERE"
                " s.analyst_id=? AND s.kind='join' AND e.record='analyst' AND e.before IS NULL",
                (row,),
            )
            self._put(ANALYST, self._told(ANALYST, uid) or self._somebody(), row)

    def _somebody(self) -> Analyst:
        uid, now = self._uids.new(), self._clock.now_ms()
        self._lose("analyst", bytes.fromhex(uid), "The name of an analyst is lost.")
        return Analyst(uid, "Unknown analyst", None, now, now)

    def _check_texts(self) -> None:
        """Name the texts that are no longer what was imported."""
        connection = self._connection
        for sha256, text, reader, links, known in connection.rows(
            "SELECT sha256, text, reader, links, digest FROM text"
        ):
            if hashlib.sha256(text.encode()).digest() != sha256 and sha256 not in self._filled:
                words = f"The text of {self._named(sha256)} may hold wrong letters."
                self._lose("text", sha256, words)
            found = text_digest(reader, blocks_of(connection, sha256), links)
            if found != known:
                connection.run("UPDATE text SET digest=? WHERE sha256=?", (found, sha256))
            if found != known and sha256 not in self._filled:
                words = f"Some of what tells paragraphs and links of {self._named(sha256)} is lost."
                self._lose("text", sha256, words)

    def _check_originals(self) -> None:
        """Drop the originals that are not what was imported."""
        for sha256, *row in self._connection.rows(
            "SELECT o.sha256, o.codec, o.data, t.text FROM original o"
            " LEFT JOIN text t ON t.sha256=o.sha256 AND o.codec='text'"
        ):
            if not _is_original(sha256, row):
                self._connection.run("DELETE FROM original WHERE sha256=?", (sha256,))

    def _fill_texts(self) -> None:
        """Put what highlights quote in the place of texts that are lost, so that these are kept."""
        connection = self._connection
        named = "SELECT text_sha256 FROM article UNION SELECT text_sha256 FROM highlight"
        for (sha256,) in connection.rows(f"{named} EXCEPT SELECT sha256 FROM text"):
            quotes = connection.rows(
                "SELECT prefix, start, quote, suffix FROM highlight WHERE text_sha256=? ORDER BY id",
                (sha256,),
            )
            text = _text_of_quotes(quotes)
            connection.run(
                "INSERT INTO text(sha256,text,n_chars,reader,digest) VALUES(?,?,?,'',?)",
                (sha256, text, len(text), bytes(16)),
            )
            self._filled.add(sha256)
            words = f"The text of {self._named(sha256)} is lost but for what is highlighted in it."
            self._lose("text", sha256, words)
        connection.run("DELETE FROM block WHERE text_sha256 NOT IN (SELECT sha256 FROM text)")

    def _named(self, sha256: bytes) -> str:
        title = self._connection.value("SELECT title FROM article WHERE text_sha256=?", (sha256,))
        return f"“{title}”" if title else "an article"

    def _bring_back(self, table: Table[Any]) -> None:
        """Take out the records that are wrong, and write those anew that the history knows."""
        wrong: dict[bytes, Row] = {}
        self._free = self._behind_all_named(table)
        for row in self._connection.rows(
            f"SELECT {table.fields_sql}, t.digest, t.id FROM {table.name} t"
        ):
            if not _is_whole(table, row[:-1]):
                self._connection.run(f"DELETE FROM {table.name} WHERE id=?", row[-1:])
                wrong[row[0]] = row
            self._free = max(self._free, row[-1] + 1)
        sql = f"{_LAST_TOLD} EXCEPT SELECT uid FROM {table.name}"
        waiting = {uid for (uid,) in self._connection.rows(sql, (table.name,))}
        brought = True
        while brought:  # a tag may stand under one that comes back later
            brought = {uid for uid in sorted(waiting) if self._brought(table, uid, wrong.get(uid))}
            waiting -= brought
            wrong = {uid: row for uid, row in wrong.items() if uid not in brought}
        for uid, row in wrong.items():
            self._keep_as_it_reads(table, uid, row)

    def _behind_all_named(self, table: Table[Any]) -> int:
        """Return a number behind all by which rows name one of a table, so that they name no other."""
        naming = (
            self._connection.value(f"SELECT ifnull(max({column.column}),0) FROM {other.name}")
            for other in TABLES
            for column in other.columns
            if column.refers == table.name
        )
        return 1 + max(naming, default=0)

    def _keep_as_it_reads(self, table: Table[Any], uid: bytes, row: Row) -> None:
        """Write a wrong record again of which the history has nothing, if it can be one at all."""
        try:
            record: Record | None = self._by_its_text(table.record(row))
            kept = self._is_put(table, record, row[-1])
        except _NO_RECORD:
            record, kept = None, False
        if kept and record is not None and digest(record) == row[-2]:
            return
        how = "may not be as it was written" if kept else "is lost"
        self._lose(table.name, uid, f"{_a(table)} {how}{_words(record)}.")

    def _by_its_text(self, record: Record) -> Record:
        """Put a highlight whose article was lost into the article of its text."""
        if not isinstance(record, Highlight):
            return record
        article = self._connection.value(
            "SELECT uid FROM article WHERE text_sha256=? ORDER BY uid=? DESC, id",
            (bytes.fromhex(record.text_sha256), bytes.fromhex(record.article or "")),
        )
        return replace(record, article=Uid(article.hex())) if article else record

    def _drop_homeless(self) -> None:
        """Take out what names records that are not there, or that do not belong together."""
        names = {table.name: table for table in TABLES}
        while gone := {
            (name, row)
            for name, row, *_ in self._connection.rows("PRAGMA foreign_key_check")
            if name in names
        }:
            for name, row in sorted(gone):
                uid = self._connection.value(f"SELECT uid FROM {name} WHERE id=?", (row,))
                self._connection.run(f"DELETE FROM {name} WHERE id=?", (row,))
                self._lose(name, uid, f"{_a(names[name])} is lost.")

    def _brought(self, table: Table[Any], uid: bytes, row: Row | None) -> bool:
        record = self._told(table, uid)
        return record is not None and self._is_put(table, record, row[-1] if row else None)

    def _is_put(self, table: Table[Any], record: Record, number: int | None) -> bool:
        """Insert a record; false where what it names is not there, or another is in its place."""
        try:
            row = self._put(table, record, number)
        except ConflictError:
            return False
        found = self._connection.row(
            f"SELECT {table.fields_sql}, t.digest FROM {table.name} t WHERE t.id=?", (row,)
        )
        if found is not None and _is_whole(table, found):
            return True
        self._connection.run(f"DELETE FROM {table.name} WHERE id=?", (row,))
        return False

    def _put(self, table: Table[Any], record: Record, number: int | None) -> int:
        """Insert a record as the row of that number, which others may refer to, else as a new one."""
        row = self._connection.run(table.insert_sql, table.values(to_data(record), digest(record)))
        if number is None:
            number, self._free = self._free, self._free + 1
        self._connection.run(f"UPDATE {table.name} SET id=? WHERE id=?", (number, row))
        return number

    def _told(self, table: Table[Any], uid: bytes | None) -> Record | None:
        """Return a record as the history last has it, if it has all of it."""
        data: dict[str, Any] | None = None
        for before, after in self._connection.rows(
            "SELECT before, after FROM edit WHERE record_uid=? AND record=? ORDER BY id",
            (uid, table.name),
        ):
            if after is not None and before is None:
                data = whole_data(table.kind, json.loads(after))
            elif after is not None and data is not None:
                data = {**data, **json.loads(after)}
        return None if data is None else from_data(table.kind, data)

    def _settle_history(self) -> None:
        """Enter into the history what came to be without it; as a step that nobody undoes."""
        edits = [*self._unknown(), *self._gone(), *self._without_originals()]
        analyst = self._connection.value("SELECT uid FROM analyst ORDER BY id")
        if not edits or analyst is None:
            return
        journal = Journal(self._connection, self._clock)
        uid = journal.new_uid()
        step = Step(uid, analyst.hex(), "join", "project.repair", {"count": len(edits)})
        journal.append(journal.begin(step), uid, [entry_of(edit) for edit in edits])

    def _unknown(self) -> Iterator[Edit]:
        for table in TABLES:
            sql = f"SELECT uid FROM {table.name} EXCEPT {_LAST_TOLD}"
            for (uid,) in self._connection.rows(sql, (table.name,)):
                yield Edit(None, table.one(self._connection, "WHERE t.uid=?", (uid,)))

    def _gone(self) -> Iterator[Edit]:
        for table in TABLES:
            sql = f"{_LAST_TOLD} EXCEPT SELECT uid FROM {table.name}"
            for (uid,) in self._connection.rows(sql, (table.name,)):
                record = self._told(table, uid)
                self._lose(table.name, uid, f"{_a(table)} is lost{_words(record)}.")
                if record is not None:
                    yield Edit(record, None)

    def _without_originals(self) -> Iterator[Edit]:
        """Let go of originals that are lost: the article says no more that it has one."""
        for article in ARTICLE.many(
            self._connection,
            "WHERE t.original_sha256 IS NOT NULL"
            " AND t.original_sha256 NOT IN (SELECT sha256 FROM original)",
        ):
            self._lose("original", b"", f"The original of “{article.title}” is lost.")
            bare: Article = replace(article, original_sha256=None)
            self._connection.run(
                "UPDATE article SET original_sha256=NULL, digest=? WHERE uid=?",
                (digest(bare), bytes.fromhex(article.uid)),
            )
            yield Edit(article, bare)


def _is_whole(table: Table[Any], row: Row) -> bool:
    """Tell whether a row, its digest last, is as it was written, and all it must name is there."""
    named = zip(table.columns, row, strict=False)
    if any(value is None and column.refers and not column.optional for column, value in named):
        return False
    try:
        return digest(table.record(row)) == row[-1]
    except _NO_RECORD:
        return False


def _is_original(sha256: bytes, row: list[Any]) -> bool:
    try:
        return hashlib.sha256(unpacked(row)).digest() == sha256
    except (zlib.error, AttributeError):
        return False


def _text_of_quotes(quotes: list[Row]) -> str:
    """Return a text of spaces in which each quote stands in its place, amid what was around it."""
    letters: list[str] = []
    for prefix, start, quote, suffix in quotes:
        words = f"{prefix}{quote}{suffix}"
        begin = start - len(prefix)
        letters += " " * (begin + len(words) - len(letters))
        letters[begin : begin + len(words)] = words
    return "".join(letters)


def _a(table: Table[Any]) -> str:
    """Return what a kind of record is called at the start of a sentence."""
    words = table.name.replace("_", " ")
    return f"An {words}" if words.startswith("a") else f"A {words}"


def _words(record: Record | None) -> str:
    """Return what names a record to a person, if anything does."""
    for field in ("title", "name", "body"):
        words = getattr(record, field, None)
        if words:
            return f": “{str(words)[:80]}”"
    quote = getattr(record, "quote", None)
    return f": “{quote.exact[:80]}”" if quote else ""

"""The full-text indexes, folded in Python, written in the transaction of what they index."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from reader_app.core.folding import FOLD_VERSION, fold_for_index
from reader_app.core.records import Article, Highlight, Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader_app.core.ids import Uid
    from reader_app.core.records import Record
    from reader_app.store.connection import Connection
    from reader_app.store.entries import Entry

FOLD_SETTING = "fold_version"
NOTES_SETTING = "notes_indexed"
"""Not there in a file of a Reader that did not index the notes apart."""

_ADD_ARTICLE = "INSERT INTO article_fts(rowid,title,body) VALUES(?,?,?)"
_ADD_MARK = "INSERT INTO mark_fts(rowid,quote,notes) VALUES(?,?,?)"
_ADD_NOTE = "INSERT OR REPLACE INTO note_fts(rowid,body) SELECT id, ? FROM note WHERE uid=?"
_DROP_NOTE = "DELETE FROM note_fts WHERE rowid=(SELECT id FROM note WHERE uid=?)"
_NOTES = "SELECT id, body FROM note WHERE highlight_id IS NOT NULL OR article_id IS NOT NULL"
_ADD_BARE_MARK = (
    "INSERT INTO mark_fts(rowid,quote,notes) SELECT id, ?, '' FROM highlight WHERE uid=?"
)
"""For a new highlight without notes, as tagging makes them: nothing has to be read first."""


class SearchIndex:
    """Keeps the index of one file true to the edits being written."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def forget(self, entries: Sequence[Entry]) -> None:
        """Take out what the edits change or remove, while its rows are still there."""
        entries = _indexed(entries)
        stale = [entry for entry in entries if entry.before is not None]
        articles = [entry.record.uid for entry in stale if _reindexes_article(entry)]
        self._delete("article", "article_fts", articles)
        notes = [entry.before.record for entry in stale if entry.before is not None]
        self._connection.run_many(
            _DROP_NOTE, [(bytes.fromhex(note.uid),) for note in notes if _is_found(note)]
        )
        new = {entry.record.uid for entry in entries if entry.before is None}
        self._delete("highlight", "mark_fts", _touched_marks(entries) - new)

    def add(self, entries: Sequence[Entry], texts: Mapping[str, str]) -> None:
        """Index what the edits added or changed, when all rows are written; texts by hash."""
        entries = _indexed(entries)
        articles = [
            entry.record
            for entry in entries
            if entry.after is not None and _reindexes_article(entry)
        ]
        self._add_articles([item for item in articles if isinstance(item, Article)], texts)
        self._add_notes(entry.after.record for entry in entries if entry.after is not None)
        bare = {
            entry.record.uid: entry.record.quote.exact
            for entry in entries
            if entry.before is None and isinstance(entry.record, Highlight)
        }
        for entry in entries:
            for uid in _noted_marks(entry):
                bare.pop(uid, None)
        for uid in sorted(_touched_marks(entries)):
            quote = bare.get(uid)
            if quote is None:
                self._add_mark(uid)
            else:
                key = (fold_for_index(quote), bytes.fromhex(uid))
                self._connection.run(_ADD_BARE_MARK, key)

    def rebuild_where_stale(self) -> None:
        """Make the index anew where another version of the folding made it."""
        connection = self._connection
        keys = (FOLD_SETTING, NOTES_SETTING)
        known = dict(connection.rows("SELECT key, value FROM setting WHERE key IN (?,?)", keys))
        is_fresh = known.get(FOLD_SETTING) == str(FOLD_VERSION)
        if is_fresh and NOTES_SETTING in known:
            return
        with connection.transaction():
            if not is_fresh:
                self._rebuild()
            self._index_all_notes()

    def _rebuild(self) -> None:
        connection = self._connection
        for table in ("article_fts", "mark_fts"):
            connection.run(f"INSERT INTO {table}({table}) VALUES('delete-all')")
        articles = connection.stream(
            "SELECT a.id, a.title, t.text FROM article a JOIN text t ON t.sha256=a.text_sha256"
        )
        connection.run_many(_ADD_ARTICLE, (_folded(*row) for row in articles))
        marks = connection.stream(
            "SELECT h.id, h.quote, ifnull((SELECT group_concat(body, char(10)) FROM note n"
            " WHERE n.highlight_id=h.id), '') FROM highlight h"
        )
        connection.run_many(_ADD_MARK, (_folded(*row) for row in marks))
        connection.run(
            "INSERT OR REPLACE INTO setting VALUES(?,?)", (FOLD_SETTING, str(FOLD_VERSION))
        )

    def _index_all_notes(self) -> None:
        connection = self._connection
        connection.run("DELETE FROM mark_fts WHERE rowid<0")  # a Reader before 1.4 put some there
        connection.run("INSERT INTO note_fts(note_fts) VALUES('delete-all')")
        rows = ((row, fold_for_index(body)) for row, body in connection.stream(_NOTES))
        connection.run_many("INSERT INTO note_fts(rowid,body) VALUES(?,?)", rows)
        connection.run("INSERT OR REPLACE INTO setting VALUES(?,'1')", (NOTES_SETTING,))

    def _add_notes(self, records: Iterable[Record]) -> None:
        self._connection.run_many(
            _ADD_NOTE,
            [
                (fold_for_index(note.body), bytes.fromhex(note.uid))
                for note in records
                if _is_found(note)
            ],
        )

    def _delete(self, table: str, index: str, uids: Iterable[Uid]) -> None:
        self._connection.run_many(
            f"DELETE FROM {index} WHERE rowid=(SELECT id FROM {table} WHERE uid=?)",
            [(bytes.fromhex(uid),) for uid in uids],
        )

    def _add_articles(self, articles: Sequence[Article], texts: Mapping[str, str]) -> None:
        connection = self._connection
        rows: list[tuple[int, str, str]] = []
        for article in articles:
            row = connection.value(
                "SELECT id FROM article WHERE uid=?", (bytes.fromhex(article.uid),)
            )
            text = texts.get(article.text_sha256) or connection.value(
                "SELECT text FROM text WHERE sha256=?", (bytes.fromhex(article.text_sha256),)
            )
            rows.append(_folded(row, article.title, text or ""))
        connection.run_many(_ADD_ARTICLE, rows)

    def _add_mark(self, uid: Uid) -> None:
        connection = self._connection
        row = connection.row("SELECT id, quote FROM highlight WHERE uid=?", (bytes.fromhex(uid),))
        if row is None:
            return
        notes = connection.value(
            "SELECT group_concat(body, char(10)) FROM note WHERE highlight_id=?", (row[0],)
        )
        connection.run(_ADD_MARK, _folded(row[0], row[1], notes or ""))


def _folded(row: int, first: str, second: str) -> tuple[int, str, str]:
    return row, fold_for_index(first), fold_for_index(second)


def _indexed(entries: Iterable[Entry]) -> list[Entry]:
    """Return the edits of records that the index is about; they are few among many taggings."""
    return [entry for entry in entries if isinstance(entry.record, Article | Highlight | Note)]


def _reindexes_article(entry: Entry) -> bool:
    """Tell whether an edit changes what is indexed of an article."""
    before, after = entry.before, entry.after
    if not isinstance(entry.record, Article):
        return False
    if before is None or after is None:
        return True
    return any(before.data[name] != after.data[name] for name in ("title", "text_sha256"))


def _touched_marks(entries: Iterable[Entry]) -> set[Uid]:
    """Return the highlights whose words or notes the edits touch."""
    touched: set[Uid] = set()
    for entry in entries:
        if isinstance(entry.record, Highlight):
            touched.add(entry.record.uid)
        touched |= _noted_marks(entry)
    return touched


def _is_found(record: Record) -> TypeGuard[Note]:
    """Tell whether a record is a note that a search of articles finds them by."""
    return isinstance(record, Note) and (record.article or record.highlight) is not None


def _noted_marks(entry: Entry) -> set[Uid]:
    sides = [side.record for side in (entry.before, entry.after) if side is not None]
    return {note.highlight for note in sides if isinstance(note, Note) and note.highlight}

"""What follows from the records and is kept beside them, so that nobody has to count it anew.

All of it in one place: how it is kept with each step, made anew, and checked.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader_app.core.judgements import ArticleTagging, Grade
from reader_app.core.records import Article, Highlight, Tagging
from reader_app.core.scales import CREDIBILITY, RELIABILITY, Scales

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader_app.core.ids import Uid
    from reader_app.core.records import Record
    from reader_app.store.connection import Connection
    from reader_app.store.entries import Entry, Side

DERIVED_SETTING = "derived_version"
"""Says by which version of this module all of it was made."""
_VERSION = "1"
TABLES = frozenset({"grade_rank", "own_field", "untagged"})
"""The tables that hold nothing else."""
UNGRADED = 9
"""Stands in a rank for a scale by which an article is not graded."""


class Kept(NamedTuple):
    """A column that follows from other tables."""

    table: str
    column: str
    what: str
    """In words."""
    sql: str
    """What it must be."""

    @property
    def is_wrong(self) -> str:
        """The condition on the rows in which it is something else."""
        return f"{self.column} IS NOT ({self.sql})"


KEPT = (
    Kept(
        "article",
        "n_highlights",
        "number of highlights",
        "(SELECT count(*) FROM highlight WHERE article_id=article.id)",
    ),
    Kept(
        "article",
        "n_chars",
        "number of characters",
        "(SELECT n_chars FROM text WHERE sha256=article.text_sha256)",
    ),
    Kept(
        "tag",
        "n_taggings",
        "number of taggings",
        "(SELECT count(*) FROM tagging WHERE tag_id=tag.id)",
    ),
    Kept("grade", "value_id", "value", "(SELECT id FROM scale_value WHERE uid=grade.value)"),
)


def _place(scale: Uid) -> str:
    """Return the SQL of the place in a scale of the value that an article was given."""
    values = enumerate(Scales().values(scale))
    cases = " ".join(f"WHEN x'{value.uid}' THEN {place}" for place, value in values)
    return f"ifnull(min(CASE value {cases} END),{UNGRADED})"


_RANKS = (
    f"SELECT analyst_id, article_id, 10*{_place(RELIABILITY.uid)}+{_place(CREDIBILITY.uid)} AS rank"
    " FROM grade WHERE highlight_id IS NULL{} GROUP BY analyst_id, article_id"
    f" HAVING rank<{11 * UNGRADED}"
)
"""By the source's reliability first, then by the information's credibility."""
_FIELDS = (
    "SELECT article.id, ifnull(CAST(json_extract(pair.value,'$[0]') AS TEXT),''),"
    " ifnull(CAST(json_extract(pair.value,'$[1]') AS TEXT),'')"
    " FROM article, json_each(iif(json_valid(fields),fields,'[]')) pair"
    " WHERE fields<>'[]' AND pair.type='array'{}"
)
_UNTAGGED = (
    "SELECT id FROM article WHERE NOT EXISTS (SELECT 1 FROM tagging WHERE article_id=article.id)"
    " AND NOT EXISTS (SELECT 1 FROM article_tagging WHERE article_id=article.id){}"
)
_ADD_UNTAGGED = f"INSERT OR IGNORE INTO untagged(article_id) {_UNTAGGED}"
_ADD_RANKS = f"INSERT INTO grade_rank {_RANKS}"
_ADD_FIELDS = f"INSERT OR IGNORE INTO own_field(article_id,name,value) {_FIELDS}"
_ANALYST = "(SELECT id FROM analyst WHERE uid=?)"
_ARTICLE = "(SELECT id FROM article WHERE uid=?)"
_DIFFERENT = (
    "SELECT uid FROM article WHERE id IN (SELECT article_id FROM (SELECT * FROM ({0} EXCEPT {1})"
    " UNION ALL SELECT * FROM ({1} EXCEPT {0})))"
)
_LOWER = "SELECT article_id, lower(name) AS name, lower(value) AS value FROM ({})"
_WRONG_ROWS = {
    "mark as untagged": _DIFFERENT.format(
        "SELECT article_id FROM untagged",
        f"SELECT id AS article_id FROM ({_UNTAGGED.format('')})",
    ),
    "place by grade": _DIFFERENT.format(
        "SELECT article_id, analyst_id, rank FROM grade_rank",
        f"SELECT article_id, analyst_id, rank FROM ({_RANKS.format('')})",
    ),
    "own field": _DIFFERENT.format(
        _LOWER.format("SELECT article_id, name, value FROM own_field"),
        _LOWER.format(
            "SELECT NULL AS article_id, NULL AS name, NULL AS value WHERE 0"
            f" UNION ALL {_FIELDS.format('')}"
        ),
    ),
}


def wrong(connection: Connection) -> Iterable[tuple[str, str, Uid]]:
    """Yield what is not as it follows from the records: the kind of record, what, and whose."""
    for kept in KEPT:
        for (uid,) in connection.stream(f"SELECT uid FROM {kept.table} WHERE {kept.is_wrong}"):
            yield kept.table, kept.what, uid.hex()
    for what, sql in _WRONG_ROWS.items():
        for (uid,) in connection.stream(sql):
            yield "article", what, uid.hex()


def rebuild(connection: Connection) -> None:
    """Make all of it anew, within a transaction."""
    for kept in KEPT:
        connection.run(f"UPDATE {kept.table} SET {kept.column}={kept.sql} WHERE {kept.is_wrong}")
    for table in sorted(TABLES):
        connection.run(f"DELETE FROM {table}")
    connection.run(_ADD_UNTAGGED.format(""))
    connection.run(_ADD_RANKS.format(""))
    connection.run(_ADD_FIELDS.format(""))
    connection.run("INSERT OR REPLACE INTO setting VALUES(?,?)", (DERIVED_SETTING, _VERSION))


def rebuild_where_stale(connection: Connection) -> None:
    """Make all of it anew where another version of it is kept, or none."""
    if is_stale(connection):
        with connection.transaction():
            rebuild(connection)


def is_stale(connection: Connection) -> bool:
    """Tell whether another version of it is kept, or none: the file was not brought to its end."""
    known = connection.value("SELECT value FROM setting WHERE key=?", (DERIVED_SETTING,))
    return known != _VERSION


class Derived:
    """Keeps it true to the edits being written."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def forget(self, entries: Sequence[Entry]) -> None:
        """Take out what the edits change or remove, while its rows are still there."""
        graded = _graded(entries)
        self._connection.run_many(
            f"DELETE FROM grade_rank WHERE analyst_id={_ANALYST} AND article_id={_ARTICLE}", graded
        )
        self._connection.run_many(
            f"DELETE FROM own_field WHERE article_id={_ARTICLE}",
            [
                (bytes.fromhex(entry.record.uid),)
                for entry in entries
                if entry.before is not None and _changes_fields(entry)
            ],
        )
        gone = {each.record.uid for each in entries if _is_article(each) and each.after is None}
        self._tell_tagged(gone)

    def add(self, entries: Sequence[Entry]) -> None:
        """Take in what the edits added or changed, when all rows are written."""
        self._count(entries)
        self._tell_tagged({each.article for each in _taggings(entry.after for entry in entries)})
        new = {each.record.uid for each in entries if _is_article(each) and each.before is None}
        bare = {each.article for each in _taggings(entry.before for entry in entries)}
        self._connection.run_many(
            _ADD_UNTAGGED.format(" AND uid=?"),
            [(bytes.fromhex(uid),) for uid in sorted(new | bare)],
        )
        graded = _graded(entries)
        these = f" AND analyst_id={_ANALYST} AND article_id={_ARTICLE}"
        self._connection.run_many(_ADD_RANKS.format(these), graded)
        self._connection.run_many(
            _ADD_FIELDS.format(" AND article.uid=?"),
            [
                (bytes.fromhex(entry.record.uid),)
                for entry in entries
                if entry.after is not None and _changes_fields(entry)
            ],
        )

    def _tell_tagged(self, articles: Iterable[Uid]) -> None:
        """Take note that these articles are not without a tag; most of them had one before."""
        self._connection.run_many(
            f"DELETE FROM untagged WHERE article_id={_ARTICLE}",
            [(bytes.fromhex(uid),) for uid in sorted(articles)],
        )

    def _count(self, entries: Sequence[Entry]) -> None:
        """Keep the counters of articles and tags."""
        sums: Counter[tuple[str, str, Uid]] = Counter()
        for entry in entries:
            for side, one in ((entry.before, -1), (entry.after, 1)):
                if side is not None:
                    for counter in _counters(side.record):
                        sums[counter] += one
        for (table, column, uid), change in sums.items():
            if change:
                self._connection.run(
                    f"UPDATE {table} SET {column}={column}+? WHERE uid=?",
                    (change, bytes.fromhex(uid)),
                )


def _counters(record: Record) -> list[tuple[str, str, Uid]]:
    """Return the counters that count a record: table, column, and whose."""
    match record:
        case Highlight():
            return [("article", "n_highlights", record.article)]
        case Tagging():
            return [("tag", "n_taggings", record.tag)]
        case _:
            return []


def _taggings(sides: Iterable[Side | None]) -> list[Tagging | ArticleTagging]:
    records = (side.record for side in sides if side is not None)
    return [record for record in records if isinstance(record, Tagging | ArticleTagging)]


def _is_article(entry: Entry) -> bool:
    return isinstance(entry.record, Article)


def _graded(entries: Iterable[Entry]) -> list[tuple[bytes, bytes]]:
    """Return who graded which article, before or after the edits, by their uids."""
    sides = (side.record for entry in entries for side in (entry.before, entry.after) if side)
    grades = (record for record in sides if isinstance(record, Grade) and record.highlight is None)
    pairs = {(grade.analyst, grade.article) for grade in grades}
    return [(bytes.fromhex(analyst), bytes.fromhex(article)) for analyst, article in sorted(pairs)]


def _changes_fields(entry: Entry) -> bool:
    """Tell whether an edit changes the own fields of an article, or brings or takes any."""
    record = entry.record
    if not isinstance(record, Article):
        return False
    if entry.before is not None and entry.after is not None:
        return "fields" in entry.changed
    return bool(record.fields)

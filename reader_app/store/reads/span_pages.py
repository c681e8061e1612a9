"""The table of tagged spans: which rows a query finds, in its order, a page at a time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader_app.core.ids import Uid
from reader_app.store.reads.search import match_all
from reader_app.store.reads.spans import SpanReads
from reader_app.store.rows import SpanCounts, SpanPage
from reader_app.store.span_where_sql import SpanWhereSql

if TYPE_CHECKING:
    from reader_app.store.connection import Connection
    from reader_app.store.rows import SpanQuery, SpanSort

_FROM = (
    "FROM highlight h JOIN article a ON a.id=h.article_id"
    " LEFT JOIN tagging g ON g.highlight_id=h.id LEFT JOIN tag ON tag.id=g.tag_id"
)
_WALK = (
    "FROM article a INDEXED BY {} CROSS JOIN highlight h ON a.id=h.article_id"
    " LEFT JOIN tagging g ON g.highlight_id=h.id LEFT JOIN tag ON tag.id=g.tag_id"
)
"""Goes through the articles in their order, so that a first page of all rows is there at once."""
_WALKED: dict[SpanSort, str] = {
    "place": "article_created",
    "article": "article_title",
    "published": "article_published",
}
"""The orders that begin as an index of the articles does."""
_WHO = "ifnull(g.analyst_id, h.analyst_id)"
_KEYS: dict[SpanSort, tuple[str, ...]] = {
    "place": ("a.created_ms", "a.uid", "h.start", 'h."end"'),
    "quote": ("h.quote COLLATE NOCASE",),
    "tag": ("ifnull(tag.name_key,'')",),
    "article": ("a.title", "a.uid", "h.start"),
    "outlet": ("ifnull(a.outlet,'') COLLATE NOCASE", "a.uid", "h.start"),
    "published": ("ifnull(a.published,'')", "a.uid", "h.start"),
    "analyst": (f"(SELECT name FROM analyst WHERE id={_WHO})",),
    "created": ("ifnull(g.created_ms, h.created_ms)",),
}
_WHOLE_KEYS: dict[SpanSort, tuple[str, ...]] = {
    **_KEYS,
    "tag": _KEYS["place"],
    "analyst": ("(SELECT name FROM analyst WHERE id=h.analyst_id)",),
    "created": ("h.created_ms",),
}
"""The orders that keep a highlight together."""
_LAST = ("h.uid", "ifnull(g.uid, x'')")
"""Ends every order, so that no two rows are equal in it."""
_AMONG = "(SELECT unhex(value) FROM json_each(?))"


class SpanPages:
    """Answers about the table of tagged spans over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(
        self, query: SpanQuery, after: tuple[object, ...] | None = None, limit: int = 200
    ) -> SpanPage:
        """Return the next so many tagged spans that a query finds."""
        keys = (*(_WHOLE_KEYS if query.whole else _KEYS)[query.sort], *_LAST)
        direction, beyond = ("DESC", "<") if query.descending else ("ASC", ">")
        conditions, values = self._conditions(query)
        walked = None if conditions else _WALKED.get(query.sort)
        source = _FROM if walked is None else _WALK.format(walked)
        if after is not None:
            conditions.append(f"{keys[0]} {beyond}= ?")  # the one that seeks the index
            values.append(after[0])
            row, marks = ", ".join(keys), ", ".join("?" * len(keys))
            conditions.append(f"({row}) {beyond} ({marks})")
            values += after
        order = ", ".join(f"{key} {direction}" for key in keys)
        sql = f"SELECT {', '.join(keys)} {source} {_where(conditions)} ORDER BY {order} LIMIT ?"
        with self._connection.snapshot():
            rows = self._connection.rows(sql, (*values, limit))
            pairs = [(row[-2].hex(), row[-1].hex() or None) for row in rows]
            spans = SpanReads(self._connection).of(pairs)
        return SpanPage(tuple(spans), tuple(rows[-1]) if len(rows) == limit else None)

    def refuse_unknown(self, query: SpanQuery) -> None:
        """Raise QueryError where a question names a tag, an outlet or an analyst there is not."""
        self._conditions(query)

    def counts(self, query: SpanQuery) -> SpanCounts:
        """Return how much a query finds; for a worker, where there are many."""
        conditions, values = self._conditions(query)
        counted = f"count(DISTINCT a.id), count(DISTINCT a.outlet), count(DISTINCT {_WHO})"
        sql = f"SELECT count(*), {counted} {_FROM} {_where(conditions)}"
        return SpanCounts(*self._connection.rows(sql, values)[0])

    def highlights(self, query: SpanQuery) -> int:
        """Return of how many highlights a query finds something."""
        conditions, values = self._conditions(query)
        return self._connection.value(
            f"SELECT count(DISTINCT h.id) {_FROM} {_where(conditions)}", values
        )

    def _conditions(self, query: SpanQuery) -> tuple[list[str], list[object]]:
        conditions, values = _conditions(query)
        if query.where is not None:
            sql, more = SpanWhereSql(self._connection, query.asking or Uid("")).among(query.where)
            conditions.append(f"h.id IN ({sql})")
            values += more
        if query.whole and conditions:
            conditions = [f"h.id IN (SELECT h.id {_FROM} {_where(conditions)})"]
        return conditions, values


def _where(conditions: list[str]) -> str:
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""


def _conditions(query: SpanQuery) -> tuple[list[str], list[object]]:
    """Return the conditions of a query, and the values in them."""
    conditions: list[str] = []
    values: list[object] = []
    if query.words.strip():
        conditions.append("h.id IN (SELECT rowid FROM mark_fts WHERE mark_fts MATCH ?)")
        values.append(match_all(query.words))
    if query.tags:
        conditions.append(f"g.tag_id IN (SELECT id FROM tag WHERE uid IN {_AMONG})")
        values.append(json.dumps(query.tags))
    if query.untagged:
        conditions.append("g.id IS NULL")
    for condition, value in (
        ("a.uid=unhex(?)", query.article),
        ("ifnull(a.outlet,'')=?", query.outlet),
        (f"{_WHO}=(SELECT id FROM analyst WHERE uid=unhex(?))", query.analyst),
        ("h.statement=?", query.statement),
    ):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    return conditions, values

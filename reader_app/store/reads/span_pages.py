"""The table of tagged spans: which rows a query finds, in its order, a page at a time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader_app.core.ids import Uid
from reader_app.core.span_where import compares_spans
from reader_app.store.reads.search import match_all
from reader_app.store.reads.span_groups import MONTH, SpanGroups
from reader_app.store.reads.spans import SpanReads
from reader_app.store.rows import SpanCounts, SpanPage
from reader_app.store.span_orders import ANY_WAY, BY_TAG, KEYS, LAST, WALKS, WHO, WHOLE_KEYS
from reader_app.store.span_where_sql import SpanWhereSql

if TYPE_CHECKING:
    from reader_app.store.connection import Connection, Row
    from reader_app.store.rows import GroupBy, SpanGroup, SpanQuery
    from reader_app.store.span_orders import Walk

    Condition = tuple[list[str], list[object]]

_TAG_OF = "g.tag_id"
_WITH_WORDS = "SELECT rowid FROM mark_fts WHERE mark_fts MATCH ?"
_NAMES = "(SELECT value FROM json_each(?))"
_AMONG = "(SELECT unhex(value) FROM json_each(?))"


class SpanPages:
    """Answers about the table of tagged spans over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.many = 15_000
        """From so many rows on a page is read along an index instead of sorting them all."""

    def page(
        self, query: SpanQuery, after: tuple[object, ...] | None = None, limit: int = 200
    ) -> SpanPage:
        """Return the next so many tagged spans that a query finds."""
        with self._connection.snapshot():
            found = _Found(self._connection, query, self._conditions(query, looks_up=True))
            rows = (
                found.walked(after, limit)
                if found.is_long(self.many)
                else found.sorted(after, limit)
            )
            pairs = [(row[-2].hex(), row[-1].hex() or None) for row in rows]
            spans = SpanReads(self._connection).of(pairs)
        return SpanPage(tuple(spans), tuple(rows[-1]) if len(rows) == limit else None)

    def refuse_unknown(self, query: SpanQuery) -> None:
        """Raise QueryError where a question names a tag, an outlet or an analyst there is not."""
        self._conditions(query)

    def counts(self, query: SpanQuery) -> SpanCounts:
        """Return how much a query finds; for a worker, where there are many."""
        conditions, values = self._conditions(query)
        counted = f"count(DISTINCT a.id), count(DISTINCT a.outlet), count(DISTINCT {WHO})"
        sql = f"SELECT count(*), {counted} {_source(query)} {_where(conditions)}"
        return SpanCounts(*self._connection.rows(sql, values)[0])

    def groups(self, query: SpanQuery, by: GroupBy) -> list[SpanGroup]:
        """Return how much a query finds by something, the largest group first; for a worker."""
        return SpanGroups(self._connection, *self._conditions(query)).by(by)

    def highlights(self, query: SpanQuery) -> int:
        """Return of how many highlights a query finds something."""
        conditions, values = self._conditions(query)
        return self._connection.value(
            f"SELECT count(DISTINCT h.id) {_source(query)} {_where(conditions)}", values
        )

    def marked(self, query: SpanQuery) -> list[tuple[Uid, Uid | None]]:
        """Return the highlight and the tagging of every row a query finds, in no order."""
        conditions, values = self._conditions(query)
        sql = f"SELECT h.uid, g.uid {_source(query)} {_where(conditions)}"
        rows = self._connection.rows(sql, values)
        return [
            (Uid(mark.hex()), Uid(tagging.hex()) if tagging else None) for mark, tagging in rows
        ]

    def articles(self, query: SpanQuery) -> set[Uid]:
        """Return in which articles a query finds something."""
        conditions, values = self._conditions(query)
        sql = f"SELECT DISTINCT a.uid {_source(query)} {_where(conditions)}"
        return {Uid(row[0].hex()) for row in self._connection.rows(sql, values)}

    def _conditions(self, query: SpanQuery, *, looks_up: bool = False) -> Condition:
        """Return the conditions of a query; where words are looked up, few finds stand in them.

        Else the index would be asked for them once to count them, and once more to sort them.
        """
        conditions, values = _conditions(query)
        if looks_up and query.words.strip():
            rows = self._connection.rows(f"{_WITH_WORDS} LIMIT ?", (values[0], self.many))
            if len(rows) < self.many:
                conditions[0] = f"h.id IN {_NAMES}"
                values[0] = json.dumps([row for (row,) in rows])
        if query.where is not None:
            sql, more = SpanWhereSql(self._connection, query.asking or Uid("")).among(query.where)
            conditions.append(f"h.id IN ({sql})")
            values += more
        if query.whole and conditions:
            source = BY_TAG if query.tags else ANY_WAY
            conditions = [f"h.id IN (SELECT h.id {source} {_where(conditions)})"]
        return conditions, values


class _Found:
    """What a query finds, page by page, along an index or sorted."""

    def __init__(self, connection: Connection, query: SpanQuery, found: Condition) -> None:
        self._connection = connection
        self._query = query
        self._conditions, self._values = found
        self._keys = (WHOLE_KEYS if query.whole else KEYS)[query.sort]
        self._direction, self._beyond = ("DESC", "<") if query.descending else ("ASC", ">")

    def is_long(self, many: int) -> bool:
        """Tell whether so much is found that it had better not be sorted, and need not be.

        A file that an older Reader made, and that is only read, lacks some of the indexes.
        """
        if self._keys != KEYS[self._query.sort]:
            return False
        names = json.dumps([walk.index for walk in WALKS[self._query.sort]])
        there = f"SELECT count(*) FROM sqlite_schema WHERE type='index' AND name IN {_NAMES}"
        if self._connection.value(there, (names,)) < len(WALKS[self._query.sort]):
            return False
        if not self._conditions:
            return True
        if self._query.where is not None and compares_spans(self._query.where):
            return False  # to count them takes as long as to find them
        some = f"SELECT 1 {_source(self._query)} {_where(self._conditions)} LIMIT {many}"
        return self._connection.value(f"SELECT count(*) FROM ({some})", self._values) == many

    def sorted(self, after: tuple[object, ...] | None, limit: int) -> list[Row]:
        """Return the next rows out of all that are found."""
        keys = (*self._keys, *LAST)
        conditions, values = self._beyond_all(keys, after)
        found = [*self._conditions, *conditions], [*self._values, *values]
        return self._rows(keys, _source(self._query), found, limit)

    def walked(self, after: tuple[object, ...] | None, limit: int) -> list[Row]:
        """Return the next rows along the indexes of the order, merged."""
        query = self._query
        walks = [walk for walk in WALKS[query.sort] if _may_hold(walk, query)]
        found: list[Row] = []
        for walk in walks if query.descending else walks[::-1]:
            found += self._along(walk, after, limit)
            if walk.same and len(found) == limit:
                return found
        if len(walks) == 1:
            return found
        return sorted(found, reverse=query.descending)[:limit]

    def _along(self, walk: Walk, after: tuple[object, ...] | None, limit: int) -> list[Row]:
        same = len(walk.same)
        # The plus keeps SQLite from going another way than along the index.
        conditions = [f"+{each}".replace(_TAG_OF, walk.tag) for each in self._conditions]
        conditions += ["g.id IS NULL"] if walk.untagged else []
        values: list[object] = []
        keys = (*walk.keys, *LAST)
        if after is not None and walk.same and after[:same] != walk.same:
            if (after[:same] > walk.same) != self._query.descending:
                return []
        elif after is not None:
            more, values = self._beyond_all(keys, after[same:])
            conditions += more
        rows = self._rows(keys, walk.source, (conditions, [*self._values, *values]), limit)
        return [(*walk.same, *row) for row in rows]

    def _beyond_all(self, keys: tuple[str, ...], after: tuple[object, ...] | None) -> Condition:
        """Return the conditions of rows behind another one."""
        if after is None:
            return [], []
        row, marks = ", ".join(keys), ", ".join("?" * len(keys))
        seeks = f"{keys[0]} {self._beyond}= ?"  # the one that seeks the index
        return [seeks, f"({row}) {self._beyond} ({marks})"], [after[0], *after]

    def _rows(self, keys: tuple[str, ...], source: str, found: Condition, limit: int) -> list[Row]:
        conditions, values = found
        order = ", ".join(f"{key} {self._direction}" for key in keys)
        where = _where(conditions)
        sql = f"SELECT {', '.join(keys)} {source} {where} ORDER BY {order} LIMIT ?"
        return self._connection.rows(sql, (*values, limit))


def _may_hold(walk: Walk, query: SpanQuery) -> bool:
    """Tell whether a walk may come to any row of a query."""
    if query.whole:
        return True
    if walk.untagged:
        return not query.tags
    return not query.untagged or len(WALKS[query.sort]) == 1


def _source(query: SpanQuery) -> str:
    """Return where the rows of a query come from, where it is for SQLite to say how."""
    return BY_TAG if query.tags and not query.whole else ANY_WAY


def _where(conditions: list[str]) -> str:
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""


def _conditions(query: SpanQuery) -> Condition:
    """Return the conditions of a query, and the values in them."""
    conditions: list[str] = []
    values: list[object] = []
    if query.words.strip():
        conditions.append(f"h.id IN ({_WITH_WORDS})")
        values.append(match_all(query.words))
    if query.tags:
        conditions.append(f"{_TAG_OF} IN (SELECT id FROM tag WHERE uid IN {_AMONG})")
        values.append(json.dumps(query.tags))
    if query.articles:
        conditions.append(f"a.uid IN {_AMONG}")
        values.append(json.dumps(query.articles))
    if query.untagged:
        conditions.append("g.id IS NULL")
    for condition, value in (
        ("a.uid=unhex(?)", query.article),
        ("ifnull(a.outlet,'')=?", query.outlet),
        (f"{WHO}=(SELECT id FROM analyst WHERE uid=unhex(?))", query.analyst),
        ("h.statement=?", query.statement),
        (f"{MONTH}=?", query.month),
    ):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    return conditions, values

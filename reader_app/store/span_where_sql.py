"""A question on tagged spans as an SQL condition on highlights."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from reader_app.core.search_query import Dates, Filter
from reader_app.core.sentences import sentences_around
from reader_app.core.span_where import EverySpan, NoSpan, Related, SomeSpan, SpanFilter, SpanWhere
from reader_app.store.search_sql import SearchSql
from reader_app.store.span_filter_sql import filtered

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.core.span_where import Relation, RelationKind
    from reader_app.store.connection import Connection
    from reader_app.store.filter_sql import Condition

_TAGGED = (
    "SELECT highlight_id FROM tagging WHERE tag_id IN"
    " (SELECT id FROM tag WHERE uid IN (SELECT unhex(value) FROM json_each(?)))"
)
_OF_ANALYST = (
    "SELECT h.id FROM highlight h LEFT JOIN tagging g ON g.highlight_id=h.id"
    " WHERE ifnull(g.analyst_id, h.analyst_id) IN (SELECT value FROM json_each(?))"
)
_OF_ARTICLES = "SELECT id FROM highlight WHERE article_id IN (SELECT id FROM article WHERE {})"
_OVERLAP = 'y.start<x."end" AND y."end">x.start'
_HOW: dict[RelationKind, str] = {
    "overlapping": _OVERLAP,
    "inside": 'y.start<=x.start AND y."end">=x."end"',
    "near": 'y.start<=x."end"+? AND y."end">=x.start-?',
    "article": "1",
    "sentence": 'y.start<x.high AND y."end">x.low',
    "paragraph": "EXISTS (SELECT 1 FROM block b WHERE b.text_sha256=x.text_sha256"
    ' AND b.start<x."end" AND b."end">x.start AND b.start<y."end" AND b."end">y.start)',
}
_KEPT = 256
"""Texts: a question goes through the articles one by one."""
_RELATED = (
    "SELECT x.id FROM {spans} x CROSS JOIN highlight y WHERE x.id IN ({wanted})"
    # The plus keeps SQLite from going through all the others for each span.
    " AND y.article_id=x.article_id AND +y.id IN ({others}) AND y.text_sha256=x.text_sha256"
    " AND {how}{apart}"
)
_IN_SENTENCES = (
    "(SELECT id, article_id, text_sha256,"
    ' sentence_low(text_sha256, start, "end") AS low,'
    ' sentence_high(text_sha256, start, "end") AS high'
    # The limit keeps SQLite from asking for the sentences again with each other span.
    " FROM highlight WHERE id IN ({}) LIMIT -1)"
)


class SpanWhereSql:
    """Puts questions on the spans of one project into SQL, for one analyst."""

    def __init__(self, connection: Connection, analyst: Uid) -> None:
        self._connection = connection
        self._search = SearchSql(connection, analyst)
        _add_sentences(connection)

    def among(self, where: SpanWhere) -> Condition:
        """Return the SELECT of the highlights' rows; raises QueryError for a name nothing has."""
        match where:
            case Filter(name="tag"):
                return _TAGGED, [json.dumps(self._search.filters.tags(where.value))]
            case Filter(name="by"):
                return _OF_ANALYST, [json.dumps(self._search.filters.analysts(where.value))]
            case Filter() | Dates():
                sql, values = self._search.condition(where)
                return _OF_ARTICLES.format(sql), values
            case SpanFilter():
                return filtered(self._connection, where)
            case Related():
                return self._related(where)
            case _:
                sql, values = self._condition(where, "h")
                return f"SELECT h.id FROM highlight h WHERE {sql}", values

    def _condition(self, where: SpanWhere, alias: str) -> Condition:
        match where:
            case EverySpan() | SomeSpan():
                word = " AND " if isinstance(where, EverySpan) else " OR "
                parts = [self._condition(part, alias) for part in where.parts]
                values = [value for _, some in parts for value in some]
                return f"({word.join(sql for sql, _ in parts)})", values
            case NoSpan():
                sql, values = self._condition(where.part, alias)
                return f"NOT {sql}", values
            case _:
                sql, values = self.among(where)
                return f"{alias}.id IN ({sql})", values

    def _related(self, where: Related) -> Condition:
        wanted, wanted_values = self.among(where.spans)
        others, other_values = self.among(where.others)
        spans, values = "highlight", [*wanted_values, *other_values]
        if where.relation.kind == "sentence":
            spans, values = _IN_SENTENCES.format(wanted), [*wanted_values, *values]
        sql = _RELATED.format(
            spans=spans,
            wanted=wanted,
            others=others,
            how=_HOW[where.relation.kind],
            apart=" AND y.id<>x.id" if where.spans == where.others else "",
        )
        return sql, [*values, *_distances(where.relation)]


def _distances(relation: Relation) -> list[object]:
    return [relation.within] * 2 if relation.kind == "near" else []


def _add_sentences(connection: Connection) -> None:
    """Let SQL ask for the sentences around a span; a text is read once for many spans."""

    @lru_cache(maxsize=_KEPT)
    def text_of(sha256: bytes) -> str:
        return connection.value("SELECT text FROM text WHERE sha256=?", (sha256,)) or ""

    @lru_cache(maxsize=1)
    def around(sha256: bytes, start: int, end: int) -> tuple[int, int]:
        return sentences_around(text_of(sha256), start, end)

    for name, which in (("sentence_low", 0), ("sentence_high", 1)):

        def bound(sha256: bytes, start: int, end: int, which: int = which) -> int:
            return around(sha256, start, end)[which]

        connection.raw.create_function(name, 3, bound, deterministic=True)

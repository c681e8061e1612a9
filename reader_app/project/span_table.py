"""The table of tagged spans: the rows a query finds, made by the very code that makes an export's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader_app.core.ids import Uid
from reader_app.core.span_where_parser import parse_where
from reader_app.formats.exchange.span_row import SpanRow
from reader_app.project.export_rows import Rows
from reader_app.project.saved import SavedQueries
from reader_app.project.typed_query import question
from reader_app.store.rows import SpanQuery

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.span_where import SpanWhere
    from reader_app.project.workbench import Workbench
    from reader_app.store.rows import GroupBy, SpanCounts, SpanGroup

PAGE = 200
_MANY = 4000
"""Rows to a page where all are wanted: each page asks the whole question anew."""


@dataclass(frozen=True, slots=True)
class TablePage:
    """Some rows of the table, and where the next page begins."""

    rows: tuple[SpanRow, ...]
    next: tuple[object, ...] | None


@dataclass(frozen=True, slots=True)
class Marked:
    """What rows of the table stand for: their highlights and taggings, each once."""

    highlights: tuple[Uid, ...]
    taggings: tuple[Uid, ...]


class SpanTable:
    """Questions about all tagged spans of a project."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def page(
        self, query: SpanQuery, after: tuple[object, ...] | None = None, limit: int = PAGE
    ) -> TablePage:
        """Return the next rows that a query finds."""
        page = self._bench.store.span_pages.page(query, after, limit)
        return TablePage(tuple(Rows(self._bench).of(page.spans)), page.next)

    def rows(self, query: SpanQuery, at_once: int = _MANY) -> Iterator[SpanRow]:
        """Yield every row that a query finds, in its order, so many read at a time."""
        after: tuple[object, ...] | None = None
        while True:
            page = self.page(query, after, at_once)
            yield from page.rows
            after = page.next
            if after is None:
                return

    def where(self, words: str) -> SpanQuery:
        """Return the query that a typed question makes; raises QueryError, also for no such tag."""
        query = SpanQuery(where=parse_where(words), asking=self._bench.analyst.uid)
        self._bench.store.span_pages.refuse_unknown(query)
        return query

    def saved(self, name: str) -> SpanQuery:
        """Return the query that is saved under a name; raises NotFoundError, or QueryError."""
        return self.where(SavedQueries(self._bench).named("spans", name).text)

    def question(self, query: SpanQuery) -> SpanWhere | None:
        """Return what a query asks, as one question that can be written down; None for all."""
        return question(self._bench, query)

    def counts(self, query: SpanQuery) -> SpanCounts:
        """Return how much a query finds."""
        return self._bench.store.span_pages.counts(query)

    def marked(self, query: SpanQuery) -> Marked:
        """Return what all rows of a query stand for; for a worker, where there are many."""
        pairs = self._bench.store.span_pages.marked(query)
        marks = tuple(dict.fromkeys(highlight for highlight, _ in pairs))
        return Marked(marks, tuple(tagging for _, tagging in pairs if tagging is not None))

    def groups(self, query: SpanQuery, by: GroupBy) -> list[SpanGroup]:
        """Return how much a query finds by something, the largest group first; for a worker."""
        return self._bench.store.span_pages.groups(query, by)

    def within(self, query: SpanQuery, by: GroupBy, group: SpanGroup) -> SpanQuery:
        """Return the query narrowed to one of its groups: it finds as many spans as that says."""
        key = group.key
        match by:
            case "tag":
                tags = (Uid(key),) if key else query.tags
                return replace(query, tags=tags, untagged=query.untagged or key is None)
            case "article" | "analyst":
                uid = Uid(key or "")
                return (
                    replace(query, article=uid) if by == "article" else replace(query, analyst=uid)
                )
            case "outlet":
                return replace(query, outlet=key)
            case _:
                return replace(query, month=key)

    def below(self, query: SpanQuery, tag: Uid) -> SpanQuery:
        """Return the query narrowed to a tag and all that stand below it."""
        return replace(query, tags=(tag, *(each.uid for each in self._bench.codebook.walk(tag))))

"""Exports: the project in any of the formats there are, into a file that is whole or not there."""

from __future__ import annotations

import tomllib
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, Literal

from reader_app.core.codebook import Codebook
from reader_app.core.cycles import no_search_for_cycles
from reader_app.core.errors import ProjectError
from reader_app.core.resources import resource_path
from reader_app.core.scales import Scales, is_built_in
from reader_app.formats.exchange.columns import (
    COLUMNS,
    named_columns,
)
from reader_app.formats.exchange.csvw import ENDING, csvw_metadata
from reader_app.formats.exchange.material import ArticleLine, Material, WholeArticle
from reader_app.formats.exchange.registry import format_named
from reader_app.formats.exchange.shapes import Shape, columns_in, rows_in
from reader_app.formats.exchange.sheet_size import refuse_too_wide, remark
from reader_app.project.export_order import ExportOrder, ExportReport
from reader_app.project.export_progress import CancelledError, Progress
from reader_app.project.export_rows import Rows
from reader_app.project.folders import is_own_file
from reader_app.project.query_words import query_words
from reader_app.project.span_table import SpanTable
from reader_app.project.whole_file import whole_file
from reader_app.store.rows import LibraryQuery, SpanQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader_app.core.ids import Uid
    from reader_app.core.records import Note
    from reader_app.formats.exchange.columns import Column
    from reader_app.formats.exchange.span_row import SpanRow
    from reader_app.project.export_progress import ExportProgress
    from reader_app.project.workbench import Workbench


_MOST_TAGS = 25
"""Tags of a highlight that a look at the first rows reckons with."""


class ExportActions:
    """Exports; a table has one row a tagging, and one a highlight that has no tag."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns there are, in the order in which they are offered."""
        own = [scale.name for scale in self._bench.scales.all() if not is_built_in(scale.uid)]
        fields = self._bench.store.articles.field_names()
        return (*COLUMNS.values(), *named_columns(own, fields))

    def count(self, query: SpanQuery | None = None, shape: Shape = "tagging") -> int:
        """Return how many rows an export has now; of a query's rows where there is one."""
        spans, pages = self._bench.store.spans, self._bench.store.span_pages
        if shape == "tagging":
            return spans.count() if query is None else pages.counts(query).spans
        return spans.highlights() if query is None else pages.highlights(query)

    def remark(self, order: ExportOrder, rows: int) -> str:
        """Return what the user should know of an export of so many rows; empty where nothing.

        Raises ProjectError where it cannot be written at all.
        """
        chosen = format_named(order.format)
        if chosen.merges_names:
            from reader_app.formats.exchange.refi import shared_names  # noqa: PLC0415  (rare)

            return shared_names(self._bench.codebook)
        if not chosen.has_columns or chosen.sheet == "no":
            return ""
        columns = len(self.columns_of(order))
        if chosen.sheet == "is one":
            refuse_too_wide(columns + 1)  # and that which says what was cut
        return remark(chosen.sheet, rows, columns)

    def export(
        self,
        path: Path,
        format: str = "csv",  # noqa: A002  the word the command line has for it
        columns: Sequence[str] | None = None,
        progress: Callable[[ExportProgress], bool] | None = None,
        query: SpanQuery | None = None,
    ) -> ExportReport:
        """Write the tagged spans as `write` does, a row a tagging."""
        return self.write(path, ExportOrder(format, columns, query=query), progress)

    def write(
        self,
        path: Path,
        order: ExportOrder,
        progress: Callable[[ExportProgress], bool] | None = None,
    ) -> ExportReport:
        """Write what is ordered to a file, which replaces an older one only once it is whole.

        With a query, the spans are those it finds, in its order.

        Raises NotFoundError for an unknown format or column, ProjectError where the file cannot
        be written or is a project. `progress` cancels by returning False.
        """
        chosen = format_named(order.format)
        self._refuse_projects(path)
        self.remark(order, 0)

        def write(file: BinaryIO) -> int:
            rows = self._rows_of(order)
            if progress is None:
                return chosen.write(file, self._material(rows, order))
            told = Progress(progress, self.count(order.query))
            with told.file(file) as watched:
                return chosen.write(watched, self._material(told.rows(rows), order))

        try:
            # Rows make no cycles; to look for some takes a tenth, and holds the window up.
            with no_search_for_cycles(), whole_file(path) as file:
                rows = write(file)
                if chosen.has_metadata:
                    _write_metadata(path, self.columns_of(order))
        except CancelledError:
            return ExportReport(0, path, "cancelled")
        return ExportReport(rows, path, remark=self.remark(order, rows))

    def first_rows(self, order: ExportOrder, most: int) -> list[SpanRow]:
        """Return the first rows of the table that is ordered; for a worker, where it is large."""
        codebook = Codebook(self._bench.store.tags.all())
        if order.query is None:
            return list(islice(rows_in(order.shape, self.rows(), codebook), most))
        enough = most if order.shape == "tagging" else most * _MOST_TAGS
        rows = SpanTable(self._bench).page(order.asked or order.query, limit=enough).rows
        return list(islice(rows_in(order.shape, rows, codebook), most))

    def columns_of(self, order: ExportOrder) -> tuple[Column, ...]:
        """Return the columns of the table that is ordered; raises NotFoundError."""
        return columns_in(order.shape, order.names, Codebook(self._bench.store.tags.all()))

    def _refuse_projects(self, path: Path) -> None:
        own = self._bench.store.path
        if is_own_file(path.name) or path.resolve() == own.resolve():
            raise ProjectError(f"“{path}” is a project’s name. Choose another one for the export.")

    def _material(self, rows: Iterable[SpanRow], order: ExportOrder) -> Material:
        store = self._bench.store
        last = store.steps.history(1)
        return Material(
            rows,
            Codebook(store.tags.all()),  # also those that another window made
            lambda: self._articles(order.query),
            lambda sha256: str(self._bench.text(sha256).text),
            order.names,
            store.path.stem,
            store.analysts(),
            store.tags.counts(),
            last[0].at_ms if last else 0,
            _palette("line"),
            order.shape,
            "" if order.query is None else query_words(self._bench, order.query),
            Scales(store.tags.scales(), store.tags.scale_values()),
            _palette("fill"),
            lambda sha256: self._bench.text(sha256).blocks,
            self._whole,
            self._notes,
        )

    def _whole(self, article: Uid) -> WholeArticle:
        reads = self._bench.store.articles
        return WholeArticle(reads.taggings(article), reads.grades(article), reads.notes(article))

    def _notes(self) -> Iterator[Note]:
        store = self._bench.store
        for tag in store.tags.all():
            yield from store.tags.notes(tag.uid)
        yield from store.articles.project_notes()

    def _articles(self, query: SpanQuery | None) -> Iterator[ArticleLine]:
        """Yield the articles that are exported: with a query those asked for, or else found."""
        store = self._bench.store
        wanted: frozenset[Uid] | None = None
        if query is not None:
            named = query.articles if query.article is None else (query.article,)
            wanted = frozenset(named or store.span_pages.articles(query))
        for row in store.articles.all(LibraryQuery(descending=False)):
            if wanted is None or row.uid in wanted:
                yield ArticleLine(self._bench.article(row.uid), row.n_highlights, row.n_chars)

    def _rows_of(self, order: ExportOrder) -> Iterator[SpanRow]:
        rows = self.rows(order.asked)
        if not order.once:
            return rows
        from reader_app.project.counts import Counts  # noqa: PLC0415  (not at start)

        return Counts(self._bench).copies().rows(rows)

    def rows(self, query: SpanQuery | None = None) -> Iterator[SpanRow]:
        """Yield what an export writes, in its order: by article, then by place, then by tag.

        With a query, yield what it finds, in its own order.
        """
        if query is not None:
            return SpanTable(self._bench).rows(query)
        return Rows(self._bench).of(self._bench.store.spans.tagged())


def _write_metadata(path: Path, columns: Sequence[Column]) -> None:
    with whole_file(path.with_name(path.name + ENDING)) as file:
        file.write(csvw_metadata(path.name, columns))


def _palette(part: Literal["line", "fill"]) -> dict[str, str]:
    """Return the palette's colours of lines, or behind words, on a light page by their names."""
    toml = tomllib.loads(resource_path("themes", "palette.toml").read_text("utf-8"))
    tags: list[dict[str, str]] = toml["light"]["tag"]
    return {tag["slot"]: tag[part] for tag in tags}

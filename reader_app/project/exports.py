"""Exports: the project in any of the formats there are, into a file that is whole or not there."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from reader_app.core.errors import ProjectError
from reader_app.core.resources import resource_path
from reader_app.core.scales import is_built_in
from reader_app.formats.exchange.columns import (
    COLUMNS,
    DEFAULT_COLUMNS,
    columns_named,
    named_columns,
)
from reader_app.formats.exchange.csvw import ENDING, csvw_metadata
from reader_app.formats.exchange.material import ArticleLine, Material
from reader_app.formats.exchange.registry import format_named
from reader_app.project.export_progress import CancelledError, Progress
from reader_app.project.export_rows import Rows
from reader_app.project.folders import is_own_file
from reader_app.project.span_table import SpanTable
from reader_app.project.whole_file import whole_file
from reader_app.store.rows import LibraryQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader_app.formats.exchange.columns import Column
    from reader_app.formats.exchange.span_row import SpanRow
    from reader_app.project.export_progress import ExportProgress
    from reader_app.project.workbench import Workbench
    from reader_app.store.rows import SpanQuery


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote."""

    rows: int
    """How many rows, or what else the format counts."""
    path: Path
    state: Literal["written", "cancelled"] = "written"
    """Where it was cancelled there is no new file, and an old one is as it was."""


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

    def count(self, query: SpanQuery | None = None) -> int:
        """Return how many rows an export has now; of a query's rows where there is one."""
        store = self._bench.store
        return store.spans.count() if query is None else store.span_pages.counts(query).spans

    def export(
        self,
        path: Path,
        format: str = "csv",  # noqa: A002  the word the command line has for it
        columns: Sequence[str] | None = None,
        progress: Callable[[ExportProgress], bool] | None = None,
        query: SpanQuery | None = None,
    ) -> ExportReport:
        """Write the tagged spans to a file, which replaces an older one only once it is whole.

        With a query, they are those it finds, in its order.

        Raises NotFoundError for an unknown format or column, ProjectError where the file cannot
        be written or is a project. `progress` cancels by returning False.
        """
        chosen_format = format_named(format)
        self._refuse_projects(path)
        chosen = DEFAULT_COLUMNS if columns is None else columns

        def write(file: BinaryIO) -> int:
            if progress is None:
                return chosen_format.write(file, self._material(self.rows(query), chosen))
            told = Progress(progress, self.count(query))
            with told.file(file) as watched:
                rows = told.rows(self.rows(query))
                return chosen_format.write(watched, self._material(rows, chosen))

        try:
            with whole_file(path) as file:
                rows = write(file)
                if chosen_format.has_metadata:
                    _write_metadata(path, chosen)
        except CancelledError:
            return ExportReport(0, path, "cancelled")
        return ExportReport(rows, path)

    def _refuse_projects(self, path: Path) -> None:
        own = self._bench.store.path
        if is_own_file(path.name) or path.resolve() == own.resolve():
            raise ProjectError(f"“{path}” is a project’s name. Choose another one for the export.")

    def _material(self, rows: Iterable[SpanRow], columns: Sequence[str]) -> Material:
        store = self._bench.store
        last = store.steps.history(1)
        return Material(
            rows,
            self._bench.codebook,
            self._articles,
            lambda sha256: str(self._bench.text(sha256).text),
            columns,
            store.path.stem,
            store.analysts(),
            store.tags.counts(),
            last[0].at_ms if last else 0,
            _palette(),
        )

    def _articles(self) -> Iterator[ArticleLine]:
        store = self._bench.store
        for row in store.articles.all(LibraryQuery(descending=False)):
            yield ArticleLine(self._bench.article(row.uid), row.n_highlights, row.n_chars)

    def rows(self, query: SpanQuery | None = None) -> Iterator[SpanRow]:
        """Yield what an export writes, in its order: by article, then by place, then by tag.

        With a query, yield what it finds, in its own order.
        """
        if query is not None:
            return SpanTable(self._bench).rows(query)
        return Rows(self._bench).of(self._bench.store.spans.tagged())


def _write_metadata(path: Path, columns: Sequence[str]) -> None:
    with whole_file(path.with_name(path.name + ENDING)) as file:
        file.write(csvw_metadata(path.name, columns_named(columns)))


def _palette() -> dict[str, str]:
    """Return the palette's colours on a light page by their names."""
    toml = tomllib.loads(resource_path("themes", "palette.toml").read_text("utf-8"))
    tags: list[dict[str, str]] = toml["light"]["tag"]
    return {tag["slot"]: tag["line"] for tag in tags}

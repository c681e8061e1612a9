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
from reader_app.project.whole_file import whole_file
from reader_app.store.rows import LibraryQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader_app.formats.exchange.columns import Column
    from reader_app.formats.exchange.registry import ExportFormat
    from reader_app.formats.exchange.span_row import SpanRow
    from reader_app.project.export_progress import ExportProgress
    from reader_app.project.workbench import Workbench


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

    def count(self) -> int:
        """Return how many rows an export has now."""
        return self._bench.store.spans.count()

    def export(
        self,
        path: Path,
        format: str = "csv",  # noqa: A002  the word the command line has for it
        columns: Sequence[str] | None = None,
        progress: Callable[[ExportProgress], bool] | None = None,
    ) -> ExportReport:
        """Write the tagged spans to a file, which replaces an older one only once it is whole.

        Raises NotFoundError for an unknown format or column, ProjectError where the file cannot
        be written or is a project. `progress` cancels by returning False.
        """
        chosen_format = format_named(format)
        self._refuse_projects(path)
        chosen = DEFAULT_COLUMNS if columns is None else columns
        try:
            with whole_file(path) as file:
                rows = self._write(file, chosen_format, chosen, progress)
                if chosen_format.has_metadata:
                    _write_metadata(path, chosen)
        except CancelledError:
            return ExportReport(0, path, "cancelled")
        return ExportReport(rows, path)

    def _write(
        self,
        file: BinaryIO,
        chosen: ExportFormat,
        columns: Sequence[str],
        tell: Callable[[ExportProgress], bool] | None,
    ) -> int:
        """Return how many rows there were, or what else the format counts."""
        if tell is None:
            return chosen.write(file, self._material(self.rows(), columns))
        progress = Progress(tell, self.count())
        with progress.file(file) as watched:
            return chosen.write(watched, self._material(progress.rows(self.rows()), columns))

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
            lambda sha256: self._bench.text(sha256).text,
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

    def rows(self) -> Iterator[SpanRow]:
        """Yield what an export writes, in its order: by article, then by place, then by tag."""
        return Rows(self._bench).of(self._bench.store.spans.tagged())


def _write_metadata(path: Path, columns: Sequence[str]) -> None:
    with whole_file(path.with_name(path.name + ENDING)) as file:
        file.write(csvw_metadata(path.name, columns_named(columns)))


def _palette() -> dict[str, str]:
    """Return the palette's colours on a light page by their names."""
    toml = tomllib.loads(resource_path("themes", "palette.toml").read_text("utf-8"))
    tags: list[dict[str, str]] = toml["light"]["tag"]
    return {tag["slot"]: tag["line"] for tag in tags}

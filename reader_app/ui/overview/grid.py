"""What a chart shows, as data: named rows and columns, and the counts where they meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from reader_app.core.ids import Uid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.analysis.co_occurrence import CoOccurrence
    from reader_app.core.codebook import Codebook
    from reader_app.project.copies_once import CopiesOnce
    from reader_app.project.counts import Across, CountBy, TagCount, Together
    from reader_app.project.project import Project

Look = Literal["bars", "heat", "time"]
ChartKind = Literal["tags", "months", "outlet", "month", "article"]
Question = tuple[Literal["count"], ChartKind] | tuple[Literal["together"], "Together"]
"""What is counted, or in what tags stand together."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column: a tag, or something else by its key; both None for what has none."""

    words: str
    tag: Uid | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A chart: where nothing is counted there is no cell."""

    question: Question
    look: Look
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: Mapping[tuple[int, int], int]
    sources: Mapping[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])
    """Where copies count once, of a row: its independent sources, and the articles they are of."""

    @property
    def most(self) -> int:
        """The highest count; in a heat map of tags by tags no tag counts with itself."""
        counts = (count for place, count in self.cells.items() if not self.is_itself(*place))
        return max(counts, default=0)

    def is_itself(self, row: int, column: int) -> bool:
        """Tell whether a cell is that of a tag with itself."""
        return self.question[0] == "together" and row == column

    def present(self) -> Grid:
        """Return the same with 1 wherever there is any."""
        return replace(self, cells=dict.fromkeys(self.cells, 1))


def counted(project: Project, question: Question, once: CopiesOnce | None = None) -> Grid:
    """Count what a chart shows; for a worker, where there is much."""
    match question:
        case ("together", within):
            return _together(project.counts.together(within, once), within, project.codebook)
        case (_, "tags"):
            grid = _tags(project.counts.tags(once), project.codebook)
            return grid if once else replace(grid, sources={})
        case (_, "months"):
            return _months(project.counts.across("month", once))
        case (_, "article"):
            return _articles(project.counts.across("article", once), project.codebook)
        case (_, ("outlet" | "month") as by):
            return _by_tag(project.counts.across(by, once), by, project.codebook)


def _tags(counts: list[TagCount], codebook: Codebook) -> Grid:
    given = [each for each in counts if each.taggings]
    rows = _lines([each.tag for each in given], codebook)
    cells = {(row, 0): each.taggings for row, each in enumerate(given)}
    sources = {row: (each.sources, each.articles) for row, each in enumerate(given)}
    return Grid(("count", "tags"), "bars", rows, (Line(""),), cells, sources)


def _months(across: Across) -> Grid:
    columns = tuple(Line(name, key=key) for key, name in across.names.items())
    cells = {(0, at): across.counts.by_other[line.key] for at, line in enumerate(columns)}
    rows = (Line(""),) if columns else ()
    return Grid(("count", "months"), "time", rows, columns, cells)


def _by_tag(across: Across, by: CountBy, codebook: Codebook) -> Grid:
    tags = _in_order(across.counts.by_tag, codebook)
    row_of = {tag: at for at, tag in enumerate(tags)}
    column_of = {key: at for at, key in enumerate(across.names)}
    cells = {
        (row_of[tag], column_of[other]): count
        for (tag, other), count in across.counts.cells.items()
    }
    columns = tuple(Line(name, key=key) for key, name in across.names.items())
    kind = "outlet" if by == "outlet" else "month"
    return Grid(("count", kind), "heat", _lines(tags, codebook), columns, cells)


def _articles(across: Across, codebook: Codebook) -> Grid:
    tags = _in_order(across.counts.by_tag, codebook)
    column_of = {tag: at for at, tag in enumerate(tags)}
    row_of = {key: at for at, key in enumerate(across.names)}
    cells = {
        (row_of[other], column_of[tag]): count
        for (tag, other), count in across.counts.cells.items()
    }
    rows = tuple(Line(name, key=key) for key, name in across.names.items())
    return Grid(("count", "article"), "heat", rows, _lines(tags, codebook), cells)


def _together(counts: CoOccurrence, within: Together, codebook: Codebook) -> Grid:
    tags = _in_order(counts.places, codebook)
    at = {tag: number for number, tag in enumerate(tags)}
    cells = {(at[tag], at[tag]): count for tag, count in counts.places.items()}
    for (one, other), count in counts.pairs.items():
        cells[at[one], at[other]] = cells[at[other], at[one]] = count
    lines = _lines(tags, codebook)
    return Grid(("together", within), "heat", lines, lines, cells)


def _in_order(tags: Mapping[Uid, int], codebook: Codebook) -> list[Uid]:
    return [tag.uid for tag in codebook.walk() if tag.uid in tags]


def _lines(tags: Sequence[Uid], codebook: Codebook) -> tuple[Line, ...]:
    return tuple(Line(codebook.path_text(tag), tag) for tag in tags)

"""Which rows of the table of tagged spans a cell of a chart counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.search_query import Dates, Filter
from reader_app.core.span_where import EverySpan, NoSpan, Related, Relation, SomeSpan
from reader_app.project.rows import SpanQuery

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.core.span_where import SpanWhere
    from reader_app.project.counts import Together
    from reader_app.ui.overview.grid import Grid, Line


def cell_query(grid: Grid, row: int, column: int) -> SpanQuery:
    """Return what finds the rows of a cell.

    Of two tags that stand together, those of the first beside the second or one below it.
    """
    one, other = grid.rows[row], grid.columns[column]
    match grid.question:
        case ("together", within):
            return SpanQuery(tags=_tags(one), where=_beside(one, other, within))
        case (_, "tags"):
            return SpanQuery(tags=_tags(one))
        case (_, "outlet"):
            return SpanQuery(tags=_tags(one), outlet=other.key or "")
        case (_, "article"):
            return SpanQuery(tags=_tags(other), article=_article(one))
        case _:
            months = [line.key for line in grid.columns if line.key]
            return SpanQuery(tags=_tags(one), where=_month(other.key, months))


def _tags(line: Line) -> tuple[Uid, ...]:
    return (line.tag,) if line.tag else ()


def _article(line: Line) -> Uid | None:
    from reader_app.core.ids import Uid  # noqa: PLC0415

    return Uid(line.key) if line.key else None


def _month(month: str | None, months: list[str]) -> SpanWhere | None:
    """Return the question for a month, or for none of them."""
    if month:
        return Dates(month, month)
    return NoSpan(SomeSpan(tuple(Dates(each, each) for each in months))) if months else None


def _beside(one: Line, other: Line, within: Together) -> SpanWhere | None:
    if one.tag == other.tag:
        return None
    first, second = Filter("tag", one.words), Filter("tag", other.words)
    match within:
        case "span":
            return EverySpan((first, second))
        case _:
            return Related(first, Relation(within), second)

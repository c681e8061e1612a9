"""The shapes of a table of tagged spans: a row a tagging, a row a highlight, or a column a tag."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, get_args

from reader_app.core.errors import NotFoundError
from reader_app.formats.exchange.columns import BETWEEN, COLUMNS, Cell, Column, columns_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader_app.core.codebook import Codebook
    from reader_app.core.ids import Uid
    from reader_app.formats.exchange.material import Material
    from reader_app.formats.exchange.span_row import SpanRow

Shape = Literal["tagging", "highlight", "matrix"]
"""`tagging`: a row for each tag on each highlight. `highlight`: a row for each highlight, its tags
joined by `; `. `matrix`: the same, and behind the columns one for each tag, 1 where it has the tag.
In each a highlight without a tag keeps a row.
"""

SHAPES: tuple[Shape, ...] = get_args(Shape)
ROWS_ARE: dict[Shape, str] = {
    "tagging": "one tag on one highlight, or a highlight without a tag",
    "highlight": "one highlight, with its tags",
    "matrix": "one highlight, with a column for each tag: 1 where it has the tag, else 0",
}
PLURALS = {"tag": "tags", "tag_path": "tag_paths", "analyst": "analysts"}
"""Columns that may hold several values where a row is a highlight, and their names there."""

TAG = "tag:"
"""Begins the name of a column that says whether the highlight has a tag; its path follows."""


def shape_named(name: str) -> Shape:
    """Return the shape of that name; raises NotFoundError."""
    for shape in SHAPES:
        if shape == name:
            return shape
    raise NotFoundError(f"There is no shape “{name}”. There are: {', '.join(SHAPES)}.")


def columns_in(shape: Shape, names: Iterable[str], codebook: Codebook) -> tuple[Column, ...]:
    """Return the columns of a table in a shape; raises NotFoundError for a name there is not."""
    columns = columns_named(names)
    if shape == "tagging":
        return columns
    joined = tuple(map(_joined, columns))
    if shape == "highlight":
        return joined
    return (*joined, *(_has_tag(tag.uid, codebook.path_text(tag.uid)) for tag in codebook.walk()))


def table_of(material: Material) -> tuple[tuple[Column, ...], Iterable[SpanRow]]:
    """Return the columns and the rows of a project's table in the shape that is asked for."""
    shape, codebook = material.shape, material.codebook
    columns = columns_in(shape, material.columns, codebook)
    return columns, rows_in(shape, material.rows, codebook)


def rows_in(shape: Shape, rows: Iterable[SpanRow], codebook: Codebook) -> Iterable[SpanRow]:
    """Return the rows of a table in a shape; those of a highlight must come one after another."""
    return rows if shape == "tagging" else _one_each(rows, codebook)


def _one_each(rows: Iterable[SpanRow], codebook: Codebook) -> Iterator[SpanRow]:
    """Yield a row a highlight, which has the others of the same highlight behind it."""
    rank = {tag.uid: n for n, tag in enumerate(codebook.walk())}

    def place(row: SpanRow) -> int:
        return rank.get(row.tagging.tag, len(rank)) if row.tagging else 0

    for _, group in groupby(rows, attrgetter("highlight.uid")):
        first, *others = sorted(group, key=place)
        tags = frozenset(row.tagging.tag for row in (first, *others) if row.tagging)
        yield replace(first, others=tuple(others), tags=tags)


def _joined(column: Column) -> Column:
    make = _MADE_OF.get(column.name) or partial(_listed, column)
    return Column(PLURALS.get(column.name, column.name), column.title, make)


def _listed(column: Column, row: SpanRow) -> Cell:
    """Return what the rows of a highlight say, each thing once."""
    if not row.others:
        return column.cell(row)
    cells = dict.fromkeys(column.cell(each) for each in (row, *row.others))
    cells.pop("", None)
    return BETWEEN.join(map(str, cells)) if len(cells) != 1 else next(iter(cells))


def _names(row: SpanRow) -> str:
    """Return the tags' names; tags of one name at two places of the codebook are two."""
    paths = dict.fromkeys(each.tag_path for each in (row, *row.others))
    return BETWEEN.join(path[-1] for path in paths if path)


def _earliest(row: SpanRow) -> str:
    return min(str(COLUMNS["created"].cell(each)) for each in (row, *row.others))


def _latest(row: SpanRow) -> str:
    return max(str(COLUMNS["modified"].cell(each)) for each in (row, *row.others))


_MADE_OF: dict[str, Callable[[SpanRow], Cell]] = {
    "tag": _names,
    "created": _earliest,
    "modified": _latest,
}


def _has_tag(uid: Uid, path: str) -> Column:
    return Column(f"{TAG}{path}", f"Tag: {path}", lambda row: int(uid in row.tags))

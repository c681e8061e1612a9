"""Tagged spans as CSV (RFC 4180), in two profiles.

"csv" is for spreadsheet programs: UTF-8 with a byte order mark, and a guard before cells that they
would take for formulas. "csv-exact" is for programs: no mark, no guard, every cell quoted. Both end
lines with CRLF, keep line breaks inside cells as LF, and never write a lone surrogate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, BinaryIO, Literal

from reader_app.formats.exchange.columns import DEFAULT_COLUMNS, columns_named
from reader_app.formats.exchange.shapes import table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader_app.formats.exchange.columns import Cell, Column
    from reader_app.formats.exchange.material import Material
    from reader_app.formats.exchange.span_row import SpanRow

Profile = Literal["csv", "csv-exact"]

_FORMULA = r"[=+\-@\t\r\n＝＋－＠]"
_NEEDS_GUARD = re.compile(f"'*{_FORMULA}")
_HAS_GUARD = re.compile(f"'+{_FORMULA}")
_SUSPECT = frozenset("'=+-@\t\r\n＝＋－＠")
_SURROGATES = re.compile("[\ud800-\udfff]")
_CHUNK_ROWS = 500
_EMPTY = '""'
_FIRST = itemgetter(slice(1))
"""Gives the first character of a cell, and none of an empty one."""


def guard(cell: str) -> str:
    """Return the cell with `'` before it where a spreadsheet program would run it as a formula."""
    return f"'{cell}" if _NEEDS_GUARD.match(cell) else cell


def unguard(cell: str) -> str:
    """Return the cell that `guard` was given."""
    return cell[1:] if _HAS_GUARD.match(cell) else cell


@dataclass(frozen=True, slots=True)
class _Dialect:
    mark: bytes
    quotes_all: bool
    guarded: bool


_DIALECTS: dict[Profile, _Dialect] = {
    "csv": _Dialect(b"\xef\xbb\xbf", quotes_all=False, guarded=True),
    "csv-exact": _Dialect(b"", quotes_all=True, guarded=False),
}


def write_csv(
    out: BinaryIO,
    rows: Iterable[SpanRow],
    columns: Sequence[str] = DEFAULT_COLUMNS,
    profile: Profile = "csv",
) -> int:
    """Write a header and the rows, and return how many rows there were.

    Raises NotFoundError, before anything is written, where a column does not exist.
    """
    return write_table(out, rows, columns_named(columns), profile)


def write_table(
    out: BinaryIO, rows: Iterable[SpanRow], chosen: Sequence[Column], profile: Profile
) -> int:
    """Write a header and the rows, no more than a few hundred of them in memory at a time."""
    dialect = _DIALECTS[profile]
    names = [[column.name] for column in chosen]
    out.write(dialect.mark + _encoded(_lines(names, quotes_all=dialect.quotes_all)))
    rest = iter(rows)
    count = 0
    while chunk := list(islice(rest, _CHUNK_ROWS)):
        cells = [_cells(column, chunk, guarded=dialect.guarded) for column in chosen]
        out.write(_encoded(_lines(cells, quotes_all=dialect.quotes_all)))
        count += len(chunk)
    return count


def write_for_excel(out: BinaryIO, material: Material) -> int:
    """Write a project's rows for spreadsheet programs; return how many."""
    columns, rows = table_of(material)
    return write_table(out, rows, columns, "csv")


def write_exact(out: BinaryIO, material: Material) -> int:
    """Write a project's rows for programs; return how many."""
    columns, rows = table_of(material)
    return write_table(out, rows, columns, "csv-exact")


def _cells(column: Column, rows: Sequence[SpanRow], *, guarded: bool) -> Sequence[str]:
    """Return a column's cells, all rows at once: a row at a time takes twice as long."""
    cells = [*map(column.cell, rows)]
    if guarded and _may_be_run(cells):
        cells = [
            guard(cell) if isinstance(cell, str) and cell[:1] in _SUSPECT else cell
            for cell in cells
        ]
    return [*map(str, cells)]


def _may_be_run(cells: Sequence[Cell]) -> bool:
    """Tell whether a cell may need a guard; of cells of text alone, in one go."""
    try:
        return not _SUSPECT.isdisjoint(map(_FIRST, cells))  # pyright: ignore[reportArgumentType]
    except TypeError:  # there is a number among them
        return True


def _lines(columns: Sequence[Sequence[str]], *, quotes_all: bool) -> str:
    """Return lines of these columns as `csv.writer` makes them, in a third of its time.

    It looks at each character; this looks for what is rare in a whole column at once.
    """
    if quotes_all:
        cells = zip(*map(_doubled, columns), strict=True)
        return "".join([f'"{line}"\r\n' for line in map('","'.join, cells)])
    if len(columns) == 1:  # an empty line would be no row
        return "".join([f"{cell or _EMPTY}\r\n" for cell in _quoted(columns[0])])
    cells = zip(*map(_quoted, columns), strict=True)
    return "".join([f"{line}\r\n" for line in map(",".join, cells)])


def _doubled(cells: Sequence[str]) -> Sequence[str]:
    """Return cells with line breaks as LF, and as they stand between quotation marks."""
    words = "".join(cells)
    if "\r" in words:
        cells = [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells]
    return [cell.replace('"', '""') for cell in cells] if '"' in words else cells


def _quoted(cells: Sequence[str]) -> Sequence[str]:
    """Return cells with line breaks as LF, and between quotation marks where they must be."""
    words = "".join(cells)
    if "," not in words and '"' not in words and "\n" not in words and "\r" not in words:
        return cells
    return [
        f'"{cell}"' if "," in cell or '"' in cell or "\n" in cell else cell
        for cell in _doubled(cells)
    ]


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text).encode()

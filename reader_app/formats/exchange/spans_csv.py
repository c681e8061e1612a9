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
    names = [_written([column.name], dialect, guarded=False) for column in chosen]
    out.write(dialect.mark + _lines(names, dialect))
    rest = iter(rows)
    count = 0
    while chunk := list(islice(rest, _CHUNK_ROWS)):
        cells = ([*map(column.cell, chunk)] for column in chosen)
        columns = [_written(each, dialect, guarded=dialect.guarded) for each in cells]
        out.write(_lines(columns, dialect))
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


def _written(cells: Sequence[Cell], dialect: _Dialect, *, guarded: bool) -> Sequence[str]:
    """Return a column's cells as they stand in the file, with line breaks as LF.

    As `csv.writer` makes them, in a third of its time: it looks at each character, this for what
    is rare in a column, in all its cells at once.
    """
    try:
        texts: Sequence[str] = cells  # pyright: ignore[reportAssignmentType]
        words = "".join(texts)
    except TypeError:  # there are numbers among them
        texts = [
            str(cell) if isinstance(cell, int) else guard(cell) if guarded else cell
            for cell in cells
        ]
        words, guarded = "".join(texts), False
    if guarded and _may_be_run(texts, words):
        texts = [guard(text) if text[:1] in _SUSPECT else text for text in texts]
    if "\r" in words:
        texts = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    if '"' in words:
        texts = [text.replace('"', '""') for text in texts]
    elif "," not in words and "\n" not in words and "\r" not in words:
        return texts
    if dialect.quotes_all:
        return texts
    return [f'"{text}"' if "," in text or '"' in text or "\n" in text else text for text in texts]


def _may_be_run(texts: Sequence[str], words: str) -> bool:
    """Tell whether a text begins with what makes a formula; `words` are all of them."""
    if not any(char in words for char in _SUSPECT):
        return False
    return not _SUSPECT.isdisjoint(map(_FIRST, texts))


def _lines(columns: Sequence[Sequence[str]], dialect: _Dialect) -> bytes:
    """Return the lines of these columns, in UTF-8."""
    rows = zip(*columns, strict=True)
    if dialect.quotes_all:
        lines = [f'"{line}"\r\n' for line in map('","'.join, rows)]
    elif len(columns) == 1:  # an empty line would be no row
        lines = [f"{text or _EMPTY}\r\n" for text in columns[0]]
    else:
        lines = [f"{line}\r\n" for line in map(",".join, rows)]
    whole = "".join(lines)
    try:
        return whole.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", whole).encode()

"""Reads tables of articles in Excel workbooks: the first sheet that has rows."""

from __future__ import annotations

import datetime as dt
import importlib
import io
import re
from typing import TYPE_CHECKING, Protocol

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.plain_text import storable
from reader_app.formats.articles.tables import table_of
from reader_app.formats.articles.zip_safety import SafeZip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader_app.formats.articles.several import Several, TableReading

XLSX_READER = "xlsx 1"
_KIND = "Excel workbook"
MAX_BETWEEN = 20_000_000
"""Cells in the rectangle around all that have something in them: 600 MB in the parser."""
_COLUMNS = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="([A-Z]+)\d')
_ROWS = re.compile(rb'<(?:\w+:)?(?:c|row)\s[^<>]*?\br="[A-Z]*(\d+)"')
_LETTERS, _DIGITS = 8, 12
"""More than Excel has: its last cell is XFD1048576."""


class _Sheet(Protocol):
    height: int

    def iter_rows(self) -> Iterable[list[object]]: ...


class _Workbook(Protocol):
    sheet_names: list[str]

    def get_sheet_by_name(self, name: str, /) -> _Sheet: ...


def read_xlsx(data: bytes, *, encoding: str | None, tables: TableReading) -> Several:
    """Return the articles of a workbook's first sheet with rows; the first row names columns."""
    del encoding  # a workbook says it itself
    _refuse_bombs(data)
    calamine = importlib.import_module("python_calamine")  # late: only workbooks need it
    load: Callable[[io.BytesIO], _Workbook] = calamine.load_workbook
    try:
        return table_of(_lines(load(io.BytesIO(data))), tables, XLSX_READER)
    except calamine.CalamineError as error:
        raise UnreadableFileError(f"The {_KIND} is damaged, or is not an {_KIND}.") from error


def _refuse_bombs(data: bytes) -> None:
    """Unpack all once within limits, before a parser without limits does."""
    container = SafeZip(data, kind=_KIND)
    for name in container.names:
        part = container.read(name)
        if name.startswith("xl/worksheets/"):
            _refuse_distance(part)


def _refuse_distance(sheet: bytes) -> None:
    """Refuse a sheet with cells far apart: the parser holds all that could be between them."""
    columns = [_number(letters) for letters in set(_COLUMNS.findall(sheet))]
    rows = [int(digits[:_DIGITS]) for digits in set(_ROWS.findall(sheet))]
    if columns and rows:
        between = (max(columns) - min(columns) + 1) * (max(rows) - min(rows) + 1)
        if between > MAX_BETWEEN:
            raise UnreadableFileError(
                "The Excel workbook has a cell very far from the others, such as in its last row"
                " or column. Delete it, or copy the rows with articles into a new workbook."
            )


def _number(letters: bytes) -> int:
    """Return a column's number by its letters, A being 1."""
    number = 0
    for letter in letters[:_LETTERS]:
        number = 26 * number + letter - 64
    return number


def _lines(book: _Workbook) -> Iterator[list[str]]:
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        if sheet.height:
            yield from ([_cell(each) for each in row] for row in sheet.iter_rows())
            return


def _cell(value: object) -> str:
    if isinstance(value, dt.datetime):
        at_midnight = value.time() == dt.time()
        return value.date().isoformat() if at_midnight else value.isoformat(timespec="minutes")
    return "" if value is None else storable(str(value))

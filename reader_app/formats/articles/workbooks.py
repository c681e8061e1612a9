"""Reads tables of articles in Excel workbooks: the first sheet that has rows."""

from __future__ import annotations

import datetime as dt
import importlib
import io
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
        container.read(name)


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

"""Workbooks (.xlsx) of plain cells: no text in them is ever a formula, a link or markup.

Written row by row through temporary files, so that memory does not grow with the rows.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
# XlsxWriter says only of some of its functions what they take.

from __future__ import annotations

import io
import re
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO, Literal

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from reader_app.formats.exchange.sheet_cells import serial, text_cell
from reader_app.formats.exchange.sheet_size import MOST_ROWS, refuse_too_wide
from reader_app.formats.exchange.sheet_text import clean
from reader_app.formats.exchange.sink import Sink

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from reader_app.formats.exchange.columns import Cell

Kind = Literal["text", "date", "time"]
Head = tuple[str, Kind, int]
"""Name, kind and width (in characters) of a sheet's column."""

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_TEXT = {"text_wrap": True, "quote_prefix": True}
_FROM_RIGHT_TO_LEFT = 2


class _PlainWorksheet(Worksheet):
    """A sheet that is written a row at a time."""

    def add_row(self, row: int, cells: str) -> None:
        """Write a row, counted from 0, whose cells are XML: the library takes four times as long."""
        self._write_single_row(row)
        self.dim_rowmax = row
        self.fh.write(f'<row r="{row + 1}">{cells}</row>')

    def abandon(self) -> None:
        """Close the temporary file of a workbook that is not wanted any more."""
        self._opt_close()


class Book:
    """An open workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self.head = workbook.add_format({"bold": True, "valign": "top", "bottom": 1})
        self.plain = self._style({})
        self.text = self._style(_TEXT)
        rtl = {"reading_order": _FROM_RIGHT_TO_LEFT, "align": "right"}
        self.rtl_text = self._style({**_TEXT, **rtl})
        self.dates: dict[Kind, tuple[re.Pattern[str], int]] = {
            "date": (_DATE, self._style({"num_format": "yyyy-mm-dd", "align": "left"})),
            "time": (_TIME, self._style({"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"})),
        }
        self.cut = 0
        """How many cells were too long."""

    def _style(self, look: Mapping[str, object]) -> int:
        """Return the number by which cells name a look."""
        made = self._workbook.add_format({"valign": "top", **look})
        return made._get_xf_index()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

    def sheet(self, name: str) -> _PlainWorksheet:
        """Return a new sheet."""
        made = _PlainWorksheet()
        self._workbook.add_worksheet(name, lambda: made)
        return made


@contextmanager
def workbook(out: BinaryIO, title: str, changed_ms: int) -> Generator[Book]:
    """Give a workbook to fill, which is written at the end; on an error nothing is left open.

    Raises OSError where it cannot be written.
    """
    with TemporaryDirectory(prefix="reader-") as folder:
        stream = io.BufferedWriter(Sink(out))
        made = Workbook(stream, {**_OPTIONS, "tmpdir": folder})
        made.use_zip64()
        changed = datetime.fromtimestamp(changed_ms // 1000, UTC).replace(tzinfo=None)
        made.set_properties({"title": clean(title), "created": changed})
        try:
            yield Book(made)
            made.close()
            stream.flush()
        except FileCreateError as problem:
            raise OSError(str(problem)) from problem
        finally:
            sheets = [each for each in made.worksheets() if isinstance(each, _PlainWorksheet)]
            for sheet in sheets:
                sheet.abandon()


class Table:
    """Rows under a header that stays in sight; goes on on another sheet where one is full.

    The last column, `truncated`, names the columns whose text was cut in that row.
    """

    def __init__(
        self, book: Book, name: str, heads: Sequence[Head], most_rows: int = MOST_ROWS
    ) -> None:
        self._book = book
        self._heads: list[Head] = [*heads, ("truncated", "text", 16)]
        refuse_too_wide(len(self._heads))
        self._names = (name if number == 1 else f"{name} {number}" for number in count(1))
        self._letters = [xl_col_to_name(place) for place in range(len(self._heads))]
        self._most_rows = most_rows
        self._sheet = self._begin()

    def _begin(self) -> _PlainWorksheet:
        sheet = self._sheet = self._book.sheet(next(self._names))
        self._row = 0
        self._turned = 0
        for place, (name, _, width) in enumerate(self._heads):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, name, self._book.head)
        sheet.freeze_panes(1, 0)
        return sheet

    def add(self, cells: Sequence[Cell]) -> None:
        """Write one row: a cell for each column but `truncated`."""
        if self._row + 1 == self._most_rows:
            self.end()
            self._begin()
        self._row += 1
        made: list[str] = []
        cut: list[str] = []
        for place, cell in enumerate(cells):
            if cell != "":
                made.append(self._cell(place, cell, cut))
        if cut:
            self._book.cut += len(cut)
            made.append(self._cell(len(cells), ", ".join(cut), []))
        self._sheet.add_row(self._row, "".join(made))

    def _cell(self, place: int, cell: Cell, cut: list[str]) -> str:
        """Return a cell as XML, with its type; add its column to `cut` where it was too long."""
        name, kind, _ = self._heads[place]
        start = f'<c r="{self._letters[place]}{self._row + 1}" s='
        if isinstance(cell, int):
            return f'{start}"{self._book.plain}"><v>{cell}</v></c>'
        dated = self._book.dates.get(kind)
        if dated and dated[0].fullmatch(cell):
            number = serial(cell)
            if number is not None:
                return f'{start}"{dated[1]}"><v>{number}</v></c>'
        xml, is_cut, from_right = text_cell(cell)
        if is_cut:
            cut.append(name)
        self._turned += 1 if from_right else -1
        style = self._book.rtl_text if from_right else self._book.text
        return f'{start}"{style}" t="inlineStr">{xml}</c>'

    def end(self) -> None:
        """Finish the last sheet; where most of its text is Arabic or Hebrew, it begins at the right."""
        self._sheet.autofilter(0, 0, self._row, len(self._heads) - 1)
        if self._turned > 0:
            self._sheet.right_to_left()

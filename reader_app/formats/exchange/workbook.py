"""Workbooks (.xlsx) of plain cells: no text in them is ever a formula, a link or markup.

Written row by row through temporary files, so that memory does not grow with the rows.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
# XlsxWriter says only of some of its functions what they take.

from __future__ import annotations

import io
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from reader_app.core.clock import utc_of
from reader_app.formats.exchange.sheet_cells import DATE, TIME, serial, text_cell
from reader_app.formats.exchange.sheet_table import Book, Sheet
from reader_app.formats.exchange.sheet_text import clean
from reader_app.formats.exchange.sink import Sink

if TYPE_CHECKING:
    import re
    from collections.abc import Generator, Mapping, Sequence

    from reader_app.formats.exchange.columns import Cell
    from reader_app.formats.exchange.sheet_table import Head, Kind

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
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


class _Workbook(Book):
    """An open workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self.head = workbook.add_format({"bold": True, "valign": "top", "bottom": 1})
        self.plain = self._style({})
        self.text = self._style(_TEXT)
        rtl = {"reading_order": _FROM_RIGHT_TO_LEFT, "align": "right"}
        self.rtl_text = self._style({**_TEXT, **rtl})
        self.dates: dict[Kind, tuple[re.Pattern[str], int]] = {
            "date": (DATE, self._style({"num_format": "yyyy-mm-dd", "align": "left"})),
            "time": (TIME, self._style({"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"})),
        }

    def _style(self, look: Mapping[str, object]) -> int:
        """Return the number by which cells name a look."""
        made = self._workbook.add_format({"valign": "top", **look})
        return made._get_xf_index()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

    def sheet(self, name: str, heads: Sequence[Head]) -> Sheet:
        """Return a new sheet with its header, which stays in sight."""
        made = _PlainWorksheet()
        self._workbook.add_worksheet(name, lambda: made)
        for place, (title, _, width) in enumerate(heads):
            made.set_column(place, place, width)
            made.write_string(0, place, title, self.head)
        made.freeze_panes(1, 0)
        return _BookSheet(self, made, heads)


class _BookSheet(Sheet):
    """A sheet of a workbook."""

    def __init__(self, book: _Workbook, sheet: _PlainWorksheet, heads: Sequence[Head]) -> None:
        super().__init__(heads)
        self._book = book
        self._sheet = sheet
        self._letters = [xl_col_to_name(place) for place in range(len(heads))]

    def put(self, cells: str) -> None:
        self._sheet.add_row(self.rows, cells)

    def cell(self, place: int, cell: Cell, cut: list[str]) -> str:
        name, kind, _ = self.heads[place]
        start = f'<c r="{self._letters[place]}{self.rows + 1}" s='
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
        self.turned += 1 if from_right else -1
        style = self._book.rtl_text if from_right else self._book.text
        return f'{start}"{style}" t="inlineStr">{xml}</c>'

    def end(self) -> None:
        self._sheet.autofilter(0, 0, self.rows, len(self.heads) - 1)
        if self.turned > 0:
            self._sheet.right_to_left()


@contextmanager
def workbook(out: BinaryIO, title: str, changed_ms: int) -> Generator[Book]:
    """Give a workbook to fill, which is written at the end; on an error nothing is left open.

    Raises OSError where it cannot be written.
    """
    with TemporaryDirectory(prefix="reader-") as folder:
        stream = io.BufferedWriter(Sink(out))
        made = Workbook(stream, {**_OPTIONS, "tmpdir": folder})
        made.use_zip64()
        changed = utc_of(changed_ms).replace(tzinfo=None, microsecond=0)
        made.set_properties({"title": clean(title), "created": changed})
        try:
            yield _Workbook(made)
            made.close()
            stream.flush()
        except FileCreateError as problem:
            raise OSError(str(problem)) from problem
        finally:
            sheets = [each for each in made.worksheets() if isinstance(each, _PlainWorksheet)]
            for sheet in sheets:
                sheet.abandon()

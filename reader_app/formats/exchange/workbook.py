"""Workbooks (.xlsx) of plain cells: no text in them is ever a formula, a link or markup.

Written row by row through temporary files, so that memory does not grow with the rows.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# XlsxWriter says only of some of its functions what they take.

from __future__ import annotations

import io
import re
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO, Literal
from unicodedata import bidirectional

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from reader_app.formats.exchange.sheet_text import clean, fitted
from reader_app.formats.exchange.sink import Sink

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from xlsxwriter.format import Format

    from reader_app.formats.exchange.columns import Cell

Kind = Literal["text", "date", "time"]
Head = tuple[str, Kind, int]
"""Name, kind and width (in characters) of a sheet's column."""

MOST_ROWS = 1_048_576
"""Rows of a sheet with its header, Excel's limit."""

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_DATE = re.compile(r"(?:19|[2-9]\d)\d\d-\d\d-\d\d")
_TIME = re.compile(r"(?:19|[2-9]\d)\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_TOP = {"valign": "top"}
_TEXT = {**_TOP, "text_wrap": True, "quote_prefix": True}
_FROM_RIGHT_TO_LEFT = 2
_LOOKED_AT = 100


class _PlainWorksheet(Worksheet):
    """A sheet on which `<r>...</r>` is text like any other."""

    def _xml_rich_inline_string(
        self, string: str, attributes: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Write as text what the library would take for marked-up text, and copy as it is."""
        self._xml_inline_string(string, True, attributes)  # noqa: FBT003

    def abandon(self) -> None:
        """Close the temporary file of a workbook that is not wanted any more."""
        self._opt_close()


class Book:
    """An open workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self.head = workbook.add_format({"bold": True, "valign": "top", "bottom": 1})
        self.plain = workbook.add_format(_TOP)
        self.text = workbook.add_format(_TEXT)
        rtl = {"reading_order": _FROM_RIGHT_TO_LEFT, "align": "right"}
        self.rtl_text = workbook.add_format({**_TEXT, **rtl})
        self.dates: dict[Kind, tuple[re.Pattern[str], str, Format]] = {
            "date": (_DATE, "%Y-%m-%d", self._dated("yyyy-mm-dd")),
            "time": (_TIME, "%Y-%m-%dT%H:%M:%SZ", self._dated("yyyy-mm-dd hh:mm:ss")),
        }
        self.cut = 0
        """How many cells were too long."""

    def _dated(self, pattern: str) -> Format:
        return self._workbook.add_format({**_TOP, "num_format": pattern, "align": "left"})

    def sheet(self, name: str) -> Worksheet:
        """Return a new sheet."""
        return self._workbook.add_worksheet(name, _PlainWorksheet)


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
        self._names = (name if number == 1 else f"{name} {number}" for number in count(1))
        self._most_rows = most_rows
        self._sheet = self._begin()

    def _begin(self) -> Worksheet:
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
        cut: list[str] = []
        for place, cell in enumerate(cells):
            if self._write(place, cell):
                cut.append(self._heads[place][0])
        if cut:
            self._write(len(cells), ", ".join(cut))
            self._book.cut += len(cut)

    def _write(self, place: int, cell: Cell) -> bool:
        """Write a cell with its type; tell whether it was cut."""
        book, row = self._book, self._row
        if isinstance(cell, int):
            self._sheet.write_number(row, place, cell, book.plain)
            return False
        if not cell:
            return False
        dated = book.dates.get(self._heads[place][1])
        if dated and dated[0].fullmatch(cell):
            moment = datetime.strptime(cell, dated[1])
            self._sheet.write_datetime(row, place, moment, dated[2])
            return False
        text, is_cut = fitted(clean(cell))
        turned = reads_from_right(text)
        self._turned += (turned and 1) or -1
        self._sheet.write_string(row, place, text, book.rtl_text if turned else book.text)
        return is_cut

    def end(self) -> None:
        """Finish the last sheet; where most of its text is Arabic or Hebrew, it begins at the right."""
        self._sheet.autofilter(0, 0, self._row, len(self._heads) - 1)
        if self._turned > 0:
            self._sheet.right_to_left()


def reads_from_right(text: str) -> bool:
    """Tell whether the first letter of a text is one of a script that runs from right to left."""
    if text.isascii():
        return False
    for char in text[:_LOOKED_AT]:
        kind = bidirectional(char)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return False
    return False

"""Tables on sheets, whatever the file: rows under a header, and on another sheet where one is full."""

from __future__ import annotations

from abc import ABC, abstractmethod
from itertools import count
from typing import TYPE_CHECKING, Literal

from reader_app.formats.exchange.sheet_size import MOST_ROWS, refuse_too_wide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.formats.exchange.columns import Cell

Kind = Literal["text", "date", "time"]
Head = tuple[str, Kind, int]
"""Name, kind and width (in characters) of a sheet's column."""

_TRUNCATED: Head = ("truncated", "text", 16)


class Sheet(ABC):
    """One sheet that is written row by row."""

    empty = ""
    """A cell with nothing in it."""

    def __init__(self, heads: Sequence[Head]) -> None:
        self.heads = heads
        self.rows = 0
        """How many there are under the header."""
        self.turned = 0
        """By how many cells those that run from right to left are more; below 0: fewer."""

    def add(self, cells: Sequence[Cell]) -> int:
        """Write one row, a cell for each column but the last; return how many had to be cut."""
        self.rows += 1
        cut: list[str] = []
        made = [
            self.cell(place, cell, cut) if cell != "" else self.empty
            for place, cell in enumerate(cells)
        ]
        if cut:
            made.append(self.cell(len(cells), ", ".join(cut), []))
        self.put("".join(made))
        return len(cut)

    @abstractmethod
    def cell(self, place: int, cell: Cell, cut: list[str]) -> str:
        """Return a cell as XML, with its type; add its column to `cut` where it was too long."""

    @abstractmethod
    def put(self, cells: str) -> None:
        """Write the cells of a row."""

    @abstractmethod
    def end(self) -> None:
        """Finish the sheet; where most of its text is Arabic or Hebrew, it begins at the right."""


class Book(ABC):
    """A file of sheets."""

    cut = 0
    """How many cells were too long."""

    @abstractmethod
    def sheet(self, name: str, heads: Sequence[Head]) -> Sheet:
        """Return a new sheet with its header, which stays in sight."""


class Table:
    """Rows under a header; goes on on another sheet where one is full.

    The last column, `truncated`, names the columns whose text was cut in that row.
    """

    def __init__(
        self, book: Book, name: str, heads: Sequence[Head], most_rows: int = MOST_ROWS
    ) -> None:
        self._book = book
        self._heads = (*heads, _TRUNCATED)
        refuse_too_wide(len(self._heads))
        self._names = (name if number == 1 else f"{name} {number}" for number in count(1))
        self._most_rows = most_rows
        self._sheet = self._begin()

    def _begin(self) -> Sheet:
        return self._book.sheet(next(self._names), self._heads)

    def add(self, cells: Sequence[Cell]) -> None:
        """Write one row: a cell for each column but `truncated`."""
        if self._sheet.rows + 1 == self._most_rows:
            self.end()
            self._sheet = self._begin()
        self._book.cut += self._sheet.add(cells)

    def end(self) -> None:
        """Finish the last sheet."""
        self._sheet.end()

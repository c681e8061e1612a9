"""A chart's counts as a CSV file, rows and columns as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.formats.exchange.counts_csv import MARK, count_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.ui.overview.grid import Grid


def grid_csv(grid: Grid) -> bytes:
    """Return the counts as CSV for spreadsheet programs."""
    head = ["", *(line.words for line in grid.columns)]
    return (MARK + "".join(count_lines(head, _rows(grid)))).encode()


def _rows(grid: Grid) -> Iterator[list[str | int]]:
    for row, line in enumerate(grid.rows):
        counts = (grid.cells.get((row, column), 0) for column in range(len(grid.columns)))
        yield [line.words, *counts]

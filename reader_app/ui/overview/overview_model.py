"""A chart as a table model, so that keys, screen readers and scrolling are those of any table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from reader_app.project.labels import isolate
from reader_app.ui.copy_words import independent_sources
from reader_app.ui.overview.cell_painting import ChartCell, shown_count

if TYPE_CHECKING:
    from reader_app.ui.any_index import AnyIndex
    from reader_app.ui.overview.grid import Grid, Line
    from reader_app.ui.theme.tag_colours import TagInks

_NO_PARENT = QModelIndex()


class OverviewModel(QAbstractTableModel):
    """The counts of one chart, or nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.grid: Grid | None = None
        self._most = 0
        self._inks: TagInks | None = None

    def show(self, grid: Grid | None, inks: TagInks | None) -> None:
        """Show other counts."""
        self.beginResetModel()
        self.grid, self._inks = grid, inks
        self._most = grid.most if grid else 0
        self.endResetModel()

    def set_inks(self, inks: TagInks) -> None:
        """Show the tags in other colours."""
        self._inks = inks

    def cell(self, row: int, column: int) -> ChartCell:
        """Return what is painted in a cell."""
        grid = self.grid
        if grid is None:
            return ChartCell("bars", 0, 0)
        tag = grid.rows[row].tag
        colour = self._inks.of(tag).line if grid.look == "bars" and tag and self._inks else None
        count, plain = grid.cells.get((row, column), 0), grid.is_itself(row, column)
        return ChartCell(grid.look, count, self._most, colour, plain)

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Tell how many rows there are."""
        return len(self.grid.rows) if self.grid and not parent.isValid() else 0

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Tell how many columns there are."""
        return len(self.grid.columns) if self.grid and not parent.isValid() else 0

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's count, and in words what it counts."""
        if self.grid is None:
            return None
        count = self.grid.cells.get((index.row(), index.column()), 0)
        if role == Qt.ItemDataRole.DisplayRole:
            return shown_count(count) if count else ""
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            lines = (self.grid.rows[index.row()], self.grid.columns[index.column()])
            names = [isolate(self.words(line)) for line in lines if self.is_named(line)]
            words = self.tr("%1: %2").replace("%1", " × ".join(names))
            words = words.replace("%2", shown_count(count))
            sources = self.grid.sources.get(index.row())
            return f"{words} · {independent_sources(*sources)}" if sources else words
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a row or a column is called."""
        if self.grid is None:
            return None
        lines = self.grid.columns if orientation == Qt.Orientation.Horizontal else self.grid.rows
        if section < len(lines) and role in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            words = self.words(lines[section]) if self.is_named(lines[section]) else ""
            return isolate(words) if words else ""
        return None

    def is_named(self, line: Line) -> bool:
        """Tell whether a line has a name: the one row or column of a simple chart has none."""
        grid = self.grid
        return bool(line.words) or (
            grid is not None
            and grid.look != "bars"
            and len(grid.columns) > 0
            and line in grid.columns
        )

    def words(self, line: Line) -> str:
        """Return what a row or a column is called, also where articles say nothing of it."""
        return line.words or self.tr("Not known")

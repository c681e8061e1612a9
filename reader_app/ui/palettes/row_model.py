"""A list of rows of any one kind, each handed to the delegate as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.ui.any_index import AnyIndex

ROW = Qt.ItemDataRole.UserRole
_PAGE = 64
"""Rows given to the view at a time: it asks for each one's place."""


class RowModel(QAbstractListModel):
    """Holds rows; `str(row)` is what a screen reader hears."""

    _rows: Sequence[object] = ()
    _fetched = 0

    def show(self, rows: Sequence[object]) -> None:
        """List these instead."""
        self.beginResetModel()
        self._rows = rows
        self._fetched = min(_PAGE, len(rows))
        self.endResetModel()

    @property
    def total(self) -> int:
        """How many rows there are, fetched by the view or not."""
        return len(self._rows)

    def fetch_all(self) -> None:
        """Give the view all rows, as it goes to the last one."""
        while self.canFetchMore(QModelIndex()):
            self.fetchMore(QModelIndex())

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Tell whether there are rows that the view has not asked for yet."""
        return not parent.isValid() and self._fetched < len(self._rows)

    def fetchMore(self, parent: AnyIndex) -> None:
        """Give the view another page."""
        if self.canFetchMore(parent):
            end = min(self._fetched + _PAGE, len(self._rows))
            self.beginInsertRows(QModelIndex(), self._fetched, end - 1)
            self._fetched = end
            self.endInsertRows()

    def row(self, number: int) -> object | None:
        """Return a row, if it is there."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Tell how many rows the view has."""
        return self._fetched if parent is None or not parent.isValid() else 0

    def data(self, index: AnyIndex, role: int = 0) -> object:
        """Return the row for the delegate, its text for everyone else."""
        row = self.row(index.row())
        if role == ROW:
            return row
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return str(row) if role in spoken else None

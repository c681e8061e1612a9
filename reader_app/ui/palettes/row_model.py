"""A list of rows of any one kind, each handed to the delegate as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

ROW = Qt.ItemDataRole.UserRole


class RowModel(QAbstractListModel):
    """Holds rows; `str(row)` is what a screen reader hears."""

    _rows: Sequence[object] = ()

    def show(self, rows: Sequence[object]) -> None:
        """List these instead."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> object | None:
        """Return a row, if it is there."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Tell how many rows there are."""
        return len(self._rows) if parent is None or not parent.isValid() else 0

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        """Return the row for the delegate, its text for everyone else."""
        row = self.row(index.row())
        if role == ROW:
            return row
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return str(row) if role in spoken else None

"""The columns of an export: which of them, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from reader_app.ui.theme.plain_words import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from reader_app.formats.exchange.columns import Column
    from reader_app.ui.any_index import AnyIndex

_MIME = "application/x-reader-column"
_ROW_HEIGHT = 28


class ColumnModel(QAbstractListModel):
    """Columns that can be ticked and moved."""

    chosen_changed = Signal()

    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = list(columns)
        self._ticked: set[str] = set()

    def chosen(self) -> list[str]:
        """Return the names of the ticked columns, in order."""
        return [column.name for column in self._columns if column.name in self._ticked]

    def choose(self, names: Sequence[str]) -> None:
        """Tick these and no others, and put them first in this order."""
        by_name = {column.name: column for column in self._columns}
        first = [by_name[name] for name in names if name in by_name]
        self.beginResetModel()
        self._columns = [*first, *(each for each in self._columns if each not in first)]
        self._ticked = {column.name for column in first}
        self.endResetModel()
        self.chosen_changed.emit()

    def move(self, row: int, by: int) -> int:
        """Move a column up or down; return the row where it stands then."""
        to = max(0, min(row + by, len(self._columns) - 1))
        if to == row:
            return row
        top = QModelIndex()
        self.beginMoveRows(top, row, row, top, to + (to > row))
        self._columns.insert(to, self._columns.pop(row))
        self.endMoveRows()
        self.chosen_changed.emit()
        return to

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Tell how many columns there are."""
        return len(self._columns) if parent is None or not parent.isValid() else 0

    def data(self, index: AnyIndex, role: int = 0) -> object:
        """Return a column's title, or whether it is ticked."""
        column = self._columns[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.name)
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, _ROW_HEIGHT)
        if role == Qt.ItemDataRole.CheckStateRole:
            ticked = column.name in self._ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: AnyIndex, value: object, role: int = 0) -> bool:
        """Tick a column, or not."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        name = self._columns[index.row()].name
        ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        (self._ticked.add if ticked else self._ticked.discard)(name)
        self.dataChanged.emit(index, index)
        self.chosen_changed.emit()
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Rows can be ticked and dragged, and dropped between."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsDragEnabled
        )

    def supportedDropActions(self) -> Qt.DropAction:
        """Dragging moves."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only our own rows can be dropped here."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Carry the number of the row that is dragged."""
        data = QMimeData()
        data.setData(_MIME, str(indexes[0].row()).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        """Move the row that was dragged; false, so that the view removes nothing itself."""
        del action, column
        from_row = int(bytes(data.data(_MIME).data()))
        to = row if row >= 0 else parent.row() if parent.isValid() else len(self._columns)
        self.move(from_row, to - from_row - (to > from_row))
        return False


class ColumnList(QListView):
    """Space ticks, Alt+Up and Alt+Down move, dragging moves too."""

    def __init__(self, columns: ColumnModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("export_columns")
        self.setProperty("kind", "box")
        self.setAccessibleName(self.tr("Columns, in order"))
        self._columns = columns
        self.setModel(columns)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current column by Alt and an arrow."""
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        by = ways.get(Qt.Key(event.key()))
        if by is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        row = self._columns.move(self.currentIndex().row(), by)
        self.setCurrentIndex(self._columns.index(row))

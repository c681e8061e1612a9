"""The values of an own scale as a table that is typed into; the last row takes a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from reader_app.core.judgements import ScaleValue
    from reader_app.project.grades import Wording
    from reader_app.ui.any_index import AnyIndex

_EDIT = Qt.ItemDataRole.EditRole
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ROW_HEIGHT = 32
_CODE_WIDTH = 110
_LABEL_WIDTH = 180


class ScaleValuesModel(QAbstractTableModel):
    """Code, meaning, explanation of each value; what is typed is told, and shown once it is kept."""

    reworded = Signal(str, tuple)
    """A value's uid, and the `Wording` it is to have."""
    added = Signal(str)
    """The code of a value that is to come last."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heads = (self.tr("Code"), self.tr("Meaning"), self.tr("Explanation"))
        self._offer = self.tr("Add a code")
        self._may_edit = False
        self.values: list[ScaleValue] = []

    def show(self, values: Sequence[ScaleValue], *, may_edit: bool) -> None:
        """Show these values; a row that comes last is added without disturbing what is edited."""
        new = list(values)
        if may_edit == self._may_edit and new[:-1] == self.values and new:
            self.beginInsertRows(QModelIndex(), len(new) - 1, len(new) - 1)
            self.values = new
            self.endInsertRows()
        elif may_edit == self._may_edit and _uids(new) == _uids(self.values):
            self.values = new
            if new:
                self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, 2))
        else:
            self.beginResetModel()
            self.values, self._may_edit = new, may_edit
            self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Count the values, and the row for a new one."""
        if parent is not None and parent.isValid():
            return 0
        return len(self.values) + self._may_edit

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Code, meaning, explanation."""
        return len(self._heads) if parent is None or not parent.isValid() else 0

    def data(self, index: AnyIndex, role: int = 0) -> object:
        """Return a cell's words; those of the offer in the colour of what is not there yet."""
        is_offer = index.row() >= len(self.values)
        if role == Qt.ItemDataRole.ForegroundRole and is_offer:
            return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        if role not in {Qt.ItemDataRole.DisplayRole, _EDIT}:
            return None
        if not is_offer:
            return _wording(self.values[index.row()])[index.column()]
        return self._offer if index.column() == 0 and role != _EDIT else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Return a column's head."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let every cell be typed into; of the last row the code alone."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._may_edit and (index.row() < len(self.values) or index.column() == 0):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: AnyIndex, value: object, role: int = 2) -> bool:
        """Tell what was typed."""
        words = " ".join(str(value).split())
        if role != _EDIT.value or not index.isValid():
            return False
        if index.row() == len(self.values):
            if words:
                self.added.emit(words)
            return False
        old = self.values[index.row()]
        typed = list(_wording(old))
        typed[index.column()] = words
        if tuple(typed) != _wording(old):
            self.reworded.emit(old.uid, tuple(typed))
        return False


class ScaleValuesTable(QTableView):
    """The table itself; Del takes a value out, Alt and an arrow moves it."""

    remove_wanted = Signal(int)
    move_wanted = Signal(int, int)
    """The number of a value, and by how much."""

    def __init__(self, model: ScaleValuesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("scaleValues")
        self.setProperty("kind", "box")
        self.setAccessibleName(self.tr("Values of the scale, from the first to the last"))
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(0, _CODE_WIDTH)
        head.resizeSection(1, _LABEL_WIDTH)
        model.rowsInserted.connect(self._go_on)

    def value_row(self) -> int | None:
        """Return the number of the current value; None on the row for a new one."""
        row = self.currentIndex().row()
        return row if 0 <= row < len(self._model.values) else None

    def go_to(self, row: int, column: int = 0) -> None:
        """Make a cell the current one."""
        self.setCurrentIndex(self._model.index(row, column))

    def start_value(self) -> None:
        """Begin to type the code of a new value."""
        self.go_to(len(self._model.values))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit(self.currentIndex())

    def _go_on(self, parent: QModelIndex, row: int) -> None:
        """Stand on the meaning of a value that was added: it is typed next."""
        del parent
        self.go_to(row, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that mean something to a value."""
        row, key = self.value_row(), Qt.Key(event.key())
        moves = event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _UP_DOWN
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif row is not None and key == Qt.Key.Key_Delete:
            self.remove_wanted.emit(row)
        elif row is not None and moves:
            self.move_wanted.emit(row, _UP_DOWN[key])
        elif key == Qt.Key.Key_Insert:
            self.start_value()
        elif key in _ENTER:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _wording(value: ScaleValue) -> Wording:
    return (value.code, value.label, value.description)


def _uids(values: Sequence[ScaleValue]) -> list[str]:
    return [value.uid for value in values]

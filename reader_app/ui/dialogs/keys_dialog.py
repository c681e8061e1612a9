"""All keys, and other ones where the user wants them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader_app.ui.actions.action_set import ActionSet, plain_text
from reader_app.ui.actions.key_table import in_menus, menu_title
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from reader_app.ui.any_index import AnyIndex

_Form = QKeySequence.SequenceFormat


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    menu: str
    text: str


class KeyModel(QAbstractTableModel):
    """One row an action: menu, action, keys."""

    def __init__(self, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self._heads = (self.tr("Menu"), self.tr("Action"), self.tr("Keys"))
        self._actions = actions
        self.rows = [
            _Row(spec.name, menu_title(menu).replace("&", ""), plain_text(actions[spec.name]))
            for menu, specs in in_menus()
            for spec in specs
        ]
        self.keys = {row.name: actions.keys(row.name) for row in self.rows}

    def set_key(self, row: int, key: str) -> None:
        """Give an action one other key, or none."""
        self.keys[self.rows[row].name] = (key,) if key else ()
        self.dataChanged.emit(self.index(row, 0), self.index(row, 2))

    def reset(self) -> None:
        """Give every action its own keys."""
        self.beginResetModel()
        self.keys = {name: spec.keys for name, spec in self._actions.specs.items()}
        self.endResetModel()

    def holder(self, key: str, but: int) -> str | None:
        """Return what another action with that key is called."""
        taken = (row for n, row in enumerate(self.rows) if n != but and key in self.keys[row.name])
        row = next(taken, None)
        return row.text if row else None

    def own(self) -> dict[str, tuple[str, ...]]:
        """Return the keys that are not the actions' own."""
        specs = self._actions.specs
        return {name: keys for name, keys in self.keys.items() if keys != specs[name].keys}

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Tell how many actions there are."""
        return len(self.rows) if parent is None or not parent.isValid() else 0

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Menu, action, keys."""
        return 3 if parent is None or not parent.isValid() else 0

    def data(self, index: AnyIndex, role: int = 0) -> object:
        """Return a cell's text."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        row = self.rows[index.row()]
        keys = (QKeySequence(key).toString(_Form.NativeText) for key in self.keys[row.name])
        return (row.menu, row.text, ", ".join(keys))[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Return a column's head."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None


class KeysDialog(QDialog):
    """Choose an action, press its new key."""

    def __init__(self, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys_dialog")
        self.setWindowTitle(self.tr("Keys"))
        self.resize(680, 620)
        self.model = KeyModel(actions, self)
        self.table = self._made_table()
        self.edit = QKeySequenceEdit(self)
        self.edit.setObjectName("new_key")
        self.edit.setAccessibleName(self.tr("New key"))
        self.edit.setMaximumSequenceLength(1)
        self.edit.editingFinished.connect(self._take_key)
        self.problem = PlainLabel(self)
        self.problem.setProperty("kind", "problem")
        self.foot = DialogFoot(self.tr("Use these keys"), self)
        self.foot.primary.clicked.connect(self.accept)
        self.foot.cancel.clicked.connect(self.reject)
        self._lay_out()
        self.table.selectRow(0)

    def _made_table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("key_table")
        table.setProperty("kind", "box")
        table.setAccessibleName(self.tr("Actions and their keys"))
        table.setModel(self.model)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(28)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().resizeSection(0, 110)
        table.horizontalHeader().resizeSection(2, 190)
        table.selectionModel().currentChanged.connect(self._clear_edit)
        return table

    def _clear_edit(self) -> None:
        self.edit.clear()

    def _lay_out(self) -> None:
        title = PlainLabel(self.windowTitle(), self)
        title.setProperty("kind", "title")
        words = PlainLabel(
            self.tr("Choose an action, then press its new key. Single letters work on the page."),
            self,
        )
        words.setProperty("kind", "muted")
        none = QPushButton(self.tr("No key"), self)
        none.clicked.connect(lambda: self._set(""))
        own = QPushButton(self.tr("All as at first"), self)
        own.clicked.connect(self.model.reset)
        row = QHBoxLayout()
        row.addWidget(PlainLabel(self.tr("New key"), self))
        row.addWidget(self.edit, 1)
        for button in (none, own):
            button.setAutoDefault(False)
            row.addWidget(button)
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 24, 24, 12)
        for widget in (title, words, self.table):
            inside.addWidget(widget)
        inside.addLayout(row)
        inside.addWidget(self.problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(inside, 1)
        column.addWidget(self.foot)

    def _take_key(self) -> None:
        key = self.edit.keySequence().toString(_Form.PortableText)
        if key:
            self._set(key)

    def _set(self, key: str) -> None:
        row = self.table.currentIndex().row()
        holder = self.model.holder(key, row) if key else None
        if holder is not None:
            words = self.tr("This key belongs to “%1”. Take it away there first.")
            self.problem.setText(words.replace("%1", holder))
            return
        self.problem.setText("")
        self.model.set_key(row, key)

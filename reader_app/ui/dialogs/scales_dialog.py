"""The project's own scales: made, named, described, put in order and deleted; each a step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.core.errors import ProjectError
from reader_app.core.folding import fold
from reader_app.core.ids import Uid
from reader_app.core.scales import is_built_in
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.dialogs.scale_values import ScaleValuesModel, ScaleValuesTable
from reader_app.ui.palettes.row_model import RowModel
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.edits import Change
    from reader_app.core.judgements import Scale
    from reader_app.project.grades import Wording
    from reader_app.project.project import Project

_SIZE = (880, 560)
_LIST_WIDTH = 240
_UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class _Row:
    scale: Uid
    name: str

    def __str__(self) -> str:
        return self.name


class ScalesDialog(QDialog):
    """The scales at the start, the one that is chosen beside them."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scales")
        self.setWindowTitle(self.tr("Own scales"))
        self.resize(*_SIZE)
        self._project = project
        self._may_edit = not project.read_only
        self._rows = RowModel(self)
        self.list = self._made_list()
        self.name = self._line("scaleName", self.tr("Name"))
        self.description = self._line("scaleDescription", self.tr("Description"))
        self.values = ScaleValuesModel(self)
        self.table = ScaleValuesTable(self.values, self)
        self.problem = PlainLabel(self)
        self.problem.setObjectName("scalesProblem")
        self.problem.setProperty("kind", "problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.foot = DialogFoot(self.tr("Close"), self)
        self.foot.cancel.hide()
        self.foot.primary.setAutoDefault(False)
        self.foot.primary.setDefault(False)
        self._lay_out()
        self._wire()
        self._show(None)
        self.list.setFocus()

    def _made_list(self) -> QListView:
        view = QListView(self)
        view.setObjectName("scaleList")
        view.setAccessibleName(self.tr("Own scales"))
        view.setProperty("kind", "box")
        view.setModel(self._rows)
        view.setFixedWidth(_LIST_WIDTH)
        view.installEventFilter(self)
        return view

    def _line(self, name: str, words: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setAccessibleName(words)
        field.setReadOnly(not self._may_edit)
        return field

    def _button(self, name: str, words: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setProperty("size", "small")
        button.setAutoDefault(False)
        button.setEnabled(self._may_edit)
        button.clicked.connect(do)
        return button

    def _lay_out(self) -> None:
        title = PlainLabel(self.windowTitle(), self)
        title.setProperty("kind", "title")
        words = PlainLabel(
            self.tr("Highlights and articles are graded by these beside the scales built in."), self
        )
        words.setProperty("kind", "muted")
        words.setWordWrap(True)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addLayout(self._list_side())
        self.side = QWidget(self)
        self.side.setLayout(self._scale_side())
        sides.addWidget(self.side, 1)
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 24, 24, 12)
        inside.setSpacing(8)
        inside.addWidget(title)
        inside.addWidget(words)
        inside.addSpacing(8)
        inside.addLayout(sides, 1)
        inside.addWidget(self.problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(inside, 1)
        column.addWidget(self.foot)

    def _list_side(self) -> QVBoxLayout:
        self.new = self._button("newScale", self.tr("New scale"), self.create_scale)
        self.delete = self._button("deleteScale", self.tr("Delete"), self._delete)
        row = QHBoxLayout()
        row.addWidget(self.new)
        row.addWidget(self.delete)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        return column

    def _scale_side(self) -> QVBoxLayout:
        self.add = self._button("addValue", self.tr("Add a value"), self.table.start_value)
        self.remove = self._button("removeValue", self.tr("Remove the value"), self._remove_current)
        keys = PlainLabel(self.tr("Alt with an arrow moves a value or a scale."), self)
        keys.setProperty("kind", "small")
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(keys)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for words, field in (
            (self.name.accessibleName(), self.name),
            (self.description.accessibleName(), self.description),
            (self.tr("Values, from the first to the last"), self.table),
        ):
            label = PlainLabel(words, self)
            label.setProperty("kind", "heading")
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
        column.addLayout(row)
        return column

    def _wire(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.name.editingFinished.connect(self._rename)
        self.description.editingFinished.connect(self._describe)
        self.values.added.connect(self._add)
        self.values.reworded.connect(self._reword)
        self.table.remove_wanted.connect(self._remove)
        self.table.move_wanted.connect(self._move_value)
        self.foot.primary.clicked.connect(self.accept)

    def _own(self) -> list[Scale]:
        return [scale for scale in self._project.scales.all() if not is_built_in(scale.uid)]

    def scale(self) -> Scale | None:
        """Return the scale that is chosen."""
        row = self._rows.row(self.list.currentIndex().row())
        return self._project.scales.scale(row.scale) if isinstance(row, _Row) else None

    def _show(self, chosen: Uid | None) -> None:
        """Show the scales as they are now, with this one chosen, or else the first."""
        own = self._own()
        self._rows.show([_Row(scale.uid, scale.name) for scale in own])
        self._rows.fetch_all()
        at = next((n for n, scale in enumerate(own) if scale.uid == chosen), 0)
        self.list.setCurrentIndex(self._rows.index(at))
        self._show_current()

    def _show_current(self) -> None:
        scale = self.scale()
        self.side.setEnabled(scale is not None)
        self.delete.setEnabled(scale is not None and self._may_edit)
        self.name.setText(scale.name if scale else "")
        self.description.setText(scale.description if scale else "")
        self._show_values()

    def _show_values(self) -> None:
        scale = self.scale()
        values = self._project.scales.values(scale.uid) if scale else []
        self.values.show(values, may_edit=self._may_edit and scale is not None)

    def _wordings(self) -> list[Wording]:
        return [(value.code, value.label, value.description) for value in self.values.values]

    def _try(self, act: Callable[[], Change]) -> bool:
        """Do something, or say why it cannot be done."""
        try:
            act()
        except ProjectError as problem:
            self.problem.setText(str(problem))
            self.problem.show()
            return False
        self.problem.hide()
        return True

    def create_scale(self) -> None:
        """Make a scale with three values to begin with, its name to be typed."""
        taken = {fold(scale.name) for scale in self._project.scales.all()}
        names = (self.tr("New scale {number}").format(number=n) for n in range(1, len(taken) + 2))
        name = next(each for each in names if fold(each) not in taken)
        values = (
            ("1", self.tr("Low"), ""),
            ("2", self.tr("Medium"), ""),
            ("3", self.tr("High"), ""),
        )
        if self._try(lambda: self._project.grades.create_scale(name, values)):
            self._show(self._own()[-1].uid)
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.name.selectAll()

    def _rename(self) -> None:
        scale = self.scale()
        if scale is None or not self._may_edit or self.name.text() == scale.name:
            return
        if self._try(lambda: self._project.grades.rename_scale(scale.uid, self.name.text())):
            self._show(scale.uid)
        else:
            self.name.setText(scale.name)

    def _describe(self) -> None:
        scale = self.scale()
        if scale is not None and self._may_edit and self.description.text() != scale.description:
            words = self.description.text()
            self._try(lambda: self._project.grades.describe_scale(scale.uid, words))

    def _delete(self) -> None:
        scale, at = self.scale(), self.list.currentIndex().row()
        if scale is None or not self._may_edit:
            return
        if self._try(lambda: self._project.grades.delete_scale(scale.uid)):
            rest = self._own()
            self._show(rest[min(at, len(rest) - 1)].uid if rest else None)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, by: int) -> None:
        scale, at = self.scale(), self.list.currentIndex().row()
        if scale is None or not self._may_edit:
            return
        if self._try(lambda: self._project.grades.move_scale(scale.uid, max(0, at + by))):
            self._show(scale.uid)

    def _add(self, code: str) -> None:
        self._set_values([*self._wordings(), (code, "", "")])

    def _reword(self, value: Uid, wording: Wording) -> None:
        self._try(lambda: self._project.grades.reword(value, wording))
        self._show_values()

    def _remove_current(self) -> None:
        row = self.table.value_row()
        if row is not None:
            self._remove(row)

    def _remove(self, row: int) -> None:
        wordings = self._wordings()
        del wordings[row]
        if self._set_values(wordings):
            self.table.go_to(min(row, len(wordings) - 1))

    def _move_value(self, row: int, by: int) -> None:
        wordings = self._wordings()
        to = max(0, min(row + by, len(wordings) - 1))
        wordings.insert(to, wordings.pop(row))
        if self._set_values(wordings):
            self.table.go_to(to)

    def _set_values(self, wordings: list[Wording]) -> bool:
        scale = self.scale()
        if scale is None or not self._may_edit:
            return False
        done = self._try(lambda: self._project.grades.set_values(scale.uid, wordings))
        self._show_values()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let keys make, move and delete scales in the list."""
        if (
            watched is self.list
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            return self._list_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _list_key(self, event: QKeyEvent) -> bool:
        key, alt = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_Insert and self._may_edit:
            self.create_scale()
        elif key == Qt.Key.Key_Delete:
            self._delete()
        elif alt and key in _UP_DOWN:
            self._move(_UP_DOWN[key])
        else:
            return False
        return True

    def done(self, result: int) -> None:
        """Keep what is still being typed, then close."""
        self._rename()
        self._describe()
        super().done(result)

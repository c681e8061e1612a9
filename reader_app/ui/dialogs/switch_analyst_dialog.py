"""Asks who works on: somebody who is in the project already, or somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from reader_app.project.person import Person
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from reader_app.project.project import Project

_WIDTH = 440


class SwitchAnalystDialog(QDialog):
    """A list of names that another one can be typed into."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("switchAnalyst")
        self.setWindowTitle(self.tr("Switch analyst"))
        self.setMinimumWidth(_WIDTH)
        self._analysts = sorted(project.analysts().values(), key=lambda each: each.name)
        title = PlainLabel(self.tr("Who reads on?"), self)
        title.setProperty("kind", "title")
        words = PlainLabel(
            self.tr("The name stands on what is marked from now on, until the project is closed."),
            self,
        )
        words.setProperty("kind", "muted")
        words.setWordWrap(True)
        self.field = QComboBox(self)
        self.field.setObjectName("analystName")
        self.field.setAccessibleName(self.tr("Analyst"))
        self.field.setEditable(True)
        self.field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.field.addItems([each.name for each in self._analysts])
        self.field.setCurrentText(project.analyst.name)
        self.foot = DialogFoot(self.tr("Switch"), self)
        self.foot.primary.clicked.connect(self.accept)
        self.foot.cancel.clicked.connect(self.reject)
        self.field.editTextChanged.connect(self._check)
        inside = self.foot.column_above(self)
        for widget in (title, words, self.field):
            inside.addWidget(widget)

    def _check(self) -> None:
        self.foot.primary.setEnabled(bool(self.field.currentText().strip()))

    @property
    def person(self) -> Person:
        """Who was chosen: known to the project, or somebody new of that name."""
        name = " ".join(self.field.currentText().split())
        known = next((each.uid for each in self._analysts if each.name == name), None)
        return Person(known, name)

"""Asks which own field of articles is to be filled, and with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH = 440


class FieldDialog(QDialog):
    """The name, one that there is or a new one, and the value; without a value it is emptied."""

    def __init__(self, names: Sequence[str], articles: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("field_dialog")
        self.setWindowTitle(self.tr("Fill a field"))
        self.setMinimumWidth(_WIDTH)
        self._articles = articles
        self.names = QComboBox(self)
        self.names.setObjectName("field_name")
        self.names.setEditable(True)
        self.names.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.names.addItems(list(names))
        self.names.setCurrentIndex(-1)
        self.names.setAccessibleName(self.tr("Field"))
        self.field = QLineEdit(self)
        self.field.setObjectName("field_value")
        self.field.setAccessibleName(self.tr("Value"))
        self.foot = DialogFoot("", self)
        self.foot.primary.clicked.connect(self.accept)
        self.foot.cancel.clicked.connect(self.reject)
        self.names.currentTextChanged.connect(self._check)
        self.field.textChanged.connect(self._check)
        self._lay_out()
        self._check()

    def _lay_out(self) -> None:
        title = PlainLabel(self.windowTitle(), self)
        title.setProperty("kind", "title")
        words = PlainLabel(self.tr("Without a value the field is emptied."), self)
        words.setProperty("kind", "muted")
        words.setWordWrap(True)
        inside = self.foot.column_above(self)
        inside.addWidget(title)
        for line, field in ((self.tr("&Field"), self.names), (self.tr("&Value"), self.field)):
            label = PlainLabel(line, self)
            label.setBuddy(field)
            inside.addWidget(label)
            inside.addWidget(field)
        inside.addWidget(words)

    @property
    def name(self) -> str:
        """The field's name."""
        return " ".join(self.names.currentText().split())

    @property
    def value(self) -> str:
        """What it is to be filled with; empty where it is to be emptied."""
        return self.field.text().strip()

    def _check(self) -> None:
        number = QLocale().toString(self._articles)
        fill = self.tr("Fill it in {number} articles")
        empty = self.tr("Empty it in {number} articles")
        if self._articles == 1:
            fill, empty = self.tr("Fill it"), self.tr("Empty it")
        words = empty if self.name and not self.value else fill
        self.foot.primary.setText(words.format(number=number))
        self.foot.primary.setEnabled(bool(self.name))

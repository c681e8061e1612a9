"""A dialog that writes at once what is changed in it: a title, a scrolling column, Close."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.theme.plain_words import PlainLabel


class Sheet(QDialog):
    """Holds labelled fields under each other; Esc and Close leave it."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.resize(560, 640)
        self._inside = QWidget(self)
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(24, 24, 24, 16)
        self.column.setSpacing(4)
        self.title = PlainLabel(title, self._inside)
        self.title.setProperty("kind", "title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.column.addWidget(self.title)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.foot = DialogFoot(self.tr("Close"), self)
        self.foot.cancel.hide()
        self.foot.primary.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(self.foot)

    def add_field(self, words: str, field: QWidget) -> None:
        """Put a field under its name."""
        label = PlainLabel(words, self._inside)
        label.setProperty("kind", "heading")
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(words)
        self.column.addSpacing(8)
        self.column.addWidget(label)
        self.column.addWidget(field)

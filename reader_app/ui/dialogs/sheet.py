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
        self.problem = self._made_problem()
        self._was_refused = False
        whole.addWidget(area, 1)
        whole.addWidget(self.problem)
        whole.addWidget(self.foot)

    def _made_problem(self) -> PlainLabel:
        problem = PlainLabel(self)
        problem.setObjectName("sheet_problem")
        problem.setProperty("kind", "problem")
        problem.setWordWrap(True)
        problem.setContentsMargins(24, 8, 24, 0)
        problem.hide()
        return problem

    def keep(self) -> bool:
        """Keep what is still being written; false where some of it was refused."""
        return True

    def done(self, result: int) -> None:
        """Keep what is still being written, then close; stay once where it was refused."""
        if not self.keep() and not self._was_refused:
            self._was_refused = True
            more = self.tr("The words stay here. Close once more to give them up.")
            self.problem.setText(f"{self.problem.text()} {more}")
            return
        super().done(result)

    def complain(self, sentence: str) -> None:
        """Say why something could not be kept; nothing once it is."""
        self._was_refused = self._was_refused and bool(sentence)
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

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

"""One detail of an article: its line, where the value came from, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from reader_app.core.errors import ProjectError
from reader_app.project.article_details import EDITED
from reader_app.project.labels import isolate

if TYPE_CHECKING:
    from collections.abc import Callable


class DetailField(QWidget):
    """Keeps its words when it is left; says in a sentence why it could not."""

    def __init__(
        self, words: str, text: str, keep: Callable[[str], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self.line = QLineEdit(text, self)
        self.line.setAccessibleName(words)
        self.line.setCursorPosition(0)
        self.line.editingFinished.connect(self._leave)
        self.setFocusProxy(self.line)
        self.origin, self.problem = self._label("small"), self._label("problem")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.line, self.problem, self.origin):
            column.addWidget(widget)

    def _label(self, kind: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("kind", kind)
        label.setWordWrap(True)
        label.hide()
        return label

    def show_origin(self, origin: str | None) -> None:
        """Say where the value came from; nothing where that is not known."""
        if origin == EDITED:
            self.origin.setText(self.tr("Edited"))
        elif origin is not None:
            self.origin.setText(self.tr("From: %1").replace("%1", isolate(origin)))
        self.origin.setVisible(origin is not None)
        self.line.setAccessibleDescription(self.origin.text())

    def _leave(self) -> None:
        try:
            self._keep(self.line.text().strip())
        except ProjectError as problem:
            self._complain(str(problem))
        else:
            self._complain("")

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.line.setProperty("problem", "true" if sentence else "")
        self.line.style().polish(self.line)

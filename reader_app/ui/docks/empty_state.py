"""What a dock shows where there is nothing: one sentence and at most one action."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reader_app.ui.theme.plain_words import PlainLabel


class EmptyState(QWidget):
    """One sentence, and under it the button that `add_action` made."""

    def __init__(self, sentence: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._name = name
        self._sentence = PlainLabel(sentence, self)
        self._sentence.setWordWrap(True)
        self._sentence.setProperty("kind", "muted")
        self._sentence.setObjectName(f"{name}Sentence")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 20, 16, 16)
        self._column.setSpacing(12)
        self._column.addWidget(self._sentence)
        self._column.addStretch(1)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def say(self, sentence: str) -> None:
        """Show another sentence."""
        self._sentence.setText(sentence)

    def add_action(self, words: str) -> QPushButton:
        """Add the button under the sentence."""
        button = QPushButton(words, self)
        button.setObjectName(f"{self._name}Action")
        button.setAccessibleName(words)
        self._column.insertWidget(1, button, 0, Qt.AlignmentFlag.AlignLeading)
        return button

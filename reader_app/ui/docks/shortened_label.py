"""A label that gives way where there is no room for it, and then says so by three dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget


class ShortenedLabel(QLabel):
    """Shows as much of its words as there is room for; all of them are its accessible name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.words = ""

    def show_words(self, words: str) -> None:
        """Show other words."""
        self.words = words
        self.setAccessibleName(words)
        self._shorten()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for all words."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self.words) + 1, super().sizeHint().height()
        )

    def minimumSizeHint(self) -> QSize:
        """Return no width: it gives way first."""
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of the words."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        way = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self.words, way, self.width()))

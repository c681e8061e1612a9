"""Counts clicks at one place: two take the word, three the sentence, four the paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

_MOST = 4


class ClickCount:
    """How many times the button went down at the same place, quickly enough."""

    def __init__(self) -> None:
        self._count = 0
        self._at = QPoint()
        self._time = 0

    def pressed(self, event: QMouseEvent) -> int:
        """Count a press, a double click's second one too."""
        hints = QGuiApplication.styleHints()
        place = event.position().toPoint()
        near = (place - self._at).manhattanLength() <= hints.mouseDoubleClickDistance()
        soon = event.timestamp() - self._time <= hints.mouseDoubleClickInterval()
        self._count = self._count % _MOST + 1 if near and soon and self._count else 1
        self._at, self._time = place, event.timestamp()
        return self._count

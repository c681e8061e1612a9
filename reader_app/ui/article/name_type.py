"""The small type that brackets' names are set in; what it has measured once it knows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from reader_app.ui.theme.fonts import ui_font

_SIZE = 11
_KEPT = 2000


class NameType:
    """One weight of the type, with the widths of the names set in it."""

    def __init__(self, *, bold: bool) -> None:
        self.font = ui_font(_SIZE, bold=bold)
        self._metrics = QFontMetricsF(self.font)
        self.cap_height = self._metrics.capHeight()
        self._fitted: dict[tuple[str, float], tuple[str, float]] = {}
        self._within: dict[tuple[str, int], bool] = {}

    def fitted(self, words: str, width: float) -> tuple[str, float]:
        """Return the words, shortened to a width where need be, and how wide they are then."""
        known = self._fitted.get((words, width))
        if known is None:
            if len(self._fitted) > _KEPT:
                self._fitted.clear()
            shown = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
            known = self._fitted[words, width] = (shown, self._metrics.horizontalAdvance(shown))
        return known

    def is_within(self, words: str, height: int) -> bool:
        """Tell whether the words' letters stay in a line so high, with their capitals in its middle.

        Arabic, stacked accents or letters from another font can be higher or deeper.
        """
        known = self._within.get((words, height))
        if known is None:
            if len(self._within) > _KEPT:
                self._within.clear()
            box = self._metrics.boundingRect(words)
            base = (height + self.cap_height) / 2
            known = base + box.top() >= 0 and base + box.bottom() <= height
            self._within[words, height] = known
        return known

"""The small type that brackets' names are set in; what it has measured once it knows."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from reader_app.ui.theme.fonts import ui_font

_SIZE = 11
_KEPT = 2000
_WHOLE = 18
"""So many characters of a name are shown always: set narrower where there is no room."""

_NARROWEST = 50
"""Per cent of a letter's width."""


class FittedName(NamedTuple):
    """A name as it is set in a width."""

    words: str
    advance: float
    font: QFont


class NameType:
    """One weight of the type, with the widths of the names set in it."""

    def __init__(self, *, bold: bool) -> None:
        self.font = ui_font(_SIZE, bold=bold)
        self._metrics = QFontMetricsF(self.font)
        self.cap_height = self._metrics.capHeight()
        self._fitted: dict[tuple[str, float], FittedName] = {}
        self._within: dict[tuple[str, int], bool] = {}

    def fitted(self, words: str, width: float) -> FittedName:
        """Return the words, shortened to a width where need be, but not below 18 characters."""
        known = self._fitted.get((words, width))
        if known is None:
            if len(self._fitted) > _KEPT:
                self._fitted.clear()
            known = self._fitted[words, width] = self._set(words, width)
        return known

    def _set(self, words: str, width: float) -> FittedName:
        shown = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        if shown == words or len(shown) > _WHOLE:
            return FittedName(shown, self._metrics.horizontalAdvance(shown), self.font)
        least = words if len(words) <= _WHOLE + 1 else f"{words[:_WHOLE].rstrip()}…"
        font = QFont(self.font)
        share = int(100 * width / self._metrics.horizontalAdvance(least))
        font.setStretch(max(min(share, 99), _NARROWEST))
        return FittedName(least, QFontMetricsF(font).horizontalAdvance(least), font)

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

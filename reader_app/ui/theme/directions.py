"""Which way a line of text runs (UAX #9, rules P2 and P3)."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import Qt

_OPENING = frozenset({"LRI", "RLI", "FSI"})


def direction_of(text: str, otherwise: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """Return the direction of a text's first letter that stands in no isolate.

    `otherwise` is for a text without letters, such as a number.
    """
    depth = 0
    for char in text:
        kind = bidirectional(char)
        if kind in _OPENING:
            depth += 1
        elif kind == "PDI":
            depth = max(depth - 1, 0)
        elif depth == 0 and kind in {"R", "AL"}:
            return Qt.LayoutDirection.RightToLeft
        elif depth == 0 and kind == "L":
            return Qt.LayoutDirection.LeftToRight
    return otherwise

"""Code points to UTF-16 units and back: Qt counts in the latter, everything else here does not."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Translates positions in one text; costs nothing where all characters are in the BMP."""

    __slots__ = ("_points", "_units", "length")

    def __init__(self, text: str) -> None:
        self._points = [match.start() for match in _ASTRAL.finditer(text)] if _wide(text) else []
        self._units = [point + n for n, point in enumerate(self._points)]
        self.length = len(text) + len(self._points)
        """Length of the text in UTF-16 units."""

    def to_units(self, point: int) -> int:
        """Return the UTF-16 position of a code point position."""
        return point + bisect_left(self._points, point)

    def to_points(self, unit: int) -> int:
        """Return the code point position of a UTF-16 position; inside a pair, that of its start."""
        before = bisect_right(self._units, unit)
        if before and self._units[before - 1] == unit:
            before -= 1
        return unit - before


def _wide(text: str) -> bool:
    if text.isascii():
        return False
    return len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)

"""Code points to UTF-16 units and back: Qt counts in the latter, everything else here does not."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.core.long_text import Words

_HIGH = b"\xd8"
_HIGHS_ALIKE = bytes.maketrans(b"\xd9\xda\xdb", 3 * _HIGH)
_PIECE = 1 << 17
"""Code points looked through at a time, so that a very long text is never copied whole."""

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Translates positions in one text; costs nothing where all characters are in the BMP."""

    __slots__ = ("_points", "_units", "length")

    def __init__(self, text: Words) -> None:
        self._points = array("L")
        for start in range(0, len(text), _PIECE):
            places = _pairs(text[start : start + _PIECE])
            self._points.extend(start + unit - n for n, unit in enumerate(places))
        self._units = array("L", (point + n for n, point in enumerate(self._points)))
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


def _pairs(text: str) -> list[int]:
    """Return the UTF-16 positions of all characters that take two units.

    By their upper bytes, which is twice as fast as a search for the characters.
    """
    if text.isascii():
        return []
    raw = text.encode("utf-16-le", "surrogatepass")
    count = len(raw) // 2 - len(text)
    if not count:
        return []
    units = _places(raw[1::2].translate(_HIGHS_ALIKE))
    if len(units) == count:
        return units
    astral = (match.start() for match in _ASTRAL.finditer(text))  # half pairs are in the text
    return [point + n for n, point in enumerate(astral)]


def _places(upper: bytes) -> list[int]:
    places: list[int] = []
    at = upper.find(_HIGH)
    while at >= 0:
        places.append(at)
        at = upper.find(_HIGH, at + 1)
    return places

"""Where a key stands: the Latin letter at the place of a typed Arabic, Hebrew or Persian one.

The hardware's number of the key decides where the system gives it; else the standard layouts do
(ASMO 663 Arabic, SI 1452 Hebrew, ISIRI 9147 Persian). Knows no widgets.
"""

from __future__ import annotations

import unicodedata

_ROWS = ("qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./")
_FIRST_SCAN_CODES = (0x10, 0x1E, 0x2C)
"""Of each row, in the PC's set 1; X11 and Wayland count 8 more."""

_ARABIC = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤر\0ىةوزظ")
_PERSIAN = ("ضصثقفغعهخحجچ", "شسیبلاتنمکگ", "ظطزرذدپو\0\0")
_HEBREW = ("\0\0קראטוןםפ\0\0", "שדגכעיחלךף\0", "זסבהנמצתץ\0")


def _by_letter(*layouts: tuple[str, ...]) -> dict[str, str]:
    """Return typed letter -> Latin letter; an earlier layout wins."""
    found: dict[str, str] = {}
    for layout in layouts:
        for row, latin in zip(layout, _ROWS, strict=True):
            for typed, letter in zip(row, latin, strict=True):
                found.setdefault(typed, letter)
    found.pop("\0")
    return found


_LETTERS = _by_letter(_ARABIC, _PERSIAN, _HEBREW)
_PERSIAN_LETTERS = _by_letter(_PERSIAN, _ARABIC, _HEBREW)
_PLACES = {
    first + at: letter
    for first, row in zip(_FIRST_SCAN_CODES, _ROWS, strict=True)
    for at, letter in enumerate(row)
}


def latin_key(typed: str, scan_code: int | None = None, *, persian: bool = False) -> str | None:
    """Return the Latin letter, bracket or digit at the place of the key that typed this.

    `scan_code` is the key's number in the PC's set 1, where the system tells it. None where the
    typed character is Latin already, or stands on no known key.
    """
    letter = typed[:1]
    if not letter or letter.isascii():
        return None
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    if letter not in _LETTERS:
        return None
    if scan_code in _PLACES:
        return _PLACES[scan_code].upper()
    return (_PERSIAN_LETTERS if persian else _LETTERS)[letter].upper()

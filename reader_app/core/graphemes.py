"""Where a text may be cut without tearing what a reader sees as one character (UAX #29, in short)."""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_LONGEST = 64
"""A longer run of marks on one letter is no word of any language, and is cut."""


def grapheme_floor(text: str, position: int) -> int:
    """Return the position, in code points, or the start of the grapheme that it would tear."""
    at = position
    while position - at <= _LONGEST:
        if at <= 0 or at >= len(text) or not _is_inside(text, at):
            return at
        at -= 1
    return position


def _is_inside(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if before == _JOINER or _extends(after) or (before == "\r" and after == "\n"):
        return True
    if _is_flag_letter(before) and _is_flag_letter(after):
        return _flag_letters_before(text, at) % 2 == 1
    return "\u1100" <= before <= "\u115f" and (
        "\u1100" <= after <= "\u115f" or "가" <= after <= "힣"
    )


def _extends(char: str) -> bool:
    """Tell whether a character belongs to the one before: marks, skin tones, vowels of Hangul."""
    return (
        char == _JOINER
        or unicodedata.category(char)[0] == "M"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\U000e0020" <= char <= "\U000e007f"
        or "\u1160" <= char <= "\u11ff"
    )


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _flag_letters_before(text: str, at: int) -> int:
    start = at
    while start > 0 and _is_flag_letter(text[start - 1]):
        start -= 1
    return at - start

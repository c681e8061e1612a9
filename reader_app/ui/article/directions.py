"""Which way a paragraph reads, and in which script, judged by all of its letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.core.records import Direction
    from reader_app.ui.theme.fonts import Script

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_LEFTWARD = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LETTER = re.compile(r"[^\W\d_]")
_NOT_PERHAPS_LEFTWARD = bytes(set(range(256)) - {5, 6, 7, 8, 0xFB, 0xFC, 0xFD, 0xFE, 0xD8, 0xD9})
"""All but the upper bytes that UTF-16 has for letters written from right to left.

A look at bytes is ten times as fast as one at characters, and decides most texts.
"""
_NOT_SURELY_LEFTWARD = bytes(set(range(256)) - {6, 7, 8})


def is_bidirectional(text: str) -> bool:
    """Tell whether the text holds anything that may not run from left to right."""
    if text.isascii():
        return False
    return _LEFTWARD.search(text) is not None or _CONTROLS.search(text) is not None


def direction_of(text: str) -> Direction:
    """Return the direction that most letters have; a Latin name does not turn an Arabic line."""
    if text.isascii():
        return "ltr"
    upper = text.encode("utf-16-le", "surrogatepass")[1::2]
    if not upper.translate(None, _NOT_PERHAPS_LEFTWARD):
        return "ltr"
    if 2 * len(upper.translate(None, _NOT_SURELY_LEFTWARD)) > len(upper):
        return "rtl"
    leftward = len(_LEFTWARD.findall(text))
    if 2 * leftward > len(text):
        return "rtl"
    return "rtl" if 2 * leftward > len(_LETTER.findall(text)) else "ltr"


def script_of(text: str, direction: Direction) -> Script:
    """Return the script whose type a paragraph of that direction is set in."""
    if direction == "ltr":
        return "latin"
    if _HEBREW.search(text) is None:
        return "arabic"
    return "hebrew" if len(_HEBREW.findall(text)) > len(_ARABIC.findall(text)) else "arabic"

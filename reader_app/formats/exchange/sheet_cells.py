"""What stands between the tags of a workbook's cell (ECMA-376, part 1, 18.3.1.4): text and dates."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from unicodedata import bidirectional

from reader_app.formats.exchange.sheet_text import clean, fitted

_LOOKED_AT = 100
_SPECIAL = re.compile(r"[&<>\x00-\x08\x0b-\x1f]|_(?=x[0-9a-fA-F]{4}_)")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
SHORT = 200
"""Longer texts hardly come twice, and would fill the memory."""

DATE = re.compile(r"\d{4}-\d\d-\d\d")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_BEFORE_ANY = datetime(1899, 12, 30)
_SECONDS = 86_400
_FIRST_YEAR = 1901
"""Excel takes 1900 for a leap year, and knows no day before it."""


class TextCell(NamedTuple):
    """A text as a cell holds it."""

    xml: str
    is_cut: bool
    from_right: bool
    """Whether its first letter is one of a script that runs from right to left."""


def text_cell(text: str) -> TextCell:
    """Return the inside of a cell that shows this text and nothing else."""
    return _short_cell(text) if len(text) < SHORT else _text_cell(text)


def _text_cell(text: str) -> TextCell:
    held, is_cut = fitted(clean(text))
    words = _SPECIAL.sub(_escaped, held) if _SPECIAL.search(held) else held
    xml = f'<is><t xml:space="preserve">{words}</t></is>'
    return TextCell(xml, is_cut, reads_from_right(held))


_short_cell = lru_cache(maxsize=8192)(_text_cell)


def _escaped(match: re.Match[str]) -> str:
    """Return a character as XML has it, or as Excel has what XML cannot hold: `_x000B_`."""
    char = match[0]
    return _NAMED.get(char) or f"_x{ord(char):04X}_"


@lru_cache(maxsize=8192)
def serial(moment: str) -> str | None:
    """Return an ISO 8601 day or time in UTC as Excel counts, in days; None where it cannot."""
    try:
        at = datetime.fromisoformat(moment.removesuffix("Z"))
    except ValueError:
        return None
    if at.year < _FIRST_YEAR:
        return None
    since = at - _BEFORE_ANY
    return f"{since.days + since.seconds / _SECONDS:.16G}"


def reads_from_right(text: str) -> bool:
    """Tell whether the first letter of a text is one of a script that runs from right to left."""
    if text.isascii():
        return False
    for char in text[:_LOOKED_AT]:
        kind = bidirectional(char)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return False
    return False

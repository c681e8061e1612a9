"""Text as a cell of a spreadsheet can hold it: what is too long is cut, visibly."""

from __future__ import annotations

import re

from reader_app.core.graphemes import grapheme_floor

MOST_UNITS = 32_767
"""UTF-16 units in a cell, Excel's limit; other programs cut there without a word."""

MOST_BREAKS = 253
"""Line feeds in a cell, Excel's limit."""

_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return the text with LF for every line break, and without what XML 1.0 cannot hold."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else _NOT_XML.sub("\ufffd", text)


def fitted(text: str) -> tuple[str, bool]:
    """Return a cleaned text as a cell holds it, and whether it was cut.

    It is cut at a grapheme, and ends in `... [cut, 32700 of 40000 characters]` (code points).
    """
    units = len(text)
    if units > MOST_UNITS // 2:
        units = len(text.encode("utf-16-le")) // 2
    if units <= MOST_UNITS and text.count("\n") <= MOST_BREAKS:
        return text, False
    room = MOST_UNITS - len(_ending(len(text), len(text)))
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
    end = grapheme_floor(text, min(len(kept), _before_too_many_breaks(text)))
    return text[:end] + _ending(end, len(text)), True


def _ending(kept: int, of: int) -> str:
    return f"... [cut, {kept} of {of} characters]"


def _before_too_many_breaks(text: str) -> int:
    at = -1
    for _ in range(MOST_BREAKS + 1):
        at = text.find("\n", at + 1)
        if at < 0:
            return len(text)
    return at

"""Folding: one spelling for what readers take for the same word, for search, find and names.

Case, accents, harakat and niqqud, Arabic and Persian letter forms, tatweel, zero-width characters,
curly quotes, dashes, odd spaces, full-width forms and digits of other scripts are folded; the
original is never touched, and a map leads back to it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

FOLD_VERSION = 2
"""Stored with every index made by `fold_for_index`; another version rebuilds it."""

_SAME = {
    **dict.fromkeys("‘’‚‛‹›ʼʻʿʾ´′׳", "'"),
    **dict.fromkeys("“”„‟«»″〝〞״", '"'),
    **dict.fromkeys("‐‑‒–—―−־", "-"),
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("ىیئےۓې", "ي"),
    **dict.fromkeys("ةۀەہۂۃھ", "ه"),
    **dict.fromkeys("کڪ", "ك"),
    "ؤ": "و",
    "…": "...",
    "ß": "ss",
    "ı": "i",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ø": "o",
    "ł": "l",
    "ŧ": "t",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "\u200c": " ",
}
_DROPPED = frozenset("\u00ad\u0640\u200b\u200d\u200e\u200f\u2060\ufeff") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_MARKS = (
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F),
    (0x0670, 0x0670), (0x06D6, 0x06ED), (0x0711, 0x074A), (0x08CA, 0x08FF), (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFB1E, 0xFB1E), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F),
    (0xE0100, 0xE01EF),
)  # fmt: skip
"""Where the marks lie that readers of Latin, Greek, Cyrillic, Hebrew, Arabic and Syriac leave out.

Those of Indic scripts, Thai and Japanese are letters to their readers, and stay.
"""
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3040, 0x30FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip
"""Scripts that put no spaces between words."""
_OTHERS = re.compile("([^\x00-\x7f]+)")
_FEW = 1.25
"""Bytes a character in UTF-8, up to which a text is mostly ASCII."""


def _lies_in(char: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= ord(char) <= high for low, high in ranges)


def _folded(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    if char in _DROPPED or (_lies_in(char, _MARKS) and unicodedata.category(char) in {"Mn", "Me"}):
        return ""
    if char.isspace() and not char.isascii():
        return " "
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    low = char.casefold()
    if low != char:
        return "".join(_folded(part) for part in low)
    parts = unicodedata.normalize("NFKD", char)
    return char if parts == char else "".join(_folded(part) for part in parts)


def is_unspaced(char: str) -> bool:
    """Tell whether a character is of a script that puts no spaces between words."""
    return _lies_in(char, _UNSPACED)


def is_in_words(char: str) -> bool:
    """Tell whether a character is part of words: letters, digits and the marks on them."""
    category = unicodedata.category(char)
    return category[0] in "LMN" or category == "Co"


def _spaced(char: str) -> str:
    """Set apart what is written without spaces, so that an index of words can find it.

    So too signs that are no letters: an index of older Unicode takes the newer ones for some.
    """
    if char.isascii() or (is_in_words(char) and not is_unspaced(char)):
        return char
    return f" {char} "


class _Table(dict[int, str]):
    """A translation table that learns each character when it first meets it."""

    def __init__(self, form: Literal["plain", "index"]) -> None:
        super().__init__()
        self._spaces = form == "index"

    def __missing__(self, code: int) -> str:
        result = _folded(chr(code))
        if self._spaces:
            result = "".join(_spaced(char) for char in result)
        self[code] = result
        return result


_PLAIN = _Table("plain")
_INDEX = _Table("index")


def fold(text: str) -> str:
    """Return the folded text; equal for spellings that a reader takes for the same."""
    return _translated(text, _PLAIN)


def fold_for_index(text: str) -> str:
    """Return the folded text with ideographs, kana, signs and the like set apart by spaces."""
    return _translated(text, _INDEX)


def _translated(text: str, table: _Table) -> str:
    """Translate a text; where it is mostly ASCII, only what is not goes through the table."""
    if text.isascii():
        return text.lower()
    if len(text.encode("utf-8", "surrogatepass")) > _FEW * len(text):
        return text.translate(table)
    parts = _OTHERS.split(text)
    parts[::2] = map(str.lower, parts[::2])
    parts[1::2] = [part.translate(table) for part in parts[1::2]]
    return "".join(parts)


def fold_with_map(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters and its end, the original position.

    Positions are code points: folded [a, b) came from original [map[a], map[b - 1] + 1).
    """
    if text.isascii():
        return text.lower(), list(range(len(text) + 1))
    pieces = list(map(_PLAIN.__getitem__, map(ord, text)))
    folded = "".join(pieces)
    if len(folded) == len(text) and "" not in pieces:
        return folded, list(range(len(text) + 1))
    places = [at for at, piece in enumerate(pieces) for _ in piece]
    return folded, [*places, len(text)]

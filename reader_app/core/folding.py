"""Folding: one spelling for what readers take for the same word, for search, find and names.

Case, accents, harakat and niqqud, Arabic and Persian letter forms, tatweel, zero-width characters,
curly quotes, dashes, odd spaces, full-width forms and digits of other scripts are folded; the
original is never touched, and a map leads back to it.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

FOLD_VERSION = 1
"""Stored with every index made by `fold_for_index`; another version rebuilds it."""

_SAME = {
    **dict.fromkeys("‘’‚‛ʼʻ´`′׳", "'"),
    **dict.fromkeys("“”„‟«»″〝〞״", '"'),
    **dict.fromkeys("‐‑‒–—―−־", "-"),
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىیئ", "ي"),
    **dict.fromkeys("ةۀە", "ه"),
    "ک": "ك",
    "ؤ": "و",
    "…": "...",
    "ß": "ss",
    "ı": "i",
    "đ": "d",
    "ð": "d",
    "ø": "o",
    "ł": "l",
    "æ": "ae",
    "œ": "oe",
    "\u200c": " ",
}
_DROPPED = frozenset("\u00ad\u0640\u200b\u200d\u200e\u200f\u2060\ufeff") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_CJK = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))


def _folded(char: str) -> str:
    if char in _DROPPED or unicodedata.category(char) in {"Mn", "Me"}:
        return ""
    if char in _SAME:
        return _SAME[char]
    if char.isspace() and not char.isascii():
        return " "
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    parts = unicodedata.normalize("NFKD", char)
    if parts != char:
        return "".join(_folded(part) for part in parts)
    low = char.casefold()
    return low if low == char else "".join(_folded(part) for part in low)


def _spaced(char: str) -> str:
    """Set ideographs and kana apart, so that an index of words can find each of them."""
    return f" {char} " if any(low <= ord(char) <= high for low, high in _CJK) else char


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
    return text.lower() if text.isascii() else text.translate(_PLAIN)


def fold_for_index(text: str) -> str:
    """Return the folded text with ideographs and kana set apart by spaces."""
    return text.lower() if text.isascii() else text.translate(_INDEX)


def fold_with_map(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters and its end, the original position.

    Positions are code points: folded [a, b) came from original [map[a], map[b - 1] + 1).
    """
    if text.isascii():
        return text.lower(), list(range(len(text) + 1))
    pieces = [_PLAIN[ord(char)] for char in text]
    places = [at for at, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), [*places, len(text)]

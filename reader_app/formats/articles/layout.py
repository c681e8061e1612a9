"""Plain text to pieces: the ranges that will be blocks, before anyone knows their roles.

A line is a piece of its own. In a file whose lines were wrapped to a width, a run of full lines is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOOKED_AT = 600
"""Pieces longer than this, in code points, are plain paragraphs: nothing looks at their words."""

_NARROWEST, _WIDEST = 45, 110
_NARROWEST_SPACELESS = 25
_LONG_WORD = 20
_FULL_SHARE = 0.75
_FEWEST_PAIRS = 4
_MOST_SLACK = 12
_BULLET = re.compile(r"(?:[•·▪‣◦●■*+>\-–—]|\(?\d{1,3}[.)])\s")


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of the text that neither begins nor ends with white space."""

    start: int
    end: int
    words: str
    """Its text with single spaces; empty where it is longer than `LOOKED_AT`."""
    after_blank: bool
    """There is a blank line, or nothing, before it."""
    before_blank: bool = True
    """There is a blank line, or nothing, after it."""

    @property
    def length(self) -> int:
        """Its length in code points."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    after_blank: bool
    first_word: int
    """Length of its first word."""


def pieces_of(text: str) -> list[Piece]:
    """Return the text's pieces in order: disjoint, and covering all that is not white space."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    runs = _runs(text, lines, width) if width else [(line, line) for line in lines]
    pieces: list[Piece] = []
    for at, (first, last) in enumerate(runs):
        start, end = first.start, last.end
        words = " ".join(text[start:end].split()) if end - start <= LOOKED_AT else ""
        before_blank = at + 1 == len(runs) or runs[at + 1][0].after_blank
        pieces.append(Piece(start, end, words, first.after_blank, before_blank))
    return pieces


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    blank = True
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            indent = len(line) - len(line.lstrip())
            start = at + indent
            yield _Line(start, start + len(stripped), indent, blank, _first_word(stripped))
        blank = not stripped
        at += len(line) + 1


def _first_word(line: str) -> int:
    """Return the length of a line's first word: 1 where it is written without spaces."""
    head = line[:_LONG_WORD].split(None, 1)[0]
    return 1 if len(head) == _LONG_WORD and not head.isascii() else len(head)


def _wrap_width(lines: Sequence[_Line]) -> int:
    """Return the width that the file's lines were wrapped to, or 0 where they were not.

    Wrapped lines are as full as can be: the next line's first word would not have fitted.
    """
    pairs = [
        (line.end - line.start + line.indent, following.first_word)
        for line, following in pairwise(lines)
        if not following.after_blank
    ]
    if len(pairs) < _FEWEST_PAIRS:
        return 0
    width = sorted(length for length, _ in pairs)[len(pairs) * 9 // 10]
    spaceless = sum(word == 1 for _, word in pairs) * 2 > len(pairs)
    if not (_NARROWEST_SPACELESS if spaceless else _NARROWEST) <= width <= _WIDEST:
        return 0
    least = width - _slack(width)
    full = sum(least < length + 1 + word and length <= _WIDEST for length, word in pairs)
    return width if full >= len(pairs) * _FULL_SHARE else 0


def _slack(width: int) -> int:
    """Return how many characters a full line may want, for those who wrapped it by hand."""
    return min(_MOST_SLACK, width // 6)


def _runs(text: str, lines: Sequence[_Line], width: int) -> list[tuple[_Line, _Line]]:
    runs: list[tuple[_Line, _Line]] = []
    last: _Line | None = None
    for line in lines:
        if last is None or _breaks(text, last, line, width):
            runs.append((line, line))
        else:
            runs[-1] = (runs[-1][0], line)
        last = line
    return runs


def _breaks(text: str, last: _Line, line: _Line, width: int) -> bool:
    """Tell whether a line begins a new piece, though the file is wrapped to a width."""
    if line.after_blank or line.indent > last.indent + 1:
        return True
    if last.end - last.start + last.indent + 1 + line.first_word <= width - _slack(width):
        return True
    return _BULLET.match(text, line.start) is not None

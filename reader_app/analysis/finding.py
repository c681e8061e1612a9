"""Finding words in one text, piece by piece, so that nobody waits for a long one.

Blind to all that `folding` folds, but for the case where it is to count. A search may go over one
line's end, never over a paragraph's.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.analysis.patterns import Pattern
from reader_app.core.folding import fold_with_map
from reader_app.core.occurrences import is_whole, is_word_end, original_span, words_pattern
from reader_app.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.long_text import Words

PIECE = 65_536
"""Code points looked at in one step."""

MOST_HITS = 100_000
"""A search ends where it has found so many."""

_LEAD, _TAIL = 64, 4096
"""Code points of a piece's neighbours that are looked at with it, for what stands on the border."""

_SECONDS = 0.08
"""The longest that an expression may look at one piece."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for."""

    words: str
    whole_words: bool = False
    match_case: bool = False
    as_pattern: bool = False
    """The words are a regular expression."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text with its neighbours: [low, high) holds what is folded."""

    low: int
    start: int
    end: int
    folded: str
    places: Sequence[int]
    text: str


class FoldedText:
    """A text, folded as far as it was looked at. Folded once, whatever is looked for."""

    def __init__(self, text: Words) -> None:
        self.text = text
        self._known: dict[int, _Piece] = {}

    def __len__(self) -> int:
        return (len(self.text) + PIECE - 1) // PIECE

    def piece(self, number: int) -> _Piece:
        """Return a piece by its number."""
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = self._made(number * PIECE)
        return known

    def _made(self, start: int) -> _Piece:
        end = min(start + PIECE, len(self.text))
        low, high = max(0, start - _LEAD), min(end + _TAIL, len(self.text))
        text = self.text[low:high]
        folded, places = fold_with_map(text)
        plain = len(folded) == len(text) and text.isascii()
        kept = range(len(text) + 1) if plain else array("I", places)
        return _Piece(low, start, end, folded, kept, text)


class Finding:
    """One search through a text. Raises PatternError where the expression is none."""

    def __init__(self, text: FoldedText, sought: Sought) -> None:
        self._text = text
        self._sought = sought
        self._next = 0
        self._behind = 0
        self._pattern = _pattern(sought)
        self.hits: list[Span] = []
        """What was found so far, in order, none overlapping."""

    @property
    def is_over(self) -> bool:
        """Whether the whole text was looked at, or enough was found."""
        return self._pattern is None or self._next >= len(self._text) or self.is_full

    @property
    def is_full(self) -> bool:
        """Whether there may be more hits than were taken."""
        return len(self.hits) >= MOST_HITS

    def step(self) -> None:
        """Look at one piece more. Raises PatternError where the expression takes too long."""
        pattern = self._pattern
        if pattern is None or self.is_over:
            return
        piece = self._text.piece(self._next)
        self._next += 1
        self.hits.extend(self._found(piece, pattern))
        del self.hits[MOST_HITS:]

    def _found(self, piece: _Piece, pattern: Pattern | re.Pattern[str]) -> Iterator[Span]:
        folded = _cased(piece) if self._sought.match_case else piece.folded
        for start, end in _places(pattern, folded):
            if not (self._fits(piece, start) and self._fits(piece, end)):
                continue
            span = _original(piece, start, end)
            if piece.start <= span.start < piece.end and span.start >= self._behind:
                self._behind = span.end
                yield span

    def _fits(self, piece: _Piece, at: int) -> bool:
        whole = is_whole(piece.places, at)
        return whole and (not self._sought.whole_words or is_word_end(piece.folded, at))


def _pattern(sought: Sought) -> Pattern | re.Pattern[str] | None:
    if not sought.words.strip():
        return None
    if sought.as_pattern:
        return Pattern(sought.words, seconds=_SECONDS, match_case=sought.match_case)
    folded, places = fold_with_map(sought.words)
    if sought.match_case:
        folded = _recased(sought.words, folded, places)
    words = " ".join(folded.split())
    return re.compile(words_pattern(words)) if words else None


def _cased(piece: _Piece) -> str:
    return _recased(piece.text, piece.folded, piece.places)


def _recased(text: str, folded: str, places: Sequence[int]) -> str:
    """Give folded letters the case again that they have in the text."""
    if text.isascii():
        return text
    return "".join(
        upper if text[place].isupper() and len(upper := char.upper()) == 1 else char
        for char, place in zip(folded, places, strict=False)
    )


def _original(piece: _Piece, start: int, end: int) -> Span:
    span = original_span(piece.text, start, end, piece.places)
    return Span(span.start + piece.low, span.end + piece.low)


def _places(pattern: Pattern | re.Pattern[str], folded: str) -> Iterator[tuple[int, int]]:
    """Yield the places in a folded piece; those of words may overlap."""
    if isinstance(pattern, Pattern):
        yield from pattern.places(folded)
        return
    at = 0
    while match := pattern.search(folded, at):
        at = match.start() + 1
        yield match.span()

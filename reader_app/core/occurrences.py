"""Finding words again: where given strings stand in a text, whatever their spelling there.

Blind to all that `folding` folds, and to how white space runs, but for a paragraph's end. Only
between ends of words: "Iran" is not found in "Iranian".
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from reader_app.core.folding import fold, fold_with_map, is_in_words, is_unspaced
from reader_app.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
"""White space in a string: in the text any run of it with no more than one line's end."""


class Occurrences:
    """Where some strings stand in texts."""

    def __init__(self, strings: Iterable[str]) -> None:
        folded = dict.fromkeys(" ".join(fold(string).split()) for string in strings)
        self._strings = [string for string in folded if string]
        self._patterns = [re.compile(words_pattern(string)) for string in self._strings]

    def __bool__(self) -> bool:
        return bool(self._strings)

    def spans(self, text: str) -> list[Span]:
        """Return where the strings stand, in order; of two that overlap the first, then longer.

        Marks and letters that folding drops belong to the word they follow.
        """
        folded = fold(text)
        if not any(pattern.search(folded) for pattern in self._patterns):
            return []
        folded, places = fold_with_map(text)
        found = {place for pattern in self._patterns for place in _places(pattern, folded, places)}
        return list(_apart(text, sorted(found, key=lambda place: (place[0], -place[1])), places))


def words_pattern(string: str) -> str:
    """Return the expression of a folded string with single spaces, however they run in a text."""
    return _GAP.join(map(re.escape, string.split(" ")))


def _places(pattern: re.Pattern[str], folded: str, places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield all places in the folded text, also overlapping ones, that end where words do."""
    at = 0
    while match := pattern.search(folded, at):
        start, end = match.span()
        at = start + 1
        if all(is_word_end(folded, place) and is_whole(places, place) for place in (start, end)):
            yield start, end


def is_word_end(folded: str, at: int) -> bool:
    """Tell whether a word may end, or begin, at a position of a folded text."""
    if at in {0, len(folded)}:
        return True
    left, right = folded[at - 1], folded[at]
    if unicodedata.category(right)[0] == "M":
        return False
    return not (_in_word(left) and _in_word(right)) or is_unspaced(left) or is_unspaced(right)


def _in_word(char: str) -> bool:
    """Tell whether a character is part of words; all that the search index takes for one is."""
    return char == "_" or is_in_words(char)


def is_whole(places: Sequence[int], at: int) -> bool:
    """Tell whether a position of a folded text is not inside what one character was folded to."""
    return at == 0 or places[at] != places[at - 1]


def original_span(text: str, start: int, end: int, places: Sequence[int]) -> Span:
    """Return the original of folded [start, end), with the marks that follow it."""
    last = places[end - 1] + 1
    while last < places[end] and unicodedata.category(text[last]) in {"Mn", "Me", "Lm"}:
        last += 1
    return Span(places[start], last)


def _apart(text: str, found: list[tuple[int, int]], places: list[int]) -> Iterator[Span]:
    behind = 0
    for start, end in found:
        if start >= behind:
            behind = end
            yield original_span(text, start, end, places)

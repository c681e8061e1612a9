"""Where the terms of a search stand in an original text, and the words around each place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader_app.core.folding import fold, fold_with_map, is_unspaced
from reader_app.core.occurrences import is_word_end, original_span
from reader_app.core.spans import Span
from reader_app.core.word_forms import forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader_app.core.search_query import Term

_BEFORE, _BEHIND = 32, 88
"""Code points of a snippet before a hit and behind it, give or take a word.

So few before it that two lines of a narrow list show the hit whole; half as many of the wide ones
of a script without spaces.
"""
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words around a hit, in the original's spelling."""

    words: str
    marked: tuple[Span, ...]
    """The hits in it, in its own code points."""


class SearchHits:
    """Finds the places of some terms, as the index finds the articles."""

    def __init__(self, terms: Iterable[Term]) -> None:
        patterns = [_pattern(term) for term in terms]
        self._pattern = re.compile("|".join(patterns)) if patterns else None

    def spans(self, text: str) -> list[Span]:
        """Return the places in order, none in another, in code points of the text."""
        pattern = self._pattern
        folded = fold(text)
        if pattern is None or not pattern.search(folded):
            return []
        lines = _Lines(text, folded)
        return [lines.original(start, end) for start, end in _places(pattern, folded)]


def _pattern(term: Term) -> str:
    """Return the expression of a term's forms in a folded text, the longest first."""
    wordings = sorted(forms(term), key=len, reverse=True)
    return "|".join(_wording(wording, term) for wording in wordings)


def _wording(wording: str, term: Term) -> str:
    words = wording.split(" ")
    pattern = re.escape(words[0])
    for left, right in pairwise(words):
        run_on = is_unspaced(left[-1]) or is_unspaced(right[0])
        pattern += (r"[\W_]*" if run_on else r"[\W_]+") + re.escape(right)
    before = r"\w*" if term.open_start and not is_unspaced(wording[0]) else ""
    behind = r"\w*" if term.open_end and not is_unspaced(wording[-1]) else ""
    return before + pattern + behind


def _places(pattern: re.Pattern[str], folded: str) -> Iterator[tuple[int, int]]:
    at = 0
    while match := pattern.search(folded, at):
        start, end = match.span()
        if is_word_end(folded, start) and is_word_end(folded, end):
            yield start, end
            at = end
        else:
            at = start + 1


class _Lines:
    """Leads from a folded text to the original; it maps those lines alone in which hits are."""

    def __init__(self, text: str, folded: str) -> None:
        self._text = text
        self._starts = _line_starts(text)
        self._folded_starts = _line_starts(folded)
        self._maps: dict[tuple[int, int], list[int]] = {}

    def original(self, start: int, end: int) -> Span:
        first, last = (bisect_right(self._folded_starts, at) - 1 for at in (start, end - 1))
        begin = self._starts[first]
        stop = self._starts[last + 1] if last + 1 < len(self._starts) else len(self._text)
        line = self._text[begin:stop]
        places = self._maps.get((first, last))
        if places is None:
            places = self._maps[first, last] = fold_with_map(line)[1]
        skipped = self._folded_starts[first]
        span = original_span(line, start - skipped, end - skipped, places)
        return Span(begin + span.start, begin + span.end)


def _line_starts(text: str) -> list[int]:
    """Return where lines begin; a line feed is folded to itself, and nothing else to one."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def snippet(text: str, hit: Span, hits: Sequence[Span]) -> Snippet:
    """Return the words around a hit, within its lines, with all hits in them marked.

    The hits are in order, and none of them is in another.
    """
    start, end = _begin(text, hit), _finish(text, hit)
    lead = _CUT if start > 0 and text[start - 1] != "\n" else ""
    tail = _CUT if end < len(text) and text[end] != "\n" else ""
    shift = len(lead) - start
    first = bisect_left(hits, start, key=lambda span: span.start)
    behind = bisect_right(hits, end, first, key=lambda span: span.end)
    inside = hits[first:behind]
    marked = tuple(Span(span.start + shift, span.end + shift) for span in inside)
    return Snippet(lead + text[start:end].replace("\n", " ") + tail, marked)


def _begin(text: str, hit: Span) -> int:
    line = text.rfind("\n", 0, hit.start) + 1
    wide = is_unspaced(text[hit.start : hit.start + 1])
    at = max(line, hit.start - (_BEFORE // 2 if wide else _BEFORE))
    gap = text.find(" ", at, hit.start)
    return gap + 1 if at > line and gap >= 0 else at


def _finish(text: str, hit: Span) -> int:
    line = text.find("\n", hit.end)
    line = len(text) if line < 0 else line
    at = min(line, hit.end + _BEHIND)
    gap = text.rfind(" ", hit.end, at)
    return gap if at < line and gap >= 0 else at

"""Where a highlight that comes from elsewhere belongs: its place is checked against its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.occurrences import Occurrences
from reader_app.core.records import LostReason
from reader_app.core.spans import Span

if TYPE_CHECKING:
    from reader_app.core.quotes import Quote

_CONTEXT = 16
"""Code points of context that tell places of the same words apart."""
_MOST_PLACES = 1000

NO_WORDS = "The file gives no place for it in this text."
NOT_THERE = "Its words are not in the article."
WHICH = "Its words stand several times in the article, and the file does not say which are meant."
ELSEWHERE = "Its words stand elsewhere than the file says; it was put on them."
NEAREST = "Its words stand several times, none where the file says; it was put on the nearest."
SPELLED = "Its words are spelled a little differently in the article; it was put on them."


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place that was found or not, and what is to be said of that."""

    span: Span | None
    sentence: str = ""
    """Why there is none, or how it differs from what was asked for; "" where all is well."""
    reason: LostReason = ""
    """Why there is none."""


def found_place(text: str, wanted: Span | None, quote: Quote) -> FoundPlace:
    """Return where a quote stands in a text; `wanted` is where it is said to stand.

    Where there are no words to check by, a wanted place inside the text is taken as it is.
    """
    is_inside = wanted is not None and wanted.end <= len(text)
    if not quote.exact:
        return FoundPlace(wanted) if is_inside else FoundPlace(None, NO_WORDS)
    if wanted is not None and text[wanted.start : wanted.end] == quote.exact:
        return FoundPlace(wanted)
    places = _places(text, quote.exact)
    spelled = "" if places else SPELLED
    places = places or Occurrences([quote.exact]).spans(text)
    if len(places) > 1:
        places = [place for place in places if _fits(text, place, quote)] or places
    if not places:
        return FoundPlace(None, NOT_THERE, "absent")
    if len(places) == 1:
        return FoundPlace(places[0], spelled or (ELSEWHERE if wanted else ""))
    if wanted is None:
        return FoundPlace(None, WHICH, "several")
    at = wanted.start
    return FoundPlace(min(places, key=lambda place: abs(place.start - at)), NEAREST)


def _places(text: str, words: str) -> list[Span]:
    found: list[Span] = []
    at = text.find(words)
    while at >= 0 and len(found) < _MOST_PLACES:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def _fits(text: str, place: Span, quote: Quote) -> bool:
    """Tell whether the words around a place are those around the quote, as far as these are known."""
    before, after = quote.prefix[-_CONTEXT:].split(), quote.suffix[:_CONTEXT].split()
    known = bool(before or after)
    head = "".join(text[max(0, place.start - 2 * _CONTEXT) : place.start].split())
    tail = "".join(text[place.end : place.end + 2 * _CONTEXT].split())
    return known and head.endswith("".join(before)) and tail.startswith("".join(after))

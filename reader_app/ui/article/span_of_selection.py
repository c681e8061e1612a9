"""What an analyst selected, as a span of the text: whole graphemes, no white space around."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from reader_app.core.spans import Span

if TYPE_CHECKING:
    from reader_app.core.long_text import Words
    from reader_app.ui.article.page_map import PageMap
    from reader_app.ui.article.text_units import TextUnits

_JOINED = {"Mn", "Me", "Mc"}
_JOINER = "\u200d"


def span_of_selection(start: int, end: int, page_map: PageMap, units: TextUnits) -> Span | None:
    """Return the span of a stretch of the view; None where it holds only white space."""
    first = page_map.point_at(units.grapheme_start(start))
    last = page_map.point_at(units.grapheme_end(end))
    return trimmed(page_map.text, first, last)


def trimmed(text: Words, start: int, end: int) -> Span | None:
    """Return the span without outer white space; a space that carries an accent is none."""
    while start < end and text[start : start + 1].isspace() and not _carries(text, start):
        start += 1
    while start < end and text[end - 1 : end].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _carries(text: Words, at: int) -> bool:
    """Tell whether a mark stands on this character."""
    follower = text[at + 1 : at + 2]
    return bool(follower) and (follower == _JOINER or unicodedata.category(follower) in _JOINED)

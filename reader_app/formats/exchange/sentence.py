"""The sentence that a quote stands in, to be read in a report: whole words, within its line."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader_app.core.quotes import CONTEXT, holds
from reader_app.core.sentences import sentences_around

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.formats.exchange.span_row import SpanRow

_MOST = 320
"""Code points on either side of a quote, where its sentence is longer than that."""
_CUT = "…"


class Around(NamedTuple):
    """The words of the sentence before a quote and behind it, an ellipsis where they are cut."""

    before: str
    after: str


class Sentences:
    """Finds the sentences of quotes, which come article by article."""

    def __init__(self, text: Callable[[str], str]) -> None:
        self._text = lru_cache(maxsize=2)(text)

    def around(self, row: SpanRow) -> Around:
        """Return the words around; of a quote that is not in its text, those kept with it."""
        highlight = row.highlight
        span, text = highlight.span, self._text(highlight.text_sha256)
        if holds(text, span, highlight.quote):
            begin, stop = max(0, span.start - _MOST), min(len(text), span.end + _MOST)
            before, after = text[begin : span.start], text[span.end : stop]
            return _within(before, highlight.quote.exact, after, (begin > 0, stop < len(text)))
        before, after = row.context_before, row.context_after
        is_cut = len(before) == CONTEXT, len(after) == CONTEXT
        return _within(before, highlight.quote.exact, after, is_cut)


def _within(before: str, exact: str, after: str, is_cut: tuple[bool, bool]) -> Around:
    """Return what is of the same sentences; `is_cut`: whether the text goes on at either end."""
    at = len(before)
    low, high = sentences_around(f"{before}{exact}{after}", at, at + len(exact))
    words, behind = before[low:].lstrip(), after[: max(0, high - at - len(exact))].rstrip()
    if is_cut[0] and low == 0:  # a script without spaces is cut anywhere
        words = _CUT + words[words.find(" ") + 1 :]
    if is_cut[1] and high == at + len(exact) + len(after):
        behind = behind[: behind.rfind(" ") if " " in behind else None] + _CUT
    return Around(words, behind)

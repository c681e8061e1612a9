"""Quotes: a span's own words with some text on either side, which prove where it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.core.long_text import Words
    from reader_app.core.spans import Span

CONTEXT = 32
"""Code points kept on either side of a quote (as in the W3C TextQuoteSelector)."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words, and up to `CONTEXT` code points before and after them."""

    exact: str
    prefix: str
    suffix: str


def quote_at(text: Words, span: Span) -> Quote:
    """Return the quote of a span of the text; raises ValueError where the span runs past it."""
    return Quote(
        span.of(text),
        text[max(0, span.start - CONTEXT) : span.start],
        text[span.end : span.end + CONTEXT],
    )


def holds(text: Words, span: Span, quote: Quote) -> bool:
    """Tell whether the quote's words stand at the span: the check before anything is painted."""
    return text[span.start : span.end] == quote.exact

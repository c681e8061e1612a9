import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.quotes import CONTEXT, holds, quote_at
from reader_app.core.spans import Span
from tests.core.strategies import TEXTS


@given(TEXTS.filter(bool), st.data())
def test_a_quote_has_the_words_and_what_stands_beside_them(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    quote = quote_at(text, span)
    assert quote.exact == text[span.start : span.end]
    assert text[: span.start].endswith(quote.prefix)
    assert text[span.end :].startswith(quote.suffix)
    assert len(quote.prefix) == min(CONTEXT, span.start)
    assert len(quote.suffix) == min(CONTEXT, len(text) - span.end)
    assert holds(text, span, quote)


def test_a_quote_does_not_hold_where_other_words_stand() -> None:
    quote = quote_at("no vessel was at risk", Span(3, 9))
    assert not holds("No, a vessel was at risk", Span(3, 9), quote)


def test_there_is_no_quote_past_the_end() -> None:
    with pytest.raises(ValueError, match="runs past"):
        quote_at("short", Span(2, 9))

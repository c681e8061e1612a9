from __future__ import annotations

import pytest

from reader_app.core.quote_places import (
    ELSEWHERE,
    NEAREST,
    NO_WORDS,
    NOT_THERE,
    SPELLED,
    WHICH,
    FoundPlace,
    found_place,
)
from reader_app.core.quotes import Quote
from reader_app.core.spans import Span

TEXT = "The port 😀 is shut. The port is open; شُحنة here."


@pytest.mark.parametrize(
    ("wanted", "quote", "found"),
    [
        (Span(4, 8), Quote("port", "", ""), FoundPlace(Span(4, 8))),
        (Span(4, 8), Quote("", "", ""), FoundPlace(Span(4, 8))),
        (Span(4, 800), Quote("", "", ""), FoundPlace(None, NO_WORDS)),
        (None, Quote("", "", ""), FoundPlace(None, NO_WORDS)),
        (None, Quote("shut", "", ""), FoundPlace(Span(14, 18))),
        (Span(0, 4), Quote("shut", "", ""), FoundPlace(Span(14, 18), ELSEWHERE)),
        (Span(0, 4), Quote("gone", "", ""), FoundPlace(None, NOT_THERE, "absent")),
        (None, Quote("port", "", ""), FoundPlace(None, WHICH, "several")),
        (None, Quote("port", "shut. The ", " is"), FoundPlace(Span(24, 28))),
        (None, Quote("port", "", " is open"), FoundPlace(Span(24, 28))),
        (None, Quote("port", "no such", "words"), FoundPlace(None, WHICH, "several")),
        (Span(22, 26), Quote("port", "", ""), FoundPlace(Span(24, 28), NEAREST)),
        (None, Quote("شحنة", "", ""), FoundPlace(Span(38, 43), SPELLED)),
        (Span(0, 4), Quote("PORT  IS OPEN", "", ""), FoundPlace(Span(24, 36), SPELLED)),
    ],
)
def test_a_place_is_where_the_words_stand(
    wanted: Span | None, quote: Quote, found: FoundPlace
) -> None:
    assert found_place(TEXT, wanted, quote) == found


def test_of_very_many_places_a_thousand_are_looked_at() -> None:
    assert found_place("a " * 2000, Span(3001, 3002), Quote("a", "", "")).sentence == NEAREST

import pytest
from hypothesis import given

from reader_app.core.spans import Span
from tests.core.strategies import SPANS


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 4)])
def test_a_span_that_holds_no_character_is_none(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_past_the_end_has_no_words() -> None:
    assert Span(1, 3).of("abc") == "bc"
    with pytest.raises(ValueError, match="runs past 3 characters"):
        Span(1, 4).of("abc")


@given(SPANS, SPANS)
def test_overlap_and_containment_are_those_of_the_sets_of_positions(one: Span, other: Span) -> None:
    ours, theirs = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert len(one) == len(ours)
    assert one.overlaps(other) is bool(ours & theirs)
    assert one.contains(other) is (ours >= theirs)


@given(SPANS, SPANS)
def test_spans_stand_in_the_order_of_the_text(one: Span, other: Span) -> None:
    assert (one < other) is ((one.start, one.end) < (other.start, other.end))

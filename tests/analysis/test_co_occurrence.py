"""Counts of tags that stand together equal those of looking at each place for each pair."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from reader_app.analysis.co_occurrence import CoOccurrence, co_occurrence, parts_touched, together
from reader_app.core.ids import Uid

TAGS = [Uid(f"{n:032x}") for n in range(6)]
PLACES = st.lists(st.lists(st.sampled_from(TAGS), max_size=8), max_size=30)


@given(PLACES)
def test_each_pair_counts_the_places_that_both_tags_stand_in(places: list[list[Uid]]) -> None:
    counts = co_occurrence(places)
    for tag in TAGS:
        assert counts.of(tag, tag) == sum(tag in place for place in places)
    for one, other in combinations(TAGS, 2):
        there = sum(one in place and other in place for place in places)
        assert counts.of(one, other) == counts.of(other, one) == there
        assert ((one, other) in counts.pairs) == (there > 0)


@given(PLACES)
def test_places_given_tag_by_tag_count_as_tags_given_place_by_place(
    places: list[list[Uid]],
) -> None:
    numbers = {
        tag: [at for at, place in enumerate(places) for each in place if each == tag]
        for tag in TAGS
    }
    assert together((tag, on) for tag, on in numbers.items() if on) == co_occurrence(places)


@given(PLACES)
def test_what_is_present_is_one_wherever_there_is_a_count(places: list[list[Uid]]) -> None:
    counts = co_occurrence(places)
    present = counts.present()
    for one in TAGS:
        for other in TAGS:
            assert present.of(one, other) == min(1, counts.of(one, other))


def test_no_places_have_no_counts() -> None:
    assert co_occurrence([]) == co_occurrence([[]]) == CoOccurrence({}, {})


@given(
    st.sets(st.integers(1, 40), max_size=8),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20), st.sampled_from(TAGS)), max_size=8),
)
def test_a_part_has_the_tags_of_every_span_with_a_character_in_it(
    borders: set[int], drawn: list[tuple[int, int, Uid]]
) -> None:
    starts = [0, *sorted(borders)]
    spans = [(start, start + length, tag) for start, length, tag in drawn]
    ends = [*starts[1:], 1000]
    wanted = [
        {tag for start, end, tag in spans if start < border and end > begin}
        for begin, border in zip(starts, ends, strict=True)
    ]
    found = [sorted(part) for part in parts_touched(starts, spans)]
    assert sorted(found) == sorted(sorted(part) for part in wanted if part)


def test_a_text_without_parts_is_one_part() -> None:
    spans = [(3, 9, TAGS[0]), (20, 21, TAGS[1])]
    assert list(parts_touched([], spans)) == [{TAGS[0], TAGS[1]}]

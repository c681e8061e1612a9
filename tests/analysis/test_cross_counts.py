"""Counts by tag and another thing equal those of looking through all taggings for each cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.analysis.cross_counts import cross_counts, month_of
from reader_app.core.ids import Uid

TAGS = [Uid(f"{n:032x}") for n in range(4)]
OTHERS = ["Jordan Times", "WAM", "", None]
TAGGINGS = st.lists(
    st.tuples(st.sampled_from(TAGS), st.sampled_from(OTHERS), st.integers(1, 5)), max_size=40
)


@given(TAGGINGS)
def test_each_cell_and_sum_adds_up_its_taggings(
    taggings: list[tuple[Uid, str | None, int]],
) -> None:
    counts = cross_counts(taggings)
    present = counts.present()
    for tag in TAGS:
        for other in OTHERS:
            there = sum(count for one, two, count in taggings if (one, two) == (tag, other))
            assert counts.of(tag, other) == there
            assert present.of(tag, other) == min(1, there)
        assert counts.by_tag.get(tag, 0) == sum(n for one, _, n in taggings if one == tag)
        assert present.by_tag.get(tag, 0) == len({two for one, two, _ in taggings if one == tag})
    for other in OTHERS:
        assert counts.by_other.get(other, 0) == sum(n for _, two, n in taggings if two == other)


@pytest.mark.parametrize(
    ("published", "month"),
    [("2026-06-30", "2026-06"), ("2026-06", "2026-06"), ("2026", None), ("", None), (None, None),
     ("2026-06-30T10:00Z", "2026-06")],
)  # fmt: skip
def test_the_month_of_a_date_is_known_as_far_as_the_date(
    published: str | None, month: str | None
) -> None:
    assert month_of(published) == month

"""Backups are thinned out the older they are, and never all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.rotation import DAYS, RECENT, WEEKS, times_to_keep

HOUR = 3_600_000
DAY = 24 * HOUR
MONDAY = 4 * DAY
"""1970-01-05."""

times = st.lists(st.integers(0, 400 * DAY), max_size=80)


def test_the_ten_newest_stay() -> None:
    hours = [MONDAY + n * HOUR for n in range(14)]
    assert times_to_keep(hours) == set(hours[-10:])


def test_of_days_and_weeks_the_last_one_stays() -> None:
    noon, evening = 12 * HOUR, 20 * HOUR
    days = [MONDAY + n * DAY + at for n in range(60) for at in (noon, evening)]
    kept = sorted(times_to_keep(days), reverse=True)
    newest_ten = sorted(days, reverse=True)[:10]
    days_before = [MONDAY + n * DAY + evening for n in (54, 53)]
    sundays = [MONDAY + n * DAY + evening for n in (48, 41)]
    assert kept[:10] == newest_ten
    assert kept[10:] == days_before + sundays


@given(times)
def test_what_stays_was_there_and_the_newest_is_among_it(given_times: list[int]) -> None:
    kept = times_to_keep(given_times)
    assert kept <= set(given_times)
    assert set(sorted(set(given_times))[-RECENT:]) <= kept
    assert len(kept) <= RECENT + DAYS + WEEKS


@given(times)
def test_thinning_out_again_takes_nothing_more(given_times: list[int]) -> None:
    kept = times_to_keep(given_times)
    assert times_to_keep(kept) == kept


@given(times)
def test_thinning_out_after_each_backup_leaves_what_thinning_out_at_the_end_leaves(
    given_times: list[int],
) -> None:
    kept: frozenset[int] = frozenset()
    for time in sorted(given_times):
        kept = times_to_keep({*kept, time})
    assert kept == times_to_keep(given_times)

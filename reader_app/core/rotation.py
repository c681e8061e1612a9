"""Which backups stay and which go, by their times alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

RECENT, DAYS, WEEKS = 10, 7, 4
"""How many stay: the newest, then the last of each day, and the last of each week."""

_DAY_MS = 86_400_000
_MONDAY = 3
"""1970-01-01 was a Thursday: so many days after a Monday."""


def times_to_keep(times_ms: Iterable[int]) -> frozenset[int]:
    """Return the times of the backups that stay, in ms UTC.

    Days and weeks without a backup do not count: after a long pause the old ones are still there.
    """
    newest_first = sorted(set(times_ms), reverse=True)
    return frozenset(
        (
            *newest_first[:RECENT],
            *_last_of_each(newest_first, _day, DAYS),
            *_last_of_each(newest_first, _week, WEEKS),
        )
    )


def _last_of_each(newest_first: list[int], period: Callable[[int], int], count: int) -> list[int]:
    last: dict[int, int] = {}
    for time in newest_first:
        last.setdefault(period(time), time)
    return list(last.values())[:count]


def _day(time_ms: int) -> int:
    return time_ms // _DAY_MS


def _week(time_ms: int) -> int:
    return (_day(time_ms) + _MONDAY) // 7

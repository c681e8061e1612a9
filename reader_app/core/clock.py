"""The wall clock, kept behind one class so that everything else is given the time."""

from __future__ import annotations

import time
from datetime import UTC, datetime

_FIRST, _LAST = -62_135_596_800_000, 253_402_300_799_000
"""The first and the last second of `datetime`'s years, 1 to 9999."""


class SystemClock:
    """The machine's clock."""

    def now_ms(self) -> int:
        """Return milliseconds since 1970-01-01 UTC."""
        return time.time_ns() // 1_000_000


def iso_exact(ms: int) -> str:
    """Return a time as `iso_utc` does, with its milliseconds where it has any."""
    whole = iso_utc(ms)
    return f"{whole[:-1]}.{ms % 1000:03}Z" if ms % 1000 else whole


def utc_of(ms: int) -> datetime:
    """Return a time in UTC; the first or last of the calendar for one that no calendar has.

    A damaged or hostile project may hold any number.
    """
    return datetime.fromtimestamp(min(max(ms, _FIRST), _LAST) / 1000, UTC)


def iso_utc(ms: int) -> str:
    """Return a time as ISO 8601 in UTC to the second: `2026-11-22T14:05:09Z`."""
    return utc_of(ms).strftime("%Y-%m-%dT%H:%M:%SZ")

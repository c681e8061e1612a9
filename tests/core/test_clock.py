import time

import pytest

from reader_app.core.clock import SystemClock, iso_utc


def test_the_system_clock_tells_the_time() -> None:
    before = time.time()
    assert before * 1000 - 1 <= SystemClock().now_ms() <= time.time() * 1000 + 1


@pytest.mark.parametrize(
    ("ms", "iso"),
    [(0, "1970-01-01T00:00:00Z"), (1_778_767_509_999, "2026-05-14T14:05:09Z")],
)
def test_times_are_written_in_utc_to_the_second(ms: int, iso: str) -> None:
    assert iso_utc(ms) == iso


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        ((1 << 63) - 1, "9999-12-31T23:59:59Z"),
        (-(1 << 63), "0001-01-01T00:00:00Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59Z"),
    ],
)
def test_a_time_that_no_calendar_has_is_its_first_or_last(ms: int, said: str) -> None:
    assert iso_utc(ms) in (said, said.removeprefix("000"))

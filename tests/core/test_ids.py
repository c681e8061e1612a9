import uuid

from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.ids import UidSource, hyphenated
from tests.conftest import SettableClock
from tests.core.strategies import TIMES


@given(st.lists(st.integers(0, 3_000), min_size=1, max_size=40))
def test_uids_rise_even_when_the_clock_goes_back(times: list[int]) -> None:
    clock = SettableClock()
    source = UidSource(clock)
    made = []
    for ms in times:
        clock.ms = ms
        made.append(source.new())
    assert made == sorted(set(made))


@given(TIMES)
def test_a_uid_is_a_uuid_of_version_7_with_its_time(ms: int) -> None:
    uid = UidSource(SettableClock(ms)).new()
    standard = uuid.UUID(uid)
    assert len(uid) == 32
    assert standard.version == 7
    assert standard.variant == uuid.RFC_4122
    assert standard.int >> 80 == ms
    assert hyphenated(uid) == str(standard)


def test_two_sources_do_not_make_the_same() -> None:
    clock = SettableClock()
    one, other = UidSource(clock), UidSource(clock)
    assert not {one.new() for _ in range(100)} & {other.new() for _ in range(100)}

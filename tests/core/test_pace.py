from __future__ import annotations

from reader_app.core.pace import Pace, after_first, behind


def test_what_passes_is_counted_and_told_now_and_then() -> None:
    told: list[tuple[int, int]] = []
    pace = Pace(2000, lambda done, total: told.append((done, total)))
    assert list(pace.over(range(1200))) == list(range(1200))
    assert list(pace.over(range(900))) == list(range(900))
    assert told == [(500, 2000), (1000, 2000), (1500, 2000), (2000, 2000)]


def test_more_than_was_foreseen_is_never_told() -> None:
    told: list[tuple[int, int]] = []
    assert len(list(Pace(600, lambda *at: told.append(at)).over(range(1000)))) == 1000
    assert told == [(500, 600), (600, 600)]


def test_without_anybody_to_tell_things_pass_as_they_are() -> None:
    items = [1, 2, 3]
    assert Pace(3, None).over(items) is items


def test_a_later_part_is_told_behind_what_is_done_already() -> None:
    told: list[tuple[int, int]] = []
    later = behind(100, lambda *at: told.append(at))
    assert later is not None
    later(20, 300)
    assert told == [(120, 400)]
    assert behind(100, None) is None


def test_the_rest_of_the_work_is_told_behind_its_first_part() -> None:
    told: list[float] = []
    rest = after_first(4, lambda done, total: told.append(done / total))
    assert rest is not None
    for done in (0, 150, 300):
        rest(done, 300)
    assert told == [0.25, 0.625, 1.0]
    assert after_first(4, None) is None

from __future__ import annotations

import pytest

from reader_app.core.edits import Change, Edit, added, removed
from reader_app.core.ids import Uid
from reader_app.core.judgements import Grade, Scale, ScaleValue
from reader_app.core.records import Analyst
from reader_app.core.scales import (
    BUILT_IN,
    CONFIDENCE,
    CREDIBILITY,
    ICD_203,
    PHIA,
    RELIABILITY,
    Scales,
    is_built_in,
)

INES = Uid("1" * 32)
OWN = Scale(Uid("a" * 32), "Police", INES, 0, 0, position=1.0)
VALUE = ScaleValue(Uid("b" * 32), OWN.uid, "x", "Open", INES, 0, 0, position=2.0)
FIRST = ScaleValue(Uid("c" * 32), OWN.uid, "y", "Closed", INES, 0, 0, position=1.0)


def grade(scales: Scales, scale: Scale, code: str, at: int = 0) -> Grade:
    value = next(each for each in scales.values(scale.uid) if each.code == code)
    uid = Uid(f"{at:032x}")
    return Grade(uid, scale.uid, value.uid, Uid("d" * 32), None, INES, at, at)


@pytest.mark.parametrize(
    ("scale", "codes"),
    [
        (RELIABILITY, "ABCDEF"),
        (CREDIBILITY, "123456"),
        (ICD_203, "1234567"),
        (PHIA, "1234567"),
        (CONFIDENCE, "LMH"),
    ],
)
def test_the_built_in_scales_have_their_values_in_order(scale: Scale, codes: str) -> None:
    scales = Scales()
    assert "".join(value.code for value in scales.values(scale.uid)) == codes
    assert is_built_in(scale.uid)
    assert scales.scale(scale.uid) == scale


def test_the_uids_of_what_is_built_in_never_change() -> None:
    values = Scales().values(RELIABILITY.uid)
    assert (RELIABILITY.uid, values[1].uid) == (
        "e785dc53a0458ebca3eb2a7d8dd2cf21",
        "2b515fef39378b36b5488953dfe5dc19",
    )
    assert all(scale.uid[12] == "8" for scale in BUILT_IN)
    uids = {value.uid for scale in BUILT_IN for value in Scales().values(scale.uid)}
    assert len(uids) == 6 + 6 + 7 + 7 + 3


def test_own_scales_stand_behind_the_built_in_ones() -> None:
    other = Scale(Uid("e" * 32), "Earlier", INES, 0, 0, position=0.5)
    scales = Scales([OWN, other], [VALUE, FIRST])
    assert scales.all() == [*BUILT_IN, other, OWN]
    assert scales.values(OWN.uid) == [FIRST, VALUE]
    assert not is_built_in(OWN.uid)


def test_changes_are_taken_over() -> None:
    scales = Scales()
    assert scales.apply(Change("x", {}, added(OWN, VALUE)))
    assert scales.scale(OWN.uid) == OWN
    assert scales.value(VALUE.uid) == VALUE
    assert scales.apply(Change("x", {}, removed(OWN, VALUE)))
    assert (scales.scale(OWN.uid), scales.value(VALUE.uid)) == (None, None)
    analyst = Analyst(INES, "Ines", None, 0, 0)
    assert not scales.apply(Change("x", {}, (Edit(None, analyst),)))


def test_grades_are_shown_for_short() -> None:
    scales = Scales([OWN], [VALUE])
    b, two = grade(scales, RELIABILITY, "B"), grade(scales, CREDIBILITY, "2")
    likely, own = grade(scales, ICD_203, "5"), grade(scales, OWN, "x")
    assert scales.badge([two, b]) == "B2"
    assert scales.badge([b]) == "B"
    assert scales.badge([own, likely, two]) == "2 · Likely · x"
    assert scales.badge([]) == ""


def test_of_two_grades_by_one_scale_the_later_one_counts() -> None:
    scales = Scales()
    grades = [grade(scales, RELIABILITY, "C", 2), grade(scales, RELIABILITY, "A", 1)]
    assert scales.badge(grades) == "C"


def test_a_value_that_is_not_known_is_shown_as_such() -> None:
    scales = Scales()
    strange = Grade(Uid("f" * 32), OWN.uid, VALUE.uid, Uid("d" * 32), None, INES, 0, 0)
    assert scales.shown(strange) == "?"
    assert scales.badge([strange, grade(scales, ICD_203, "1")]) == "Almost no chance · ?"


@pytest.mark.parametrize(
    ("words", "sizes"),
    [
        ("b", [1]),
        ("B2", [1, 1]),
        ("likely", [1]),
        ("Cannot be judged", [2]),
        ("x", [1]),
        ("2", [1]),
    ],
)
def test_a_grade_is_found_by_code_label_or_both_codes(words: str, sizes: list[int]) -> None:
    assert [len(group) for group in Scales([OWN], [VALUE, FIRST]).called(words)] == sizes


@pytest.mark.parametrize("words", ["Z", "5x", "Z9", "B7", ""])
def test_nothing_is_graded_by_what_no_scale_has(words: str) -> None:
    assert Scales().called(words) == []

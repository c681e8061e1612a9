from hypothesis import given

from reader_app.core.offsets import Utf16Map
from tests.core.strategies import TEXTS


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_positions_go_to_utf16_and_back(text: str) -> None:
    offsets = Utf16Map(text)
    for point in range(len(text) + 1):
        unit = units(text[:point])
        assert offsets.to_units(point) == unit
        assert offsets.to_points(unit) == point
    assert offsets.length == units(text)


@given(TEXTS)
def test_a_position_inside_a_pair_is_that_of_its_character(text: str) -> None:
    offsets = Utf16Map(text)
    for point, char in enumerate(text):
        if char > "\uffff":
            assert offsets.to_points(units(text[:point]) + 1) == point


def test_half_a_pair_in_the_text_counts_as_one_unit() -> None:
    units = Utf16Map("\ud800a\U0001f600b")
    assert [units.to_units(point) for point in range(5)] == [0, 1, 2, 4, 5]
    assert [units.to_points(unit) for unit in (0, 1, 2, 3, 4, 5)] == [0, 1, 2, 2, 3, 4]

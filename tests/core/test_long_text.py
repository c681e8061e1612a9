"""A long text held as UTF-8 answers as the string of the same characters does."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.long_text import LongText
from reader_app.core.offsets import Utf16Map

_WORDS = "Talks in Doha. “قال المتحدث” דובר 📰👩‍💻 e\u0301\n\n"
_PLACES = st.none() | st.integers(-40, 90)


@given(text=st.text(st.characters(exclude_categories=["Cs"])), start=_PLACES, stop=_PLACES)
def test_any_slice_is_the_strings_own(text: str, start: int | None, stop: int | None) -> None:
    assert LongText(text.encode())[start:stop] == text[start:stop]


def test_slices_over_the_borders_of_pieces_are_the_strings_own_in_any_order() -> None:
    text = _WORDS * 2000
    long, chance = LongText(text.encode()), random.Random(5)
    assert len(long) == len(text)
    for _ in range(3000):
        start = chance.randrange(len(text))
        stop = start + chance.choice((0, 1, 40, 900, 5000, 20_000))
        assert long[start:stop] == text[start:stop]


def test_it_gives_all_of_the_text_and_knows_what_is_in_it() -> None:
    long = LongText(_WORDS.encode())
    assert str(long) == _WORDS
    assert "Doha" in long
    assert "Cairo" not in long


def test_two_of_the_same_characters_are_equal() -> None:
    long, same = LongText(_WORDS.encode()), LongText(_WORDS.encode())
    assert long == same
    assert hash(long) == hash(same)
    assert long != LongText(b"other")
    assert long != _WORDS


def test_it_has_the_same_places_in_utf_16_as_the_string() -> None:
    text = _WORDS * 30_000
    units, same = Utf16Map(LongText(text.encode())), Utf16Map(text)
    assert units.length == same.length == len(text.encode("utf-16-le")) // 2
    for point in range(0, len(text), 997):
        unit = (
            len(text[:point].encode("utf-16-le")) // 2 if point < 50_000 else units.to_units(point)
        )
        assert units.to_units(point) == same.to_units(point) == unit
        assert units.to_points(unit) == point

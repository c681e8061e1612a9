"""Letters by the place of their key."""

from __future__ import annotations

import pytest

from reader_app.ui.actions.keyboard_places import latin_key


@pytest.mark.parametrize(
    ("typed", "latin"),
    [
        ("ف", "T"), ("ا", "H"), ("ى", "N"), ("ق", "R"), ("ت", "J"), ("ن", "K"),
        ("א", "T"), ("י", "H"), ("מ", "N"), ("ר", "R"), ("ח", "J"), ("ל", "K"),
        ("ی", "D"), ("ج", "["), ("٣", "3"), ("۷", "7"),
    ],
)  # fmt: skip
def test_a_letter_stands_for_the_latin_one_on_its_key(typed: str, latin: str) -> None:
    assert latin_key(typed) == latin


def test_on_a_persian_keyboard_dal_is_n_and_on_an_arabic_one_a_bracket() -> None:
    assert latin_key("د", persian=True) == "N"
    assert latin_key("د") == "]"


def test_the_number_of_the_key_decides_where_it_is_known() -> None:
    assert latin_key("د", 0x31) == "N"
    assert latin_key("ش", 0x1E) == "A"


@pytest.mark.parametrize("typed", ["t", "[", "", "é", "漢"])
def test_what_is_latin_or_unknown_is_left_alone(typed: str) -> None:
    assert latin_key(typed) is None

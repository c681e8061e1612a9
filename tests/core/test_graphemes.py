from __future__ import annotations

import pytest

from reader_app.core.graphemes import grapheme_floor

FAMILY = "👩‍👩‍👧"


@pytest.mark.parametrize(
    ("text", "position", "floor"),
    [
        ("abc", 2, 2),
        ("abc", 0, 0),
        ("abc", 3, 3),
        (f"a{FAMILY}b", 2, 1),
        (f"a{FAMILY}b", 5, 1),
        (f"a{FAMILY}b", 6, 6),
        ("ae\u0301b", 2, 1),
        ("a👍🏽b", 2, 1),
        ("🇵🇸🇫🇷", 1, 0),
        ("🇵🇸🇫🇷", 2, 2),
        ("🇵🇸🇫🇷", 3, 2),
        ("a\r\nb", 2, 1),
        ("\u1112\u1161\u11ab", 2, 0),
        ("\u1112\u1112", 1, 0),
        ("\u1112가", 1, 0),
        ("\u1112b", 1, 1),
    ],
)
def test_a_position_inside_a_grapheme_moves_to_its_start(
    text: str, position: int, floor: int
) -> None:
    assert grapheme_floor(text, position) == floor


def test_an_endless_run_of_marks_is_cut_all_the_same() -> None:
    assert grapheme_floor("e" + "\u0301" * 500, 300) == 300


def test_marks_without_a_letter_before_them_are_one_grapheme() -> None:
    assert grapheme_floor("\u0301\u0301\u0301", 2) == 0

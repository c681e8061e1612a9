import pytest
from PySide6.QtCore import Qt

from reader_app.ui.theme.directions import direction_of

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("«لم تتعرض»", RTL),
        ("12 שעות", RTL),
        ("“claim” في", LTR),
        ("\u2068النشرة\u2069 · 14 May", LTR),
        ("\u2068Courier\u2069 · ١٤ مايو", RTL),
    ],
)
def test_a_text_runs_as_its_first_letter_outside_isolates_does(text, direction):
    assert direction_of(text, LTR) == direction
    assert direction_of(text, RTL) == direction


@pytest.mark.parametrize("otherwise", [LTR, RTL])
def test_a_text_without_letters_runs_as_what_is_around_it(otherwise):
    assert direction_of("3 / 12", otherwise) == otherwise

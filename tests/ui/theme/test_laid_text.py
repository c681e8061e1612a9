import pytest
from PySide6.QtCore import Qt

from reader_app.ui.theme.fonts import page_font, ui_font
from reader_app.ui.theme.laid_text import LaidText

LEADING = Qt.AlignmentFlag.AlignLeading
LONG = "one two three four five six seven eight nine ten " * 20


def test_a_short_text_takes_one_line(qapp):
    laid = LaidText("short", ui_font(), 200, 20, 3, LEADING)
    assert (laid.lines, laid.height) == (1, 20)


@pytest.mark.parametrize("most", [1, 2, 3])
def test_a_long_text_takes_no_more_lines_than_it_may(most, qapp):
    laid = LaidText(LONG, ui_font(), 200, 20, most, LEADING)
    assert laid.lines == most
    assert laid.shown.endswith("…")
    assert len(laid.shown) < len(LONG)


def test_line_breaks_and_emoji_are_shown_as_blanks_and_whole(qapp):
    laid = LaidText("a\n\U0001f600 b " * 60, ui_font(), 120, 20, 2, LEADING)
    assert laid.lines == 2
    assert "\n" not in laid.shown


def test_a_right_to_left_quote_stands_at_the_right_and_a_left_to_right_one_at_the_left(qapp):
    font = page_font("arabic", "quote")
    arabic = LaidText("«لم تتعرض»", font, 300, 26, 3, LEADING)
    english = LaidText("claim", font, 300, 26, 3, LEADING)
    assert arabic.ink_left() > 150
    assert english.ink_left() < 5

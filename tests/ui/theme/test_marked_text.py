"""Words around a place that was found, on two lines of a list."""

import pytest
from PySide6.QtCore import Qt

from reader_app.core.spans import Span
from reader_app.ui.theme.fonts import page_font
from reader_app.ui.theme.marked_text import laid_marked
from reader_app.ui.theme.theme import load_theme


def laid(words, width, *marked):
    return laid_marked(words, marked, page_font("latin", "quote"), width, load_theme("light"))


def test_words_that_have_room_are_shown_whole(qapp):
    del qapp
    assert laid("the port said", 300, Span(4, 8)).text() == "the port said"


@pytest.mark.parametrize("words", ["the port said so " * 9, "قالت سلطة الميناء إن القناة " * 9])
def test_words_that_go_on_end_in_an_ellipsis_on_the_second_line(qapp, words):
    del qapp
    layout = laid(words, 200, Span(4, 8))
    assert layout.text().endswith("…")
    assert layout.lineCount() == 2
    last = layout.lineAt(1)
    assert last.textStart() + last.textLength() == len(layout.text())


def test_the_words_run_as_what_was_found_does(qapp):
    del qapp
    layout = laid("للخطر and the port repeated it", 300, Span(14, 18))
    assert layout.textOption().textDirection() == Qt.LayoutDirection.LeftToRight


def test_a_mark_in_what_is_left_out_does_no_harm(qapp):
    del qapp
    words = "the port said so " * 9
    layout = laid(words, 200, Span(4, 8), Span(len(words) - 8, len(words)))
    assert len(layout.formats()) == 1

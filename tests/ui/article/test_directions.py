"""Which way a paragraph reads follows from most of its letters."""

import pytest

from reader_app.ui.article.directions import direction_of, is_bidirectional, script_of


@pytest.mark.parametrize(
    ("words", "direction", "script"),
    [
        ("Plain words.", "ltr", "latin"),
        ("Curly “quotes” – and ﬁne ligatures ⚠️", "ltr", "latin"),
        ("Հայերեն տեքստ", "ltr", "latin"),
        ("Reuters قالت إن الحركة توقفت", "rtl", "arabic"),
        ("He said مرحبا and went on in English", "ltr", "latin"),
        ("אמר השר לעיתון Courier היום", "rtl", "hebrew"),
        ("او می‌گوید ۱۲ کتاب", "rtl", "arabic"),
        ("1234 – 56", "ltr", "latin"),
        ("", "ltr", "latin"),
    ],
)
def test_most_letters_decide(words, direction, script):
    assert direction_of(words) == direction
    assert script_of(words, direction) == script


def test_controls_alone_make_a_line_bidirectional():
    assert is_bidirectional("a \u202eb")
    assert not is_bidirectional("a “b” 😀")

"""What is selected by mouse or keys is the very span of code points that the view shows."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.article.made_article import ALL, ENGLISH, laid_out, text_of

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
keys = st.tuples(
    st.sampled_from(
        [
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
        ]
    ),
    st.sampled_from([NONE, SHIFT, SHIFT, SHIFT, CONTROL | SHIFT, ALT | SHIFT]),
)
places = st.tuples(st.integers(0, 640), st.integers(0, 520))
same_page = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@pytest.fixture(params=["browser", "long text"])
def shown(shown, page, request):
    """Show texts on either of the two hosts: what is selected must be exact on both."""
    page.long_text = 0 if request.param == "long text" else page.long_text
    return shown


def shown_words(text):
    """Give the text as the view has it: blocks apart, everything odd blank."""
    words = re.sub("\n\n+", "\u2029", text)
    return re.sub("[\n\u2028]", " ", words)


def assert_exact(page, text):
    """Compare the span with what Qt shows as selected, blank edges aside."""
    seen = page.view.textCursor().selectedText()
    span = page.selected_span()
    if span is None:
        assert not seen.strip()
        return
    words = shown_words(span.of(text.text))
    assert words == seen.strip()
    assert {span.start, span.end} <= graphemes(text.text)


def graphemes(text):
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    units = {0}
    while (at := finder.toNextBoundary()) >= 0:
        units.add(at)
    raw = text.encode("utf-16-le")
    return {len(raw[: 2 * at].decode("utf-16-le")) for at in units}


@pytest.mark.parametrize("name", ALL)
@same_page
@given(presses=st.lists(keys, min_size=1, max_size=12), start=st.integers(0, 400))
def test_a_selection_by_keys_is_exact(shown, name, presses, start):
    text = ALL[name]
    page = shown(text)
    begin = page._page.units.grapheme_start(min(start, page._page.map.length))
    page.view.select(begin, begin)
    for key, held in presses:
        QTest.keyClick(page.view, key, held)
    assert_exact(page, text)


@pytest.mark.parametrize("name", ALL)
@same_page
@given(begin=places, end=places)
def test_a_selection_by_mouse_is_exact(shown, name, begin, end):
    text = ALL[name]
    page = shown(text)
    viewport = page.view.viewport()
    QTest.mousePress(viewport, LEFT, NONE, QPoint(*begin))
    QTest.mouseMove(viewport, QPoint(*end))
    QTest.mouseRelease(viewport, LEFT, NONE, QPoint(*end))
    assert_exact(page, text)


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_all_that_select_all_takes_is_the_text(shown, text):
    page = shown(text)
    QTest.keyClick(page.view, Qt.Key.Key_A, CONTROL)
    assert page.selected_span().of(text.text) == text.text.strip()


def test_a_selection_across_paragraphs_holds_the_blank_line_between(shown):
    text = text_of("One two.\n\n \nThree four.")
    page = shown(text)
    page.view.select(0, page._page.map.length)
    assert page.selected_span().of(text.text) == text.text


def test_outer_white_space_is_never_selected(shown):
    text = laid_out(("paragraph", "one \u00a0two\u00a0 three"))
    page = shown(text)
    page.view.select(3, 9)
    assert page.selected_span().of(text.text) == "two"


@pytest.mark.parametrize("whole", ["👩‍👩‍👧", "🇫🇷", "e\u0301"])
def test_a_grapheme_is_never_cut(shown, whole):
    page = shown(ENGLISH)
    start = page._page.map.view_start(ENGLISH.text.index(whole))
    page.view.select(start + 1, start + 1 + len(whole.encode("utf-16-le")) // 2)
    assert page.selected_span().of(ENGLISH.text).startswith(whole)
    page.view.select(start - 4, start + 1)
    assert page.selected_span().of(ENGLISH.text).endswith(whole)


def at_words(page, words):
    position = page._page.map.view_start(page._page.map.text.index(words)) + 1
    return page.view.rect_of(position, position).center() + QPoint(2, 0)


@pytest.mark.parametrize(
    ("clicks", "expected"),
    [
        (2, "Ash"),
        (3, "Mr. Ash left at 6 p.m. on foot."),
        (
            4,
            "The cafe\u0301 near the quay costs 10\u00a0000 kroner. Mr. Ash left at 6 p.m. on foot.",
        ),
    ],
)
def test_clicks_take_word_sentence_paragraph(shown, clicks, expected):
    page = shown(ENGLISH)
    click(page, "Ash", clicks)
    assert page.selected_span().of(ENGLISH.text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They say “liquid body” there.", "liquid"),
        ("They say “liquid body” there.", "body"),
        ("قال «الوزير سالم» أمس.", "الوزير"),
        ("לפי „הארץ” אמש.", "הארץ"),
        ("It isn’t ‘known’ yet.", "isn’t"),
        ("It isn’t ‘known’ yet.", "known"),
    ],
)
def test_a_double_click_takes_no_quotation_mark(shown, text, word):
    made = laid_out(("paragraph", text))
    page = shown(made)
    click(page, word, 2)
    assert page.selected_span().of(made.text) == word


def click(page, words, clicks):
    """Press and let go so often, quickly, on the first letter of these words."""
    place = at_words(page, words)
    for number in range(clicks):
        press(
            page.view.viewport(),
            place,
            QEvent.Type.MouseButtonDblClick if number % 2 else QEvent.Type.MouseButtonPress,
            1000 + 90 * number,
        )
        press(page.view.viewport(), place, QEvent.Type.MouseButtonRelease, 1040 + 90 * number)


def press(widget, place, kind, at_ms):
    """Send an event of the mouse with a time of its own, which QTest would choose."""
    where = QPointF(place)
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
    event = QMouseEvent(kind, where, QPointF(widget.mapToGlobal(place)), LEFT, held, NONE)
    event.setTimestamp(at_ms)
    QApplication.sendEvent(widget, event)


def test_copying_gives_the_articles_own_characters(shown):
    page = shown(ENGLISH)
    start = ENGLISH.text.index("10\u00a0000")
    page.view.select(*(page._page.map.view_start(at) for at in (start, start + 6)))
    assert page.view.createMimeDataFromSelection().text() == "10\u00a0000"


def test_sentences_and_paragraphs_are_steps_of_the_caret(shown):
    page = shown(ENGLISH)
    QTest.keyClick(page.view, Qt.Key.Key_Down, CONTROL)
    QTest.keyClick(page.view, Qt.Key.Key_Down, ALT | SHIFT)
    assert page.selected_span().of(ENGLISH.text) == "Managers say under three hours."
    QTest.keyClick(page.view, Qt.Key.Key_Down, ALT | SHIFT)
    assert page.selected_span().of(ENGLISH.text).endswith("Crews say nearly seven.")
    QTest.keyClick(page.view, Qt.Key.Key_Up, ALT | SHIFT)
    assert page.selected_span().of(ENGLISH.text) == "Managers say under three hours."


def test_escape_gives_the_selection_up(shown, qtbot):
    page = shown(ENGLISH)
    page.view.select(0, 5)
    with qtbot.waitSignal(page.selection_changed, check_params_cb=lambda span: span is None):
        QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert page.selected_span() is None


def test_the_caret_does_not_stop_between_a_letter_and_its_vowel_sign(shown):
    page = shown(ALL["arabic"])
    start = page._page.map.view_start(ALL["arabic"].text.index("يُنشر"))
    page.view.select(start, start)
    QTest.keyClick(page.view, Qt.Key.Key_Left)
    assert page.view.textCursor().position() == start + 2
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    assert page.view.textCursor().position() == start

"""The ends of the current highlight are dragged with the mouse; nothing is written before it is let go."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.article.made_article import ARABIC, ENGLISH, marked, tag_uid

LEFT = Qt.MouseButton.LeftButton
MARK = marked(ENGLISH, "adding that", tag_uid("blue"))


@pytest.fixture(params=["browser", "long text"])
def shown(shown, page, request):
    """Show texts on either of the two hosts."""
    page.long_text = 0 if request.param == "long text" else page.long_text
    return shown


def caret_at(page, words, *, after=False):
    text = page._page.map.text
    point = text.index(words) + (len(words) if after else 0)
    position = page._page.map.view_start(point)
    return page.view.rect_of(position, position).center()


def held_end(page, number):
    """Press on a handle, the start's (0) or the end's (1)."""
    knob = page.view.gestures.handles.knobs()[number].center().toPoint()
    QTest.mousePress(page.view.viewport(), LEFT, pos=knob)
    return knob


def drag(page, number, words, *, after=False):
    height = page.view.fontMetrics().height() // 2
    held_end(page, number)
    place = caret_at(page, words, after=after) + QPoint(0, height if number else -height)
    QTest.mouseMove(page.view.viewport(), place)
    return place


def test_the_end_follows_the_mouse_and_one_wish_is_told(shown, qtbot):
    page = shown(ENGLISH, MARK)
    page.reveal(MARK.uid)
    wanted = []
    page.resize_wanted.connect(wanted.append)
    place = drag(page, 1, "no vessel was at", after=True)
    preview = page._page.marks.preview
    assert ENGLISH.text[preview.start : preview.end] == "adding that “no vessel was at"
    assert wanted == []
    QTest.mouseRelease(page.view.viewport(), LEFT, pos=place)
    ((uid, span),) = wanted
    assert (uid, span.of(ENGLISH.text)) == (MARK.uid, "adding that “no vessel was at")
    assert page._page.marks.preview is None


def test_the_start_follows_the_mouse(shown):
    page = shown(ENGLISH, MARK)
    page.reveal(MARK.uid)
    wanted = []
    page.resize_wanted.connect(wanted.append)
    place = drag(page, 0, "the port said")
    QTest.mouseRelease(page.view.viewport(), LEFT, pos=place)
    assert [span.of(ENGLISH.text) for _, span in wanted] == ["the port said, adding that"]


def test_an_end_in_arabic_follows_the_mouse(shown):
    mark = marked(ARABIC, "باسم السلطة", tag_uid("blue"))
    page = shown(ARABIC, mark)
    page.reveal(mark.uid)
    wanted = []
    page.resize_wanted.connect(wanted.append)
    place = drag(page, 0, "متحدث")
    QTest.mouseRelease(page.view.viewport(), LEFT, pos=place)
    assert [span.of(ARABIC.text) for _, span in wanted] == ["متحدث باسم السلطة"]


def test_escape_while_dragging_leaves_all_as_it_was(shown):
    page = shown(ENGLISH, MARK)
    page.reveal(MARK.uid)
    wanted = []
    page.resize_wanted.connect(wanted.append)
    place = drag(page, 1, "no vessel", after=True)
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    QTest.mouseRelease(page.view.viewport(), LEFT, pos=place)
    assert wanted == []
    assert page._page.marks.preview is None


def test_an_end_cannot_be_dragged_over_the_other(shown):
    page = shown(ENGLISH, MARK)
    page.reveal(MARK.uid)
    wanted = []
    page.resize_wanted.connect(wanted.append)
    place = drag(page, 1, "the port said")
    QTest.mouseRelease(page.view.viewport(), LEFT, pos=place)
    assert wanted == []


def test_what_may_not_be_written_has_no_handles(shown):
    page = shown(ENGLISH, MARK)
    page.set_dragging(on=False)
    page.reveal(MARK.uid)
    assert page.view.gestures.handles.knobs() == []

"""How the page shows highlights and paragraphs: filter, whole words, direction, very long texts."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from reader_app.ui.article.article_view import ArticleView
from reader_app.ui.article.filter_popup import FilterPopup
from reader_app.ui.article.long_text_view import LongTextView
from reader_app.ui.article.mark_filter import MarkFilter
from reader_app.ui.theme.theme import load_theme
from tests.ui.article.made_article import (
    ANALYST,
    ENGLISH,
    article_of,
    codebook,
    laid_out,
    marked,
    marks_of,
    tag_uid,
)

LEFT = Qt.MouseButton.LeftButton
ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
BLUE, GREEN = tag_uid("blue"), tag_uid("green")
FIRST = marked(ENGLISH, "the port said", BLUE)
SECOND = marked(ENGLISH, "at risk", GREEN)
THIRD = marked(ENGLISH, "the quay costs", BLUE, GREEN)
LONG = laid_out(
    *(("paragraph", f"Paragraph {number} has a few plain words.") for number in range(400))
)


@pytest.fixture(params=["browser", "long text"])
def shown(shown, page, request):
    """Show texts on either of the two hosts."""
    page.long_text = 0 if request.param == "long text" else page.long_text
    return shown


def caret_at(page, words):
    position = page._page.map.view_start(page._page.map.text.index(words))
    return page.view.rect_of(position, position).center()


def colours(page):
    image = page.view.viewport().grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(90, 490, 2)
    }


def test_a_filter_shows_one_tag_and_dims_the_rest(shown):
    page = shown(ENGLISH, FIRST, SECOND, THIRD)
    theme = load_theme("light")
    assert theme.tag("green").fill.name() in colours(page)
    page.set_filter({BLUE})
    page.grab()
    seen = colours(page)
    assert theme.tag("blue").fill.name() in seen
    assert theme.tag("green").fill.name() not in seen
    assert {uid for _, uid in page.brackets.names_now()} == {FIRST.uid, THIRD.uid}


def test_next_and_previous_follow_the_filter(shown):
    page = shown(ENGLISH, FIRST, SECOND, THIRD)
    page.set_filter({BLUE})
    order = []
    for _ in range(2):
        page.next_highlight()
        order.append(page.current_mark)
    assert order == [FIRST, THIRD]
    page.set_filter({GREEN})
    page.previous_highlight()
    assert page.current_mark == SECOND


def test_a_filter_of_analysts_dims_the_marks_of_others(shown):
    page = shown(ENGLISH, FIRST)
    page.set_filter(None, {"someone else"})
    page.next_highlight()
    assert page.current_mark is None
    page.set_filter(None, {ANALYST})
    page.next_highlight()
    assert page.current_mark == FIRST
    page.set_filter(None)
    assert not page.filter


def test_the_popup_takes_a_choice_and_gives_all_back(shown, qtbot):
    page = shown(ENGLISH)
    popup = FilterPopup(page)
    told = []
    popup.changed.connect(told.append)
    ink = load_theme("light").tag("blue")
    tags = [(BLUE, "Blue", ink), (GREEN, "Green", ink)]
    people = [("a", "Ines", None), ("b", "Bo", None)]
    popup.open_at(page.mapToGlobal(QPoint(10, 10)), tags, people, MarkFilter())
    QTest.keyClick(popup.findChild(QCheckBox, f"filter_{BLUE}"), Qt.Key.Key_Space)
    QTest.keyClick(popup.findChild(QCheckBox, "filter_a"), Qt.Key.Key_Space)
    assert told == [({GREEN}, None), ({GREEN}, {"b"})]
    QTest.mouseClick(popup.show_all, LEFT)
    assert told[-1] == (None, None)
    popup.close()


@pytest.mark.parametrize(
    ("held", "expected"), [(NONE, "vessel was at risk"), (ALT, "ssel was at ri")]
)
def test_a_drag_takes_whole_words_unless_alt_is_held(shown, held, expected):
    page = shown(ENGLISH)
    page.set_snapping(on=True)
    viewport = page.view.viewport()
    begin, end = caret_at(page, "ssel was"), caret_at(page, "sk at any")
    QTest.mousePress(viewport, LEFT, NONE, begin)
    where = QPointF(end)
    moved = QMouseEvent(
        QEvent.Type.MouseMove, where, QPointF(viewport.mapToGlobal(end)), LEFT, LEFT, held
    )
    QApplication.sendEvent(viewport, moved)
    QTest.mouseRelease(viewport, LEFT, held, end)
    assert page.selected_span().of(ENGLISH.text) == expected


def test_without_the_option_a_drag_takes_letters(shown):
    page = shown(ENGLISH)
    viewport = page.view.viewport()
    begin, end = caret_at(page, "ssel was"), caret_at(page, "sk at any")
    QTest.mousePress(viewport, LEFT, NONE, begin)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, NONE, end)
    assert page.selected_span().of(ENGLISH.text) == "ssel was at ri"


def test_a_direction_for_all_paragraphs_turns_them_and_the_brackets(shown):
    page = shown(ENGLISH, FIRST)
    right = page.brackets.geometry().left()
    page.set_direction("rtl")
    page.grab()
    assert page.brackets.geometry().left() < right
    position = page._page.map.view_start(ENGLISH.text.index("What the log"))
    assert page.view.rect_of(position, position).left() > page.view.viewport().width() // 2
    page.set_direction(None)
    page.grab()
    assert page.brackets.geometry().left() == right


def test_a_very_long_article_has_another_host_and_a_short_one_the_first_again(page):
    page.long_text = 1000
    page.show_article(article_of(LONG), LONG, marks_of(), codebook())
    assert isinstance(page.view, LongTextView)
    assert page.view.isVisible()
    assert page.view.hasFocus()
    page.show_article(article_of(ENGLISH), ENGLISH, marks_of(), codebook())
    assert isinstance(page.view, ArticleView)


def test_a_highlight_far_down_is_brought_into_view(shown):
    mark = marked(LONG, "Paragraph 300 has", BLUE)
    page = shown(LONG, mark)
    page.reveal(mark.uid)
    rect = page.selection_rect()
    top = page.view.viewport().mapFromGlobal(rect.topLeft()).y()
    assert 0 < top < page.view.viewport().height()
    assert not page.header.geometry().intersects(page.view.viewport().rect())
    place = page.view.first_in_view()
    page.zoom(1)
    assert abs(page.view.first_in_view()[0] - place[0]) <= 1

"""What an analyst does with highlights on the page, and what the page makes of it."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reader_app.core.codebook import Codebook
from reader_app.core.edits import Change, Edit
from reader_app.core.marks import MarksDelta
from reader_app.core.records import Tag
from reader_app.core.spans import Span
from reader_app.ui.article.page_document import SIDE_MARGIN
from reader_app.ui.theme.theme import load_theme
from tests.ui.article.made_article import (
    ARABIC,
    ENGLISH,
    article_of,
    codebook,
    laid_out,
    mark_of,
    marked,
    marks_of,
    tag_uid,
)

LEFT = Qt.MouseButton.LeftButton
BLUE, GREEN = tag_uid("blue"), tag_uid("green")
OUTER = marked(ENGLISH, "the port said, adding that “no vessel was at risk at any point”", BLUE)
INNER = marked(ENGLISH, "“no vessel was at risk", GREEN, BLUE)
LATER = marked(ENGLISH, "the quay costs", GREEN)
LONG = laid_out(
    *(("paragraph", f"Paragraph {number} has a few plain words.") for number in range(400))
)


def place_of(page, words):
    text = page._page.map.text
    start = page._page.map.view_start(text.index(words))
    rect = page.view.rect_of(start + 1, start + 1)
    return rect.center() + QPoint(2, 0)


def click(page, words):
    QTest.mouseClick(page.view.viewport(), LEFT, pos=place_of(page, words))


def pixels(page, words, of=None):
    """Give the colours behind the words, letters aside."""
    page.grab()
    picture = page.view.viewport().grab(
        QRect(place_of(page, words) - QPoint(2, 9), page.size() / 100)
    )
    image = picture.toImage()
    return {image.pixelColor(x, y).name() for x in range(6) for y in range(6)}


def test_a_highlight_is_filled_with_its_tags_colour(shown):
    page = shown(ENGLISH, LATER)
    fill = load_theme("light").tag("green").fill.name()
    assert fill in pixels(page, "quay costs")
    assert fill not in pixels(page, "left at")


def test_where_two_overlap_the_inner_one_fills(shown):
    page = shown(ENGLISH, OUTER, INNER)
    theme = load_theme("light")
    assert theme.tag("green").fill.name() in pixels(page, "vessel")
    assert theme.tag("blue").fill.name() in pixels(page, "adding")


def test_a_click_makes_the_innermost_current_and_another_click_offers_which_one(shown, qtbot):
    page = shown(ENGLISH, OUTER, INNER)
    told = []
    page.mark_activated.connect(told.append)
    click(page, "vessel")
    click(page, "vessel")
    chooser = page.view.findChild(QMenu, "mark_chooser")
    assert told == [INNER.uid]
    rows = chooser.actions()
    assert [row.isChecked() for row in rows] == [True, False]
    assert "Green, Blue" in rows[0].text()
    assert "the port said" in rows[1].text()
    qtbot.keyClick(chooser, Qt.Key.Key_Down)
    qtbot.keyClick(chooser, Qt.Key.Key_Down)
    qtbot.keyClick(chooser, Qt.Key.Key_Return)
    assert (told[-1], page.current_mark) == (OUTER.uid, OUTER)


def test_alt_and_a_click_offers_which_one_at_once(shown):
    page = shown(ENGLISH, OUTER, INNER)
    held = Qt.KeyboardModifier.AltModifier
    QTest.mouseClick(page.view.viewport(), LEFT, held, place_of(page, "vessel"))
    chooser = page.view.findChild(QMenu, "mark_chooser")
    assert len(chooser.actions()) == 2
    assert chooser.isVisible()
    chooser.close()


def test_a_click_beside_every_highlight_leaves_none_current(shown):
    page = shown(ENGLISH, OUTER)
    click(page, "vessel")
    click(page, "Nobody")
    assert page.current_mark is None


def test_the_caret_that_enters_a_highlight_makes_it_current(shown):
    page = shown(ENGLISH, LATER)
    start = page._page.map.view_start(LATER.highlight.span.start)
    page.view.select(start - 1, start - 1)
    assert page.current_mark is None
    with_signal = []
    page.mark_activated.connect(with_signal.append)
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    assert (page.current_mark, with_signal) == (LATER, [LATER.uid])
    assert page.caret_marks() == [LATER]
    assert page.word_or_highlight_at_caret() == LATER.highlight.span


def test_without_a_highlight_the_word_at_the_caret_is_meant(shown):
    page = shown(ENGLISH)
    click(page, "Nobody")
    assert page.word_or_highlight_at_caret().of(ENGLISH.text) == "Nobody"


def test_next_and_previous_go_through_in_reading_order(shown):
    page = shown(ENGLISH, OUTER, INNER, LATER)
    order = []
    page.mark_activated.connect(order.append)
    for _ in range(4):
        page.next_highlight()
    page.previous_highlight()
    assert order == [OUTER.uid, INNER.uid, LATER.uid, INNER.uid]


def test_revealing_scrolls_and_tells_nobody(shown, qtbot):
    start = LONG.text.index("Paragraph 333")
    mark = mark_of(LONG, start, start + 13, [BLUE])
    page = shown(LONG, mark)
    told = []
    page.mark_activated.connect(told.append)
    page.reveal(mark.uid)
    assert page.current_mark == mark
    assert told == []
    assert page.view.viewport().rect().contains(place_of(page, "Paragraph 333"))


def test_only_what_is_in_view_gets_boxes(shown):
    starts = [LONG.text.index(f"Paragraph {number} ") for number in range(400)]
    page = shown(LONG, *(mark_of(LONG, start, start + 9, [BLUE]) for start in starts))
    in_view = sum(1 for _ in page.view.exposed_blocks(page.view.viewport().rect()))
    assert page._page.marks.blocks_shaped <= in_view + 1 < 40


def test_a_change_makes_boxes_anew_for_the_paragraphs_it_touches_alone(shown):
    page = shown(ENGLISH, OUTER, LATER)
    before = page._page.marks.blocks_shaped
    marks = page.marks
    change = Change(
        "x", {}, (Edit(None, INNER.highlight), *(Edit(None, t) for t in INNER.taggings))
    )
    page.apply(marks.apply(change))
    page.grab()
    assert page._page.marks.blocks_shaped == before + 1
    assert load_theme("light").tag("green").fill.name() in pixels(page, "vessel")


def test_taking_a_tag_away_shows_at_once(shown):
    page = shown(ENGLISH, LATER)
    page.apply(page.marks.apply(Change("x", {}, (Edit(LATER.taggings[0], None),))))
    assert load_theme("light").colour("hover").name() in pixels(page, "quay costs")


def test_deleting_the_current_highlight_leaves_none_current(shown):
    page = shown(ENGLISH, LATER)
    page.reveal(LATER.uid)
    page.apply(page.marks.apply(Change("x", {}, (Edit(LATER.highlight, None),))))
    assert page.current_mark is None
    assert load_theme("light").tag("green").fill.name() not in pixels(page, "quay costs")


def test_a_resized_highlight_is_painted_where_it_is_now(shown):
    page = shown(ENGLISH, LATER)
    moved = mark_of(
        ENGLISH, LATER.highlight.span.start, LATER.highlight.span.end + 12, uid=LATER.uid
    ).highlight
    page.apply(page.marks.apply(Change("x", {}, (Edit(LATER.highlight, moved),))))
    assert load_theme("light").tag("green").fill.name() in pixels(page, "kroner")


def test_a_mark_whose_quote_does_not_hold_is_counted_and_not_painted(shown):
    strange = mark_of(laid_out(("paragraph", "x" * 400)), 100, 120, [BLUE])
    page = shown(ENGLISH, LATER, strange)
    assert page.lost_marks == 1
    assert len(page._page.marks.index) == 1
    page.apply(MarksDelta(removed=(strange,)))
    assert page.lost_marks == 0


def test_a_recoloured_tag_shows_after_the_codebook_changed(page):
    book = codebook()
    page.show_article(article_of(ENGLISH), ENGLISH, marks_of(LATER), book)
    page.grab()
    before = book[GREEN]
    after = Tag(GREEN, before.name, None, "rose", before.analyst, 1, 2)
    book.apply(Change("x", {}, (Edit(before, after),)))
    page.codebook_changed()
    assert load_theme("light").tag("rose").fill.name() in pixels(page, "quay costs")


@pytest.mark.parametrize(
    ("start", "words", "step", "expected"),
    [
        (False, False, 1, "the quay costs 1"),
        (False, False, -1, "the quay cost"),
        (False, True, 1, "the quay costs 10\u00a0000"),
        (False, True, -1, "the quay"),
        (True, False, -1, "r the quay costs"),
        (True, True, -1, "near the quay costs"),
        (True, True, 1, "quay costs"),
    ],
)
def test_an_end_moves_by_letters_and_words(shown, start, words, step, expected):
    page = shown(ENGLISH, LATER)
    page.reveal(LATER.uid)
    wanted = []
    page.resize_wanted.connect(wanted.append)
    page.move_end(start=start, words=words, step=step)
    assert wanted == []
    page.let_end_go()
    ((uid, span),) = wanted
    assert uid == LATER.uid
    assert span.of(ENGLISH.text) in {expected, "the quay costs 10"}


def test_a_highlight_of_one_letter_does_not_vanish(shown):
    mark = marked(ENGLISH, "T", BLUE)
    page = shown(ENGLISH, mark)
    page.reveal(mark.uid)
    wanted = []
    page.resize_wanted.connect(wanted.append)
    page.move_end(start=False, words=False, step=-1)
    page.let_end_go()
    assert wanted == []


def test_selecting_a_span_selects_its_very_words(shown):
    page = shown(ARABIC)
    start = ARABIC.text.index("Calder")
    page.select_span(Span(start, start + 10))
    assert page.selected_span() == Span(start, start + 10)
    assert page.view.textCursor().selectedText() == "Calder Bay"


def test_the_selection_is_told_and_has_a_place_on_the_screen(shown, qtbot):
    page = shown(ENGLISH)
    with qtbot.waitSignal(page.selection_changed) as told:
        page.select_span(Span(0, 5))
    assert told.args == [Span(0, 5)]
    rect = page.selection_rect()
    corner = page.view.viewport().mapToGlobal(QPoint(0, 0))
    assert rect.translated(-corner).intersects(page.view.viewport().rect())


def test_zoom_and_theme_keep_the_place_and_the_selection(shown):
    page = shown(LONG)
    start = LONG.text.index("Paragraph 200")
    page.select_span(Span(start, start + 13))
    top = page.view.first_in_view()[0]
    page.zoom(1)
    page.set_theme(load_theme("dark"))
    assert page.selected_span().of(LONG.text) == "Paragraph 200"
    assert page.view.first_in_view()[0] == top
    assert page.reading.size == 18
    page.zoom_reset()
    assert page.reading.size == 17


@pytest.mark.parametrize("width", [400, 560, 800, 1200, 2000])
@pytest.mark.parametrize("text", [ENGLISH, ARABIC])
def test_no_width_needs_a_horizontal_scroll_bar(shown, qtbot, width, text):
    page = shown(text, marked(text, text.text[:9], BLUE))
    page.resize(width, 600)
    page.grab()
    assert page.view.horizontalScrollBar().maximum() == 0
    assert page.view.viewport().width() <= width
    assert page.brackets.geometry().left() >= 0
    assert page.brackets.geometry().right() <= width


def test_clearing_shows_nothing(shown):
    page = shown(ENGLISH, LATER)
    page.clear()
    assert (page.article, page.marks, page.selected_span(), page.current_mark) == (None,) * 4
    assert page.view.document().isEmpty()
    page.next_highlight()
    page.apply(MarksDelta(removed=(LATER,)))
    page.codebook_changed()


def test_the_header_tells_outlet_date_and_length(shown):
    words = shown(ENGLISH).header.words()
    assert "Courier" in words
    assert "14 May 2026" in words
    assert f"{len(ENGLISH.text.split())} words" in words
    assert "Ada Byron" not in words, "the article’s own line says who wrote it"


def test_the_header_stands_above_the_column_in_either_direction(shown):
    for text in (ENGLISH, ARABIC):
        page = shown(text)
        header, viewport = page.header, page.view.viewport()
        assert header.x() == SIDE_MARGIN
        assert header.geometry().right() + 1 == page.view.lineWrapColumnOrWidth() - SIDE_MARGIN
        assert header.geometry().right() < viewport.width()


def test_everything_has_a_name(shown):
    page = shown(ENGLISH)
    assert page.view.accessibleName().startswith("Article: Crews")
    assert page.brackets.accessibleName()
    assert page.header.accessibleName()


def test_an_empty_codebook_leaves_the_page_readable(page):
    page.show_article(article_of(ENGLISH), ENGLISH, marks_of(LATER), Codebook())
    page.grab()
    assert page.lost_marks == 0


def test_marks_far_down_are_there_when_they_are_asked_for(page):
    far = laid_out(*(("paragraph", f"Paragraph {number} " + 40 * "word ") for number in range(300)))
    starts = [far.text.index(f"Paragraph {number} ") for number in range(300)]
    marks = [mark_of(far, start, start + 9, [BLUE]) for start in starts]
    strange = mark_of(laid_out(("paragraph", "x" * 60_000)), 50_000, 50_020)
    page.show_article(article_of(far), far, marks_of(*marks, strange), codebook())
    page.reveal(marks[299].uid)
    assert page.current_mark == marks[299]
    assert page.lost_marks == 1
    page.view.verticalScrollBar().setValue(0)
    assert load_theme("light").tag("blue").fill.name() in pixels(page, "Paragraph 1 ")


def test_the_menu_is_about_the_highlight_it_was_opened_on(shown, qtbot):
    page = shown(ENGLISH, OUTER, LATER)
    place = place_of(page, "quay costs")
    viewport = page.view.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    with qtbot.waitSignal(page.context_menu_wanted):
        QApplication.sendEvent(viewport, event)
    assert page.current_mark == LATER


def test_the_menu_leaves_a_selection_that_it_was_opened_on(shown):
    page = shown(ENGLISH, LATER)
    page.select_span(LATER.highlight.span)
    place = place_of(page, "quay costs")
    viewport = page.view.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    assert page.selected_span() == LATER.highlight.span

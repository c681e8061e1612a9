"""Grades, kinds, attributions and links by keyboard, each one undo step in the project file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from reader_app.core.spans import Span
from reader_app.ui.codebook.dragged_tags import TAG_MEDIA_TYPE
from reader_app.ui.dialogs.scales_dialog import ScalesDialog
from tests.ui.window.desk import CTRL, NONE, SHIFT, Key, plain

if TYPE_CHECKING:
    from tests.ui.window.desk import Desk


@pytest.fixture
def marked(desk: Desk) -> Desk:
    """Give a window with two highlights, the caret in the first."""
    desk.open_story()
    desk.select_words(2)
    desk.press(Key.Key_H)
    text = desk.project.articles.text_of(desk.window.workspace.reading.article).text  # type: ignore[arg-type]
    start = text.index("no vessel was at risk")
    desk.project.marks.highlight(desk.article, Span(start, start + len("no vessel was at risk")))
    desk.window.workspace.page.reveal(desk.marks()[0].uid)
    desk.window.workspace.page.setFocus()
    return desk


def steps(desk: Desk) -> int:
    return sum(1 for _ in desk.project.history.steps(100))


def badge(desk: Desk, number: int = 0) -> str:
    return desk.project.scales.badge(desk.marks()[number].grades)


def on_page(desk: Desk) -> bool:
    return QApplication.focusWidget() is desk.window.workspace.page.view


def test_g_b_2_grades_the_highlight_in_one_step(marked: Desk) -> None:
    before = steps(marked)
    for key in (Key.Key_G, Key.Key_B, Key.Key_2):
        marked.press(key)
    assert badge(marked) == "B2"
    assert steps(marked) == before + 1
    assert on_page(marked)
    marked.press(Key.Key_Z, CTRL)
    assert badge(marked) == ""


def test_another_scale_is_an_arrow_away_and_del_takes_the_grade_off(marked: Desk) -> None:
    for key in (Key.Key_G, Key.Key_Right, Key.Key_5):
        marked.press(key)
    assert badge(marked) == "Likely"
    for key in (Key.Key_G, Key.Key_A, Key.Key_0):
        marked.press(key)
    assert badge(marked) == "A · Likely"
    for key in (Key.Key_G, Key.Key_Right, Key.Key_Delete):
        marked.press(key)
    assert badge(marked) == "A"


def test_shift_g_grades_the_article(marked: Desk) -> None:
    marked.press(Key.Key_G, SHIFT)
    for key in (Key.Key_C, Key.Key_3):
        marked.press(key)
    grades = marked.project.grades.of_article(marked.article)
    assert marked.project.scales.badge(grades) == "C3"


@pytest.mark.parametrize("key", [Key.Key_G, Key.Key_S, Key.Key_A])
def test_escape_gives_the_focus_back_and_changes_nothing(marked: Desk, key: Key) -> None:
    before = steps(marked)
    marked.press(key)
    assert not on_page(marked)
    marked.press(Key.Key_Escape)
    assert on_page(marked)
    assert steps(marked) == before


def test_s_c_says_that_it_is_a_claim_and_del_takes_that_back(marked: Desk) -> None:
    marked.press(Key.Key_S)
    marked.press(Key.Key_C)
    assert marked.marks()[0].highlight.statement == "claim"
    marked.press(Key.Key_S)
    marked.press(Key.Key_Delete)
    assert marked.marks()[0].highlight.statement == ""


def test_a_and_enter_attribute_to_the_speaker_of_the_sentence(marked: Desk) -> None:
    marked.press(Key.Key_J)
    before = steps(marked)
    marked.press(Key.Key_A)
    marked.press(Key.Key_Return)
    (speaker,) = marked.marks()[1].speakers
    assert (speaker.name, speaker.cue, speaker.mode) == ("Two captains", "said", "direct")
    assert steps(marked) == before + 1
    assert on_page(marked)


def test_a_second_speaker_is_added_and_the_sentence_is_shown(marked: Desk) -> None:
    tag = marked.project.tags.create("Harbour radio").edits[0].record.uid
    marked.press(Key.Key_J)
    marked.press(Key.Key_A)
    marked.press(Key.Key_Return, CTRL)
    marked.type("Harbour r")
    preview = marked.window.findChild(QLabel, "attribution_preview")
    assert preview is not None
    assert plain(preview.text()).startswith("Harbour radio, quoting Two captains")
    marked.press(Key.Key_Return)
    assert [each.tag for each in marked.marks()[1].speakers] == [None, tag]
    marked.press(Key.Key_A)
    assert QApplication.focusWidget().text() == "Two captains"  # type: ignore[union-attr]
    marked.press(Key.Key_Delete)
    marked.press(Key.Key_Return)
    assert [each.name for each in marked.marks()[1].speakers] == ["Harbour radio"]


def test_l_on_two_highlights_links_them_and_the_card_leads_there(marked: Desk) -> None:
    first, second = (mark.uid for mark in marked.marks())
    marked.press(Key.Key_L)
    assert "press L" in marked.said()
    marked.press(Key.Key_J)
    marked.press(Key.Key_L)
    marked.type("contra")
    marked.press(Key.Key_Return)
    (link,) = marked.marks()[0].links
    assert (link.source, link.target, link.kind) == (first, second, "contradicts")
    cards = marked.window.workspace.annotations.cards
    cards.setFocus()
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Return):
        marked.press(key)
    current = marked.window.workspace.page.current_mark
    assert current is not None
    assert current.uid == first


def test_a_link_of_an_own_kind_goes_to_another_article(marked: Desk) -> None:
    first = marked.marks()[0].uid
    marked.press(Key.Key_L)
    marked.open_story("Another story\n\nThe channel opened again.\n")
    marked.select_words(2)
    marked.press(Key.Key_H)
    marked.press(Key.Key_L)
    marked.type("follows from")
    marked.press(Key.Key_Return)
    (linked,) = marked.project.links.of(marked.marks()[0].uid)
    assert (linked.other.uid, linked.link.kind) == (first, "follows from")


def test_without_a_highlight_it_is_said_what_to_do(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(1)
    desk.press(Key.Key_H)
    desk.press(Key.Key_End, CTRL)
    desk.press(Key.Key_G)
    assert desk.said() == "This needs a highlight. Press H or T first."


def test_selected_cards_are_judged_tagged_and_noted_in_one_step_each(marked: Desk) -> None:
    cards = marked.window.workspace.annotations.cards
    cards.setFocus()
    marked.press(Key.Key_Home)
    marked.press(Key.Key_Down, SHIFT)
    assert len(cards.selected()) == 2
    before = steps(marked)
    for key in (Key.Key_G, Key.Key_D, Key.Key_4, Key.Key_S, Key.Key_J):
        marked.press(key)
    marked.press(Key.Key_T)
    marked.type("Check")
    marked.press(Key.Key_Return)
    cards.setFocus()
    marked.press(Key.Key_N)
    marked.type("Both")
    marked.press(Key.Key_Return, CTRL)
    assert [badge(marked, 0), badge(marked, 1)] == ["D4", "D4"]
    for mark in marked.marks():
        assert mark.highlight.statement == "judgement"
        assert marked.tags_of(mark) == ["Check"]
        assert [note.body for note in mark.notes] == ["Both"]
    assert steps(marked) == before + 4
    for _ in range(4):
        marked.project.history.undo()
    assert all(not mark.grades and not mark.taggings for mark in marked.marks())


def test_the_tags_of_selected_cards_are_recoloured_by_menu_key_in_one_step(marked: Desk) -> None:
    names = ("Claim", "Event")
    tags = [marked.project.tags.create(name).edits[0].record.uid for name in names]
    for mark, tag in zip(marked.marks(), tags, strict=True):
        marked.project.marks.tag_highlight(mark.uid, [tag])
    before = [marked.project.codebook[tag].colour for tag in tags]
    cards = marked.window.workspace.annotations.cards
    cards.setFocus()
    marked.press(Key.Key_Home)
    marked.press(Key.Key_Down, SHIFT)
    place = cards.visualRect(cards.currentIndex()).center()
    where = cards.viewport().mapToGlobal(place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, where)
    QApplication.sendEvent(cards.viewport(), event)
    menu = marked.window.findChild(QMenu, "cardMenu")
    assert menu is not None
    colours = next(each for each in menu.actions() if each.text() == "Colour of their 2 tags")
    menu.setActiveAction(colours)
    QTest.keyClick(menu, Key.Key_Right)
    below = QApplication.activePopupWidget()
    assert isinstance(below, QMenu)
    brown = next(each for each in below.actions() if each.text() == "Brown")
    below.setActiveAction(brown)
    QTest.keyClick(below, Key.Key_Return)
    assert [marked.project.codebook[tag].colour for tag in tags] == ["brown", "brown"]
    assert "Coloured 2 tags" in marked.said()
    marked.project.history.undo()
    assert [marked.project.codebook[tag].colour for tag in tags] == before


def drop(desk: Desk, place: QPointF, tag: str) -> None:
    """Drop a tag on the page."""
    data = QMimeData()
    data.setData(TAG_MEDIA_TYPE, tag.encode())
    view = desk.window.workspace.page.view.viewport()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(view, QDragEnterEvent(place.toPoint(), copy, data, left, NONE))
    QApplication.sendEvent(view, QDropEvent(place, copy, data, left, NONE))


def test_a_tag_dropped_on_the_selection_tags_it(desk: Desk) -> None:
    tag = desk.project.tags.create("Event").edits[0].record.uid
    desk.open_story()
    desk.select_words(2)
    view = desk.window.workspace.page.view
    cursor = view.textCursor()
    place = view.rect_of(cursor.selectionStart(), cursor.selectionEnd()).center()
    drop(desk, QPointF(place), tag)
    assert desk.quotes() == ["Harbour closed"]
    assert desk.tags_of(desk.marks()[0]) == ["Event"]


def test_a_tag_dropped_on_a_highlight_tags_that_whatever_is_selected(marked: Desk) -> None:
    tag = marked.project.tags.create("Event").edits[0].record.uid
    page = marked.window.workspace.page
    page.reveal(marked.marks()[1].uid)
    place = page.view.viewport().mapFromGlobal(page.selection_rect().center())
    page.reveal(marked.marks()[0].uid)
    drop(marked, QPointF(place), tag)
    assert [marked.tags_of(mark) for mark in marked.marks()] == [[], ["Event"]]


def test_the_pointer_form_of_a_link_is_undone_in_one_step(marked: Desk) -> None:
    first, second = (mark.uid for mark in marked.marks())
    marked.project.links.add(first, second, "explains")
    marked.window.workspace.annotations.requests.link_removed.emit(marked.marks()[0].links[0].uid)
    assert marked.marks()[0].links == ()
    marked.press(Key.Key_Z, CTRL)
    assert len(marked.marks()[0].links) == 1


def test_own_scales_are_made_from_the_command_palette(desk: Desk) -> None:
    desk.open_story()

    def make() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ScalesDialog)
        desk.bot.waitUntil(lambda: QApplication.focusWidget() is dialog.list)
        desk.press(Key.Key_Insert)
        desk.type("Urgency")
        dialog.accept()

    QTimer.singleShot(0, make)
    desk.window.actions_by_name["project.scales"].trigger()
    assert desk.project.scales.all()[-1].name == "Urgency"
    assert desk.said() == "Renamed the scale New scale 1 to Urgency."

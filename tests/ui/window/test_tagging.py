"""Marking by keyboard alone, checked in the project file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.window.desk import CTRL, NONE, SHIFT, Key, plain

if TYPE_CHECKING:
    from tests.ui.window.desk import Desk


def test_three_spans_are_tagged_by_keyboard_alone_one_across_paragraphs_two_overlapping(
    desk: Desk,
) -> None:
    desk.open_story()
    text = desk.project.articles.text_of(desk.window.workspace.reading.article).text  # type: ignore[arg-type]
    desk.select_words(2)
    desk.press(Key.Key_T)
    desk.type("Event")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Home, CTRL)
    desk.press(Key.Key_Right, CTRL)
    desk.select_words(9)
    desk.press(Key.Key_Return)
    desk.type("Claim/Denied")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_End, CTRL)
    desk.press(Key.Key_Left, CTRL | SHIFT, 3)
    desk.press(Key.Key_T)
    desk.type("ev")
    desk.press(Key.Key_Return)
    quotes = desk.quotes()
    assert quotes[0] == "Harbour closed"
    assert quotes[1].startswith("closed after barge drifts\n\nThe outer")
    assert quotes[2].endswith("resume.")
    for mark in desk.marks():
        assert mark.highlight.span.of(text) == mark.highlight.quote.exact
    assert [desk.tags_of(mark) for mark in desk.marks()] == [["Event"], ["Claim/Denied"], ["Event"]]
    spans = [mark.highlight.span for mark in desk.marks()]
    assert spans[0].overlaps(spans[1])


def test_undo_and_redo_by_key_go_through_all_of_it(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(1)
    desk.press(Key.Key_T)
    desk.type("Place")
    desk.press(Key.Key_Return)
    offered = desk.window.actions_by_name["edit.undo"].text()
    assert plain(offered) == "&Undo create Place and tag “Harbour” with it"
    desk.press(Key.Key_Z, CTRL)
    assert desk.marks() == []
    assert len(desk.project.codebook) == 0
    assert desk.said().startswith("Undone: Create Place and tag “Harbour”")
    desk.press(Key.Key_Z, CTRL | SHIFT)
    assert desk.quotes() == ["Harbour"]
    assert desk.tags_of(desk.marks()[0]) == ["Place"]
    assert not desk.window.actions_by_name["edit.redo"].isEnabled()


def test_number_keys_use_pinned_tags_and_r_the_last_one(desk: Desk) -> None:
    for slot, name in ((1, "Actor"), (2, "Claim")):
        tag = desk.project.tags.create(name).edits[0].record.uid
        desk.project.tags.pin(tag, slot)
    desk.open_story()
    desk.select_words(1)
    desk.press(Key.Key_2)
    desk.press(Key.Key_End)
    desk.press(Key.Key_Left, CTRL | SHIFT)
    desk.press(Key.Key_R)
    assert desk.quotes() == ["Harbour", "drifts"]
    assert [desk.tags_of(mark) for mark in desk.marks()] == [["Claim"], ["Claim"]]


def test_a_key_without_a_pinned_tag_does_nothing(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(1)
    desk.press(Key.Key_7)
    assert desk.marks() == []


def test_without_a_selection_the_word_under_the_caret_is_tagged(desk: Desk) -> None:
    desk.open_story()
    desk.press(Key.Key_Right, NONE, 9)
    desk.press(Key.Key_T)
    desk.type("State")
    desk.press(Key.Key_Return)
    assert desk.quotes() == ["closed"]


def test_a_second_tag_goes_on_the_highlight_that_the_caret_is_in(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(3)
    desk.press(Key.Key_H)
    assert desk.tags_of(desk.marks()[0]) == []
    desk.press(Key.Key_T)
    desk.type("Event")
    desk.press(Key.Key_Return)
    assert len(desk.marks()) == 1
    assert desk.tags_of(desk.marks()[0]) == ["Event"]


def test_n_writes_a_note_and_highlights_in_one_step(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(2)
    desk.press(Key.Key_N)
    desk.type("Check this")
    desk.press(Key.Key_Return)
    (mark,) = desk.marks()
    assert [note.body for note in mark.notes] == ["Check this"]
    assert QApplication.focusWidget() is desk.window.workspace.area.page.view
    desk.press(Key.Key_Z, CTRL)
    assert desk.marks() == []


def test_escape_leaves_palette_and_note_with_the_selection_kept(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(2)
    before = desk.window.workspace.area.page.selected_span()
    for key in (Key.Key_T, Key.Key_N):
        desk.press(key)
        desk.press(Key.Key_Escape)
        assert desk.window.workspace.area.page.selected_span() == before
        assert QApplication.focusWidget() is desk.window.workspace.area.page.view
    assert desk.marks() == []


def test_tab_adds_another_tag_and_both_are_given_in_one_step(desk: Desk) -> None:
    desk.project.tags.create("Actor")
    desk.open_story()
    desk.select_words(1)
    desk.press(Key.Key_T)
    desk.type("act")
    desk.press(Key.Key_Tab)
    desk.type("Place")
    desk.press(Key.Key_Return)
    assert sorted(desk.tags_of(desk.marks()[0])) == ["Actor", "Place"]
    desk.press(Key.Key_Z, CTRL)
    assert desk.marks() == []
    assert len(desk.project.codebook) == 1


def test_shift_enter_tags_and_stays_for_more(desk: Desk) -> None:
    desk.project.tags.create("Actor")
    desk.project.tags.create("Claim")
    desk.open_story()
    desk.select_words(1)
    desk.press(Key.Key_T)
    desk.type("actor")
    desk.press(Key.Key_Return, SHIFT)
    desk.type("claim")
    desk.press(Key.Key_Return)
    (mark,) = desk.marks()
    assert sorted(desk.tags_of(mark)) == ["Actor", "Claim"]


def test_brackets_move_the_ends_and_delete_removes(desk: Desk) -> None:
    desk.open_story()
    desk.press(Key.Key_Right, CTRL)
    desk.select_words(1)
    desk.press(Key.Key_H)
    assert desk.quotes() == ["closed"]
    desk.press(Key.Key_BraceRight, SHIFT)
    assert desk.quotes() == ["closed after"]
    desk.press(Key.Key_BracketLeft)
    assert len(desk.quotes()[0]) > len("closed after")
    desk.press(Key.Key_Delete)
    assert desk.marks() == []
    desk.press(Key.Key_Z, CTRL, 3)
    assert desk.quotes() == ["closed"]


def test_j_and_k_go_from_highlight_to_highlight(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(1)
    desk.press(Key.Key_H)
    desk.press(Key.Key_End)
    desk.press(Key.Key_Left, CTRL | SHIFT)
    desk.press(Key.Key_H)
    desk.press(Key.Key_Home, CTRL)
    desk.press(Key.Key_K)
    page = desk.window.workspace.area.page
    assert page.current_mark is not None
    desk.press(Key.Key_J)
    assert page.current_mark.highlight.quote.exact in {"Harbour", "drifts"}


def test_letters_are_heard_by_their_place_on_an_arabic_keyboard(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(1)
    view = QApplication.focusWidget()
    assert view is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(view, QKeyEvent(kind, 0x623, NONE, "ا"))  # alef is where H is
    assert desk.quotes() == ["Harbour"]


def test_letters_typed_into_a_field_are_only_letters(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(1)
    desk.window.workspace.library.filter.setFocus()
    desk.type("hth")
    assert desk.window.workspace.library.filter.text() == "hth"
    assert desk.marks() == []


def test_what_is_typed_in_the_palette_stands_clear_of_the_count(desk: Desk) -> None:
    desk.open_story()
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        desk.window.setLayoutDirection(direction)
        desk.select_words(1)
        desk.press(Key.Key_T)
        palette = desk.window.findChild(object, "tag_palette")
        assert palette is not None
        desk.type("ac")
        count, margins = palette.count, palette.field.textMargins()
        room = palette.field.width() - margins.left() - margins.right()
        inside = QRect(margins.left(), 0, room, palette.field.height())
        assert not inside.intersects(count.geometry())
        desk.press(Key.Key_Escape)


def test_the_palette_opens_below_the_selection_and_never_over_it(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(1)
    page = desk.window.workspace.area.page
    desk.press(Key.Key_T)
    palette = desk.window.findChild(object, "tag_palette")
    assert palette is not None
    anchor = page.selection_rect()
    top = desk.window.mapToGlobal(palette.geometry().topLeft()).y()
    assert palette.isVisible()
    assert top >= anchor.bottom()
    QTest.keyClick(palette.field, Key.Key_Escape)


def test_the_last_tag_is_given_again_after_the_project_was_closed(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(1)
    desk.press(Key.Key_T)
    desk.type("Place")
    desk.press(Key.Key_Return)
    path = desk.project.path
    desk.window.projects.close()
    desk.window.projects.try_path(path)
    desk.press(Key.Key_End)
    desk.press(Key.Key_Left, CTRL | SHIFT)
    desk.press(Key.Key_R)
    assert [desk.tags_of(mark) for mark in desk.marks()] == [["Place"], ["Place"]]

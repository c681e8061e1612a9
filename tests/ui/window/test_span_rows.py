"""What is done to the selected rows of the table of tagged spans, by keys and from the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from reader_app.core.spans import Span
from tests.ui.window.desk import CTRL, SHIFT, Desk, Key

if TYPE_CHECKING:
    from reader_app.ui.spans.spans_page import SpansPage


@pytest.fixture
def table(desk: Desk) -> SpansPage:
    """Give the table, in front, over three rows of one article."""
    desk.open_story()
    desk.project.marks.tag_paths(desk.article, Span(0, 7), ["Place", "Actor/State"])
    desk.project.marks.highlight(desk.article, Span(8, 14))
    desk.press(Key.Key_T, CTRL | SHIFT)
    table = desk.window.workspace.area.spans
    desk.press(Key.Key_A, CTRL)
    return table


def rows(table: SpansPage) -> list[tuple[str, str]]:
    return [
        (table.model.words(row, 0), table.model.words(row, 1))
        for row in range(table.model.rowCount())
    ]


def shown(desk: Desk, table: SpansPage, *wanted: tuple[str, str]) -> None:
    desk.bot.waitUntil(lambda: sorted(rows(table)) == sorted(wanted))


HARBOUR = [("Harbour", "Place"), ("Harbour", "State")]
CLOSED = ("closed", "")


def test_t_gives_all_selected_highlights_a_tag(desk: Desk, table: SpansPage) -> None:
    desk.press(Key.Key_T)
    desk.type("place")
    desk.press(Key.Key_Return)
    shown(desk, table, *HARBOUR, ("closed", "Place"))
    assert desk.project.history.next_undo() == "Tag 2 highlights with Place"
    desk.press(Key.Key_Z, CTRL)
    shown(desk, table, *HARBOUR, CLOSED)


def test_r_puts_another_tag_in_the_place_of_those_selected(desk: Desk, table: SpansPage) -> None:
    desk.press(Key.Key_R)
    desk.type("Town")
    desk.press(Key.Key_Return)
    shown(desk, table, ("Harbour", "Town"), CLOSED)
    assert desk.project.history.next_undo() == "Change 2 tags to Town"


def test_backspace_takes_the_tags_off(desk: Desk, table: SpansPage) -> None:
    desk.press(Key.Key_Backspace)
    shown(desk, table, ("Harbour", ""), CLOSED)
    assert "2 tags" in desk.window.status.message.text()


def test_n_writes_one_note_on_all(desk: Desk, table: SpansPage) -> None:
    desk.press(Key.Key_N)
    desk.type("Look again")
    desk.press(Key.Key_Return)
    marks = desk.project.marks.of_article(desk.article).in_order()
    assert [[note.body for note in mark.notes] for mark in marks] == [["Look again"]] * 2
    assert desk.project.history.next_undo() == "Add a note to 2 highlights"


def test_delete_removes_the_highlights_and_undo_brings_them_back(
    desk: Desk, table: SpansPage
) -> None:
    desk.press(Key.Key_Delete)
    shown(desk, table)
    assert desk.project.history.next_undo() == "Delete 2 highlights"
    desk.press(Key.Key_Z, CTRL)
    shown(desk, table, *HARBOUR, CLOSED)


def test_one_row_alone_is_meant_where_one_is_selected(desk: Desk, table: SpansPage) -> None:
    desk.press(Key.Key_Home)
    table.table.selectRow(2)
    desk.press(Key.Key_N)
    desk.type("Only here")
    desk.press(Key.Key_Return)
    assert desk.project.history.next_undo() == "Add a note to “closed”"


def test_the_menu_says_how_many_it_is_about(desk: Desk, table: SpansPage) -> None:
    desk.bot.mouseClick(table.rows, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert words == [
        "Show in the article",
        "Copy",
        "Add a tag…",
        "Change the tag…",
        "Take 2 tags off",
        "Add a note…",
        "Delete 2 highlights",
    ]
    menu.close()
    next(each for each in menu.actions() if each.text().startswith("Take")).trigger()
    shown(desk, table, ("Harbour", ""), CLOSED)

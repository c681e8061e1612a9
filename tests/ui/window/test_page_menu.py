"""The menu on the page, opened with the right button or the menu key, on a real project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QWidget

from tests.ui.window.desk import CTRL, Key

if TYPE_CHECKING:
    from tests.ui.window.desk import Desk

_Reason = QContextMenuEvent.Reason


def opened(desk: Desk, reason: QContextMenuEvent.Reason, place: QPoint) -> QMenu:
    viewport = desk.window.workspace.page.view.viewport()
    event = QContextMenuEvent(reason, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    found = desk.window.findChild(QMenu, "page_menu")
    assert found is not None
    return found


def by_key(desk: Desk) -> QMenu:
    caret = desk.window.workspace.page.view.cursorRect().center()
    return opened(desk, _Reason.Keyboard, caret)


def choose(menu: QMenu, name: str) -> None:
    """Go to an entry of the open menu, and press Enter."""
    menu.setActiveAction(next(each for each in menu.actions() if each.objectName() == name))
    QTest.keyClick(menu, Key.Key_Return)


def test_the_menu_key_tags_the_selected_words(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(2)
    choose(by_key(desk), "tag.tag")
    palette = desk.window.findChild(QWidget, "tag_palette")
    assert palette is not None
    assert palette.isVisible()
    desk.type("Event")
    desk.press(Key.Key_Return)
    assert desk.quotes() == ["Harbour closed"]
    assert desk.tags_of(desk.marks()[0]) == ["Event"]


def test_a_note_from_a_menu_that_is_gone_gives_the_focus_back_to_the_page(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(2)
    menu = by_key(desk)
    menu.activateWindow()
    menu.setFocus()
    desk.bot.waitUntil(lambda: QApplication.focusWidget() is menu)
    desk.window.actions_by_name["tag.note"].trigger()
    menu.close()
    shiboken6.delete(menu)
    note = desk.window.findChild(QPlainTextEdit, "note_field")
    QTest.keyClicks(note, "Who says so?")
    QTest.keyClick(note, Key.Key_Return)
    (mark,) = desk.marks()
    assert [each.body for each in mark.notes] == ["Who says so?"]
    assert desk.window.focusWidget() is desk.window.workspace.page.view


def test_the_right_button_deletes_the_highlight_it_was_pressed_on(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(2)
    desk.press(Key.Key_H)
    desk.press(Key.Key_End, CTRL)
    view = desk.window.workspace.page.view
    place = view.rect_of(0, 3).center()
    choose(opened(desk, _Reason.Mouse, place), "tag.delete")
    assert desk.marks() == []


def test_copy_takes_the_selected_words_or_else_the_highlight(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(1)
    choose(by_key(desk), "edit.copy")
    assert QGuiApplication.clipboard().text() == "Harbour"
    desk.press(Key.Key_Home, CTRL)
    desk.select_words(2)
    desk.press(Key.Key_H)
    desk.press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Harbour closed"


def test_pinned_tags_stand_in_the_menu_by_name(desk: Desk) -> None:
    desk.open_story()
    tag = desk.project.tags.create("Risk").edits[0].record.uid
    desk.project.tags.pin(tag, 3)
    desk.select_words(1)
    menu = by_key(desk)
    pins = next(each.menu() for each in menu.actions() if each.menu() is not None)
    assert isinstance(pins, QMenu)
    shown = [each for each in pins.actions() if each.isVisible()]
    assert ["Risk" in each.text() for each in shown] == [True]
    shown[0].trigger()
    menu.close()
    assert desk.tags_of(desk.marks()[0]) == ["Risk"]


def test_the_menu_key_opens_nothing_without_an_article(desk: Desk) -> None:
    desk.window.workspace.page.context_menu_wanted.emit(QPoint(0, 0))
    assert desk.window.findChild(QMenu, "page_menu") is None

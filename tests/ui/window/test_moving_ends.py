"""`[` and `]` move a highlight's ends: a held key is seen at once and is one step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.window.desk import CTRL, NONE, STORY, Key

if TYPE_CHECKING:
    from reader_app.ui.article.article_page import ArticlePage
    from tests.ui.window.desk import Desk


@pytest.fixture
def page(desk: Desk) -> ArticlePage:
    """Give the page of a story whose first word is highlighted."""
    desk.open_story()
    desk.select_words(1)
    desk.press(Key.Key_H)
    return desk.window.workspace.area.page


def hold(page: ArticlePage, repeats: int) -> None:
    """Press `]` and keep it down for so many repeats, as X11 tells of them."""
    QTest.keyPress(page.view, Key.Key_BracketRight)
    for _ in range(repeats):
        for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
            again = QKeyEvent(kind, Key.Key_BracketRight, NONE, "]", autorep=True)
            QApplication.sendEvent(page.view, again)


def let_go(page: ArticlePage) -> None:
    QTest.keyRelease(page.view, Key.Key_BracketRight)


def shown(page: ArticlePage) -> str:
    """Return the words that the page shows as highlighted meanwhile."""
    assert page._page is not None
    preview = page._page.marks.preview
    return "" if preview is None else STORY[preview.start : preview.end]


def steps(desk: Desk) -> int:
    return len(list(desk.project.history.steps()))


def test_a_held_key_shows_every_move_and_is_one_step(desk: Desk, page: ArticlePage) -> None:
    before = steps(desk)
    hold(page, 5)
    assert shown(page) == "Harbour closed"
    assert desk.quotes() == ["Harbour"]
    let_go(page)
    assert desk.quotes() == ["Harbour closed"]
    assert shown(page) == ""
    assert steps(desk) == before + 1
    desk.press(Key.Key_Z, CTRL)
    assert desk.quotes() == ["Harbour"]


def test_the_bracket_beside_the_text_goes_along(desk: Desk, page: ArticlePage) -> None:
    page.grab()
    low = page.brackets.names_now()[0][0].bottom()
    hold(page, 40)
    page.grab()
    assert page.brackets.names_now()[0][0].bottom() > low
    let_go(page)


def test_escape_gives_a_held_move_up(desk: Desk, page: ArticlePage) -> None:
    before = steps(desk)
    hold(page, 5)
    QTest.keyPress(page.view, Key.Key_Escape)
    assert shown(page) == ""
    QTest.keyRelease(page.view, Key.Key_Escape)
    let_go(page)
    assert desk.quotes() == ["Harbour"]
    assert steps(desk) == before


def test_another_key_keeps_the_held_move_before_its_own_work(desk: Desk, page: ArticlePage) -> None:
    hold(page, 5)
    desk.press(Key.Key_Z, CTRL)
    assert desk.quotes() == ["Harbour"]
    assert desk.window.actions_by_name["edit.redo"].isEnabled()
    let_go(page)
    assert desk.quotes() == ["Harbour"]


def test_a_move_that_loses_the_keyboard_is_kept(desk: Desk, page: ArticlePage) -> None:
    hold(page, 5)
    page.view.clearFocus()
    assert desk.quotes() == ["Harbour closed"]


def test_a_menu_moves_an_end_at_once(desk: Desk, page: ArticlePage) -> None:
    desk.window.actions_by_name["tag.end_later_word"].trigger()
    assert desk.quotes() == ["Harbour closed"]
    assert shown(page) == ""


def test_there_and_back_again_is_no_step(desk: Desk, page: ArticlePage) -> None:
    before = steps(desk)
    page.move_end(start=False, words=False, step=-1)
    page.move_end(start=False, words=False, step=1)
    page.let_end_go()
    assert steps(desk) == before
    assert shown(page) == ""

"""The current row of the table of tagged spans, in full in the place of the annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from reader_app.core.spans import Span
from reader_app.project.settings import Settings
from tests.ui.window.desk import CTRL, SHIFT, Desk, Key

if TYPE_CHECKING:
    from reader_app.ui.spans.selected_span_dock import SelectedSpanDock
    from reader_app.ui.spans.spans_page import SpansPage


@pytest.fixture
def page(desk: Desk) -> SpansPage:
    """Give the table, in front, over three rows of two articles."""
    desk.open_story()
    desk.project.marks.tag_paths(desk.article, Span(0, 7), ["Place"])
    desk.project.marks.highlight(desk.article, Span(8, 14))
    desk.open_story("A second one\n\nWith “<b>1” and\ttabs in it.\n")
    desk.project.marks.tag_paths(desk.article, Span(19, 25), ["Place"], "a\nnote")
    desk.press(Key.Key_T, CTRL | SHIFT)
    return desk.window.workspace.area.spans


@pytest.fixture
def dock(desk: Desk, page: SpansPage) -> SelectedSpanDock:
    desk.bot.waitUntil(lambda: page.model.rowCount() == 3)
    return desk.window.workspace.span_dock


def in_front(desk: Desk) -> list[str]:
    """Return which of the docks beside the middle are seen."""
    docks = desk.window.workspace
    both = {"annotations": docks.annotations, "span": docks.span_dock}
    return [name for name, each in both.items() if not each.visibleRegion().isEmpty()]


def test_it_follows_the_rows_while_the_keys_stay_with_them(
    desk: Desk, page: SpansPage, dock: SelectedSpanDock
) -> None:
    assert QApplication.focusWidget() is page.table
    desk.bot.waitUntil(lambda: "Harbour" in dock.detail.context.text())
    desk.press(Key.Key_Down, times=2)
    desk.bot.waitUntil(lambda: "“&lt;b&gt;1”" in dock.detail.context.text())
    assert "and tabs in it." in dock.detail.context.text()
    assert "a\nnote" in dock.detail.words_of("notes")
    assert "Place" in dock.detail.words_of("tag")
    assert "A second one" in dock.detail.words_of("article")
    assert QApplication.focusWidget() is page.table
    page.field.setFocus()
    desk.type("nothing here")
    desk.press(Key.Key_Return)
    desk.bot.waitUntil(lambda: not dock.shows_row)
    assert QApplication.focusWidget() is page.field


def test_it_is_there_with_the_table_alone(desk: Desk, dock: SelectedSpanDock) -> None:
    desk.bot.waitUntil(lambda: in_front(desk) == ["span"])
    desk.window.actions_by_name["across.overview"].trigger()
    desk.bot.waitUntil(lambda: in_front(desk) == ["annotations"])
    assert dock.isHidden()
    desk.window.actions_by_name["across.spans"].trigger()
    desk.bot.waitUntil(lambda: in_front(desk) == ["span"])
    desk.window.workspace.area.show_article()
    desk.bot.waitUntil(lambda: in_front(desk) == ["annotations"])


def test_the_panel_that_was_in_front_comes_back(desk: Desk, dock: SelectedSpanDock) -> None:
    workspace, area = desk.window.workspace, desk.window.workspace.area
    area.show_article()
    desk.press(Key.Key_H, CTRL)
    desk.bot.waitUntil(lambda: not workspace.history.visibleRegion().isEmpty())
    area.show_spans()
    desk.bot.waitUntil(lambda: in_front(desk) == ["span"])
    area.show_article()
    desk.bot.waitUntil(lambda: not workspace.history.visibleRegion().isEmpty())
    assert dock.isHidden()


def test_closed_it_stays_away_until_it_is_asked_for(desk: Desk, dock: SelectedSpanDock) -> None:
    area = desk.window.workspace.area
    close = dock.findChild(QToolButton, "selectedSpanDockClose")
    assert close is not None
    close.click()
    assert Settings().window_state("selected_span")
    area.show_article()
    area.show_spans()
    assert dock.isHidden()
    area.focus_front()
    desk.press(Key.Key_Down, times=2)
    QApplication.processEvents()
    desk.window.actions_by_name["view.selected_span"].trigger()
    desk.bot.waitUntil(lambda: in_front(desk) == ["span"])
    assert "“&lt;b&gt;1”" in dock.detail.context.text()
    area.show_article()
    area.show_spans()
    assert not dock.isHidden()
    desk.window.actions_by_name["view.selected_span"].trigger()
    area.show_article()
    area.show_spans()
    assert dock.isHidden()


def test_a_selected_row_has_a_bar_at_its_side(
    desk: Desk, page: SpansPage, dock: SelectedSpanDock
) -> None:
    assert dock.isVisible()
    desk.press(Key.Key_Down)
    assert page.table.currentIndex().row() == 1
    accent = page.table.palette().color(QPalette.ColorRole.Accent).name()
    for way, at in ((Qt.LayoutDirection.LeftToRight, 1), (Qt.LayoutDirection.RightToLeft, -2)):
        page.table.setLayoutDirection(way)
        shown = page.table.viewport().grab().toImage()
        middles = [page.table.rowViewportPosition(row) + 16 for row in range(3)]
        left = at if at > 0 else shown.width() + at
        seen = [shown.pixelColor(left, y).name() == accent for y in middles]
        assert seen == [False, True, False]


def test_where_the_annotations_are_closed_it_takes_no_room(
    desk: Desk, dock: SelectedSpanDock
) -> None:
    workspace = desk.window.workspace
    workspace.area.show_article()
    workspace.annotations.close()
    workspace.area.show_spans()
    assert dock.isHidden()


def test_its_button_goes_to_the_place(desk: Desk, page: SpansPage, dock: SelectedSpanDock) -> None:
    desk.press(Key.Key_Down, times=2)
    desk.bot.waitUntil(lambda: "“&lt;b&gt;1”" in dock.detail.context.text())
    dock.detail.show_it.setFocus()
    QTest.keyClick(dock.detail.show_it, Key.Key_Space)
    assert not desk.window.workspace.area.is_showing_spans
    mark = desk.window.workspace.annotations.cards.current_mark()
    assert mark is not None
    assert mark.highlight.span == Span(19, 25)
    assert dock.isHidden()


def test_another_theme_and_a_closed_project_leave_it_whole(
    desk: Desk, dock: SelectedSpanDock
) -> None:
    desk.bot.waitUntil(lambda: dock.shows_row)
    before = dock.detail.context.text()
    desk.window.menus.theme_chosen.emit("dark")
    assert dock.detail.context.text() != before
    assert dock.shows_row
    desk.window.session.close()
    desk.bot.waitUntil(lambda: not dock.shows_row)
    assert dock.isHidden()

"""The columns of the table of tagged spans: chosen, moved and sized, also by keys, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reader_app.core.spans import Span
from reader_app.formats.exchange.columns import COLUMNS
from reader_app.ui.spans.columns_popup import ColumnsPopup
from reader_app.ui.spans.spans_table import USUAL
from tests.ui.window.desk import CTRL, SHIFT, Desk, Key

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.ui.spans.spans_page import SpansPage


@pytest.fixture
def page(desk: Desk) -> SpansPage:
    """Give the table, in front, over two rows of one article."""
    desk.open_story()
    desk.project.marks.tag_paths(desk.article, Span(0, 7), ["Actor/State"])
    desk.project.marks.highlight(desk.article, Span(8, 14))
    desk.press(Key.Key_T, CTRL | SHIFT)
    return desk.window.workspace.area.spans


@pytest.fixture
def popup(desk: Desk, page: SpansPage) -> ColumnsPopup:
    """Give the list of columns, open."""
    desk.bot.mouseClick(page.choose_columns, Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ColumnsPopup)
    return popup


def press(desk: Desk, popup: ColumnsPopup, key: Key, *, alt: bool = False) -> None:
    held = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    desk.bot.keyClick(popup.list, key, held)


def test_space_shows_a_column_and_takes_it_out_again(
    desk: Desk, page: SpansPage, popup: ColumnsPopup
) -> None:
    for _ in USUAL:
        press(desk, popup, Key.Key_Down)
    press(desk, popup, Key.Key_Space)
    assert page.columns() == (*USUAL, "tag_path")
    assert page.model.words(0, len(USUAL)) == "Actor/State"
    press(desk, popup, Key.Key_Space)
    assert page.columns() == USUAL
    popup.close()


def test_every_column_of_an_export_can_be_shown(page: SpansPage, popup: ColumnsPopup) -> None:
    assert popup.model.rowCount() == len(COLUMNS)
    popup.model.choose(list(COLUMNS))
    assert page.columns() == tuple(COLUMNS)
    row = page.model.row(0)
    shown = [page.model.words(0, column) for column in range(page.model.columnCount())]
    assert shown == [str(column.cell(row)) for column in COLUMNS.values()]
    popup.close()


def test_alt_and_an_arrow_moves_a_column_and_the_last_one_stays(
    desk: Desk, page: SpansPage, popup: ColumnsPopup
) -> None:
    press(desk, popup, Key.Key_Down, alt=True)
    assert page.columns()[:2] == ("tag", "quote")
    popup.model.choose(["note"])
    assert page.columns() == ("note",)
    press(desk, popup, Key.Key_Home)
    press(desk, popup, Key.Key_Space)
    assert page.columns() == ("note",)
    popup.close()


def test_keys_move_and_size_the_current_column_and_the_project_keeps_it(
    desk: Desk, page: SpansPage
) -> None:
    table = page.table
    desk.press(Key.Key_Right)
    table.setCurrentIndex(page.model.index(0, 1))
    before = table.columnWidth(1)
    desk.press(Key.Key_Right, CTRL | SHIFT)
    desk.press(Key.Key_Right, CTRL)
    desk.press(Key.Key_Left, CTRL)
    desk.press(Key.Key_Left, CTRL)
    assert page.columns()[:2] == ("tag", "quote")
    assert table.widths()["tag"] == before + 16
    desk.bot.waitUntil(lambda: (desk.project.setting("spans_columns") or "").startswith("tag\t"))
    path = desk.project.path
    desk.window.session.close()
    desk.window.projects.try_path(path)
    desk.press(Key.Key_T, CTRL | SHIFT)
    assert page.columns()[:2] == ("tag", "quote")
    assert table.widths()["tag"] == before + 16


def test_columns_that_there_are_none_of_are_passed_over(desk: Desk, page: SpansPage) -> None:
    path = desk.project.path
    for kept, shown in (("title\t90\nnothing\t80\nquote\t0", ("title", "quote")), ("x", USUAL)):
        desk.project.set_setting("spans_columns", kept)
        desk.window.session.close()
        desk.window.projects.try_path(path)
        desk.press(Key.Key_T, CTRL | SHIFT)
        assert page.columns() == shown


def test_a_project_whose_table_was_not_looked_at_keeps_no_columns_of_the_one_before(
    desk: Desk, page: SpansPage, tmp_path: Path
) -> None:
    desk.press(Key.Key_Right)
    page.table.setCurrentIndex(page.model.index(0, 1))
    desk.press(Key.Key_Right, CTRL)
    desk.bot.waitUntil(lambda: desk.project.setting("spans_columns") is not None)
    assert page.columns() != USUAL
    desk.window.projects.create(tmp_path / "other.reader")
    desk.open_story()
    with desk.bot.waitSignal(page.table.rearranged):
        page.table.horizontalHeader().resizeSection(1, 200)  # as a wider window does
    assert desk.project.setting("spans_columns") is None
    desk.press(Key.Key_T, CTRL | SHIFT)
    assert page.columns() == USUAL


def test_the_order_by_a_column_stays_with_it_when_it_is_moved(desk: Desk, page: SpansPage) -> None:
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    page.table.show_columns(["title", "tag", "quote"], {})
    head = page.table.horizontalHeader()
    assert (head.sortIndicatorSection(), head.sortIndicatorOrder()) == (
        1,
        Qt.SortOrder.DescendingOrder,
    )
    assert page.model.query.sort == "tag"
    assert [page.model.words(row, 1) for row in range(2)] == ["State", ""]

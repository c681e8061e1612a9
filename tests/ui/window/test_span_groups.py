"""Groups of tagged spans beside the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon

from reader_app.core.span_where_parser import parse_where
from reader_app.core.spans import Span
from reader_app.ui.background_work import BackgroundWork
from tests.ui.window.desk import CTRL, SHIFT, Desk, Key

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QImage

    from reader_app.ui.spans.spans_page import SpansPage


@pytest.fixture
def page(desk: Desk) -> SpansPage:
    """Give the table, in front, over four rows of two articles."""
    desk.open_story()
    desk.project.marks.tag_paths(desk.article, Span(0, 7), ["Place", "Actor/State"])
    desk.project.marks.highlight(desk.article, Span(8, 14))
    desk.open_story("A second one\n\nWith “<b>1” and\ttabs in it.\n")
    desk.project.marks.tag_paths(desk.article, Span(19, 25), ["Place"], "a\nnote")
    desk.press(Key.Key_T, CTRL | SHIFT)
    return desk.window.workspace.area.spans


def group(desk: Desk, page: SpansPage, words: str) -> None:
    page.group_by.setFocus()
    by = page.group_by.findText(words) - page.group_by.currentIndex()
    desk.press(Key.Key_Down if by > 0 else Key.Key_Up, times=abs(by))
    assert page.group_by.currentText() == words


def groups(page: SpansPage) -> list[tuple[str, str]]:
    model = page.groups.groups
    return [
        (str(model.index(row, 0).data()), str(model.index(row, 1).data()))
        for row in range(model.rowCount())
    ]


def shown(desk: Desk, page: SpansPage, count: int) -> None:
    desk.bot.waitUntil(lambda: page.model.rowCount() == count)


def test_rows_are_grouped_with_counts_and_a_group_is_chosen(desk: Desk, page: SpansPage) -> None:
    group(desk, page, "Group by tag")
    by_tag = [("All rows", "4"), ("Place", "2"), ("Without a tag", "1"), ("State", "1")]
    desk.bot.waitUntil(lambda: sorted(groups(page)) == sorted(by_tag))
    page.groups.setFocus()
    desk.press(Key.Key_Down)
    shown(desk, page, 2)
    assert {page.model.words(row, 1) for row in range(2)} == {"Place"}
    desk.bot.waitUntil(lambda: page.count.text() == "2 rows in 2 articles")
    assert groups(page)[0] == ("All rows", "4")
    desk.press(Key.Key_Up)
    shown(desk, page, 4)


def swatch(model: QAbstractItemModel, row: int, column: int) -> QImage | None:
    icon = model.index(row, column).data(Qt.ItemDataRole.DecorationRole)
    return icon.pixmap(16).toImage() if isinstance(icon, QIcon) else None


def test_groups_by_tag_bear_the_colours_of_the_tags(desk: Desk, page: SpansPage) -> None:
    group(desk, page, "Group by tag")
    desk.bot.waitUntil(lambda: len(groups(page)) == 4)
    named = {name: row for row, (name, _) in enumerate(groups(page))}
    of_rows = {page.model.words(row, 1): row for row in range(page.model.rowCount())}
    found = [swatch(page.groups.groups, named[name], 0) for name in ("Place", "State")]
    assert found == [swatch(page.model, of_rows[name], 1) for name in ("Place", "State")]
    assert found[0] != found[1]
    assert None not in found
    for name in ("All rows", "Without a tag"):
        assert swatch(page.groups.groups, named[name], 0) is None
    desk.window.themes.choose("dark")
    desk.bot.waitUntil(lambda: swatch(page.groups.groups, named["Place"], 0) != found[0])
    group(desk, page, "Group by outlet")
    desk.bot.waitUntil(lambda: len(groups(page)) == 2)
    assert swatch(page.groups.groups, 1, 0) is None


def test_a_filter_narrows_the_groups_and_leaves_the_one_that_was_shown(
    desk: Desk, page: SpansPage
) -> None:
    group(desk, page, "Group by article")
    desk.bot.waitUntil(lambda: len(groups(page)) == 3)
    page.groups.setFocus()
    desk.press(Key.Key_Down, times=2)
    shown(desk, page, 1)
    page.field.setFocus()
    desk.type("tag:Place")
    desk.press(Key.Key_Return)
    desk.bot.waitUntil(lambda: groups(page)[:1] == [("All rows", "3")])
    shown(desk, page, 3)
    group(desk, page, "Group by analyst")
    desk.bot.waitUntil(lambda: len(groups(page)) == 2)
    page.group_by.setCurrentIndex(0)
    desk.bot.waitUntil(page.groups.isHidden)


def test_what_is_written_counts_anew_with_the_group_still_shown(
    desk: Desk, page: SpansPage
) -> None:
    group(desk, page, "Group by month")
    desk.bot.waitUntil(lambda: groups(page) == [("All rows", "4"), ("Without a date", "4")])
    group(desk, page, "Group by outlet")
    desk.bot.waitUntil(lambda: groups(page)[1:] == [("Without an outlet", "4")])
    page.groups.setFocus()
    desk.press(Key.Key_Down)
    desk.project.marks.highlight(desk.article, Span(0, 1))
    desk.bot.waitUntil(lambda: groups(page)[1:] == [("Without an outlet", "5")])
    shown(desk, page, 5)
    assert page.groups.currentIndex().row() == 1


def test_rows_of_a_question_that_was_overtaken_are_not_shown(desk: Desk, page: SpansPage) -> None:
    shown(desk, page, 4)
    where = parse_where("NOT tag:Place")
    assert where is not None
    page.filters.add(where)
    assert page.model.is_waiting
    assert not page.export.isEnabled()
    page.clear_filters()
    assert page.export.isEnabled()
    work = desk.window.workspace.spans
    desk.bot.waitUntil(lambda: not work.findChildren(BackgroundWork))
    assert page.model.query.where is None
    assert page.model.rowCount() == 4

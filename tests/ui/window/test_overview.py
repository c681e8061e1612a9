"""The overview, by keyboard and mouse: its counts, the way to their rows, its files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader_app.core.spans import Span
from reader_app.project.rows import SpanQuery
from reader_app.ui.docks.empty_state import EmptyState
from tests.ui.window.desk import CTRL, SHIFT, STORY, Desk, Key

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.records import Precision
    from reader_app.ui.overview.grid import Grid
    from reader_app.ui.overview.overview_page import OverviewPage

STORIES: tuple[tuple[str | None, str | None, Precision | None], ...] = (
    ("WAM", "2026-06-30", "day"),
    (None, "2026-07", "month"),
    ("Jordan Times", "2026", "year"),
)


@pytest.fixture
def overview(desk: Desk) -> OverviewPage:
    """Give the overview, in front, over eleven taggings in three articles."""
    project = desk.project
    for number, (outlet, published, precision) in enumerate(STORIES):
        desk.open_story(STORY.replace("Harbour", f"Harbor{number}"))
        article = project.articles.find(desk.article)
        project.articles.edit(
            replace(article, outlet=outlet, published=published, published_precision=precision)
        )
        project.marks.tag_paths(desk.article, Span(0, 7), ["Place", "Actor/State"])
        project.marks.tag_paths(desk.article, Span(3, 14), ["Event"])
    project.marks.highlight(desk.article, Span(20, 25))
    project.marks.tag_paths(desk.article, Span(40, 50), ["Place", "Event"])
    desk.press(Key.Key_O, CTRL | SHIFT)
    return desk.window.workspace.area.overview


def shown(desk: Desk, overview: OverviewPage, words: str) -> Grid:
    """Choose what is counted, and give the chart once it is there."""
    overview.choice.setCurrentIndex(overview.choice.findText(words))
    question = overview.question

    def is_there() -> bool:
        return overview.model.grid is not None and overview.model.grid.question == question

    desk.bot.waitUntil(is_there)
    grid = overview.model.grid
    assert grid is not None
    return grid


def every_choice(overview: OverviewPage) -> list[str]:
    return [overview.choice.itemText(at) for at in range(overview.choice.count())]


def test_the_overview_shows_how_often_each_tag_was_given(
    desk: Desk, overview: OverviewPage
) -> None:
    grid = shown(desk, overview, "Tags")
    counts = {line.words: grid.cells[row, 0] for row, line in enumerate(grid.rows)}
    assert counts == {"Place": 4, "Actor/State": 3, "Event": 4}
    assert QApplication.focusWidget() is overview.table


def test_every_cell_leads_to_as_many_rows_as_it_counts(desk: Desk, overview: OverviewPage) -> None:
    for words in every_choice(overview)[:5]:
        grid = shown(desk, overview, words)
        assert sum(grid.cells.values()) == 11
        for (row, column), count in grid.cells.items():
            overview.cell_wanted.emit(grid, row, column)
            table = desk.window.workspace.area.spans
            desk.bot.waitUntil(lambda table=table: not table.model.is_waiting)
            assert table.model.rowCount() == count
            desk.press(Key.Key_O, CTRL | SHIFT)


def test_a_cell_of_two_tags_leads_to_those_that_stand_together(
    desk: Desk, overview: OverviewPage
) -> None:
    for within, place, count in (("span", 0, 3), ("sentence", 0, 3), ("article", 1, 4)):
        grid = shown(desk, overview, f"Tags together in {'an' if count == 4 else 'a'} {within}")
        names = [line.words for line in grid.rows]
        row, column = names.index("Place"), names.index(("Actor/State", "Event")[place])
        assert grid.cells[row, column] == 3
        overview.cell_wanted.emit(grid, row, column)
        table = desk.window.workspace.area.spans
        desk.bot.waitUntil(lambda table=table: not table.model.is_waiting)
        tags = [table.model.words(row, 1) for row in range(table.model.rowCount())]
        assert tags == ["Place"] * count
        desk.press(Key.Key_O, CTRL | SHIFT)


def test_enter_and_a_double_click_show_what_a_count_is_made_of(
    desk: Desk, overview: OverviewPage
) -> None:
    shown(desk, overview, "Tags")
    overview.table.setFocus()
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    table = desk.window.workspace.area.spans
    assert desk.window.workspace.area.is_showing_spans
    assert [table.model.words(row, 1) for row in range(3)] == ["State"] * 3
    assert QApplication.focusWidget() is table.table
    QTest.mouseClick(table.tag, Qt.MouseButton.LeftButton)
    assert table.model.query == SpanQuery(asking=table.model.query.asking)
    desk.press(Key.Key_O, CTRL | SHIFT)
    place = overview.table.visualRect(overview.model.index(0, 0)).center()
    for click in (QTest.mouseClick, QTest.mouseDClick):
        click(overview.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.model.rowCount() == 4


def test_only_whether_there_is_any_makes_every_count_one(
    desk: Desk, overview: OverviewPage
) -> None:
    shown(desk, overview, "Tags by outlet")
    QTest.mouseClick(
        overview.present, Qt.MouseButton.LeftButton, pos=overview.present.rect().center()
    )
    overview.present.setChecked(True)
    grid = overview.model.grid
    assert grid is not None
    assert set(grid.cells.values()) == {1}


def test_every_cell_says_in_words_what_it_counts(desk: Desk, overview: OverviewPage) -> None:
    shown(desk, overview, "Tags by outlet")
    model = overview.model
    words = str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert words.replace("\u2068", "").replace("\u2069", "") == "Place × Jordan Times: 2"
    last = model.headerData(2, Qt.Orientation.Horizontal)
    assert str(last).strip("\u2068\u2069") == "Not known"


def test_a_change_is_counted_when_the_overview_is_in_front(
    desk: Desk, overview: OverviewPage
) -> None:
    shown(desk, overview, "Tags")
    desk.project.marks.tag_paths(desk.article, Span(60, 70), ["Fresh"])
    desk.bot.waitUntil(lambda: overview.model.rowCount() == 4)


def test_each_chart_is_saved_as_table_and_picture(
    desk: Desk, overview: OverviewPage, tmp_path: Path
) -> None:
    for words in every_choice(overview):
        grid = shown(desk, overview, words)
        desk.answers.saved = tmp_path / "chart.csv"
        QTest.mouseClick(overview.save_table, Qt.MouseButton.LeftButton)
        lines = desk.answers.saved.read_text("utf-8-sig").splitlines()
        assert len(lines) == 1 + len(grid.rows)
        desk.answers.saved = tmp_path / "chart.svg"
        QTest.mouseClick(overview.save_picture, Qt.MouseButton.LeftButton)
        assert QSvgRenderer(str(desk.answers.saved)).isValid()
        desk.answers.saved = tmp_path / "chart.png"
        QTest.mouseClick(overview.save_picture, Qt.MouseButton.LeftButton)
        assert not QImage(str(desk.answers.saved)).isNull()


def test_a_folder_that_is_not_there_is_told_of(
    desk: Desk, overview: OverviewPage, tmp_path: Path
) -> None:
    shown(desk, overview, "Months")
    desk.answers.saved = tmp_path / "gone" / "chart.svg"
    QTest.mouseClick(overview.save_picture, Qt.MouseButton.LeftButton)
    assert not desk.answers.saved.exists()
    assert "could not be written" in desk.window.status.message.text()


def test_it_says_that_it_counts_as_long_as_it_does(desk: Desk, overview: OverviewPage) -> None:
    said = overview.findChild(EmptyState, "overview_empty")
    assert said is not None
    shown(desk, overview, "Tags")
    overview.choice.setCurrentIndex(overview.choice.findText("Months"))
    overview.show_grid(None, None)
    assert said.isVisible()
    assert said.sentence == "Counting…"
    shown(desk, overview, "Months")
    assert not said.isVisible()


def test_an_empty_project_is_told_what_to_do(desk: Desk) -> None:
    desk.press(Key.Key_O, CTRL | SHIFT)
    overview = desk.window.workspace.area.overview
    assert not overview.save_table.isEnabled()
    assert overview.table.isHidden() or not overview.table.isVisible()


def test_a_long_name_of_what_is_shown_is_elided_on_its_button(
    desk: Desk, overview: OverviewPage
) -> None:
    grid = shown(desk, overview, "Tags")
    table = desk.window.workspace.area.spans
    name = "Actor/Port authority, Calder Bay Courier"
    table.show_query(SpanQuery(tags=(grid.rows[0].tag or desk.article,)), name)
    assert "…" in table.tag.text()
    assert name in table.tag.accessibleName()


def test_copies_count_once_where_that_is_chosen(desk: Desk, overview: OverviewPage) -> None:
    grid = shown(desk, overview, "Tags")
    assert not grid.sources
    overview.once.click()
    desk.bot.waitUntil(lambda: bool(overview.model.grid and overview.model.grid.sources))
    grid = overview.model.grid
    assert grid is not None
    rows = {line.words: row for row, line in enumerate(grid.rows)}
    assert grid.sources[rows["Place"]] == (1, 3)
    tip = overview.model.index(rows["Place"], 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.endswith("· 1 independent source of 3")
    for words in every_choice(overview):
        grid = shown(desk, overview, words)
        assert grid.cells
    overview.once.click()
    grid = shown(desk, overview, "Tags")
    desk.bot.waitUntil(lambda: bool(overview.model.grid and not overview.model.grid.sources))


def test_a_project_closes_while_copies_are_looked_for(desk: Desk, overview: OverviewPage) -> None:
    overview.once.click()
    desk.window.session.close()
    assert desk.window.session.project is None

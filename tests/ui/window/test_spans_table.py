"""The table of tagged spans, by keyboard and mouse, beside what an export holds."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader_app.core.spans import Span
from reader_app.formats.exchange.columns import columns_named
from reader_app.ui.dialogs.export_dialog import ExportDialog
from reader_app.ui.spans.spans_model import TABLE_COLUMNS
from tests.ui.window.desk import CTRL, SHIFT, Desk, Key
from tests.ui.window.span_table import table_of_four

if TYPE_CHECKING:
    from reader_app.project.export_order import ExportReport
    from reader_app.ui.spans.spans_page import SpansPage


@pytest.fixture
def table(desk: Desk) -> SpansPage:
    return table_of_four(desk)


def shown(table: SpansPage) -> list[list[str]]:
    model = table.model
    return [
        [model.words(row, column) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_table_shows_what_an_export_holds_cell_by_cell(desk: Desk, table: SpansPage) -> None:
    columns = columns_named([column.name for column in TABLE_COLUMNS])
    exported = [
        [str(column.cell(row)) for column in columns] for row in desk.project.exports.rows()
    ]
    assert sorted(shown(table)) == sorted(exported)
    assert len(exported) == 4
    assert QApplication.focusWidget() is table.table


def test_the_quote_takes_all_the_width_that_the_other_columns_leave(
    desk: Desk, table: SpansPage
) -> None:
    head, viewport = table.table.horizontalHeader(), table.table.viewport()
    for width in (1440, 1800):
        desk.window.resize(width, 900)
        desk.bot.waitUntil(lambda: head.length() == viewport.width())
        assert not table.table.horizontalScrollBar().isVisible()
        last = head.count() - 1
        words = head.fontMetrics().horizontalAdvance(TABLE_COLUMNS[last].words)
        assert head.sectionSize(last) >= words + 16
    desk.window.resize(800, 600)
    desk.bot.waitUntil(lambda: head.sectionSize(0) == TABLE_COLUMNS[0].width)


def test_the_rows_are_counted(desk: Desk, table: SpansPage) -> None:
    desk.bot.waitUntil(lambda: table.count.text() == "4 rows in 2 articles")
    table.field.setFocus()
    desk.type("harb")
    desk.bot.waitUntil(lambda: table.count.text() == "2 rows in 1 article")


def test_words_narrow_the_rows_and_enter_goes_to_them(desk: Desk, table: SpansPage) -> None:
    table.field.setFocus()
    desk.type("note")
    desk.press(Key.Key_Return)
    assert [row[1] for row in shown(table)] == ["Actor"]
    assert QApplication.focusWidget() is table.table


def test_enter_shows_a_row_in_its_article(desk: Desk, table: SpansPage) -> None:
    second = desk.article
    desk.press(Key.Key_Home)
    desk.press(Key.Key_Return)
    assert desk.article != second
    assert not desk.window.workspace.area.is_showing_spans
    current = desk.window.workspace.page.current_mark
    assert current is not None
    assert current.highlight.quote.exact == "Harbour"


def test_a_column_head_sorts_and_sorts_back(desk: Desk, table: SpansPage) -> None:
    head = table.table.horizontalHeader()
    place = head.sectionViewportPosition(0) + 20
    for expected in (False, True):
        desk.bot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, 12))
        quotes = [row[0] for row in shown(table)]
        assert quotes == sorted(quotes, key=str.lower, reverse=expected)
        assert table.model.query.descending is expected


def test_untagged_rows_alone_and_all_again(desk: Desk, table: SpansPage) -> None:
    desk.bot.mouseClick(table.untagged, Qt.MouseButton.LeftButton)
    assert [row[:2] for row in shown(table)] == [["closed", ""]]
    table.field.setFocus()
    desk.type("harbour")
    desk.press(Key.Key_Return)
    assert shown(table) == []
    empty = table.findChild(type(table.tag), "spans_emptyAction")
    assert empty is not None
    assert empty.isVisible()
    desk.bot.mouseClick(empty, Qt.MouseButton.LeftButton)
    assert len(shown(table)) == 4


def test_a_tag_and_those_below_it_are_chosen_in_the_palette(desk: Desk, table: SpansPage) -> None:
    desk.bot.mouseClick(table.tag, Qt.MouseButton.LeftButton)
    desk.type("actor")
    desk.press(Key.Key_Return)
    assert sorted(row[1] for row in shown(table)) == ["Actor", "State"]
    assert "Actor" in table.tag.text()
    desk.bot.mouseClick(table.tag, Qt.MouseButton.LeftButton)
    assert len(shown(table)) == 4


def test_rows_are_copied_for_a_spreadsheet(desk: Desk, table: SpansPage) -> None:
    desk.press(Key.Key_A, CTRL)
    desk.press(Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    assert lines[0].split("\t")[:2] == ["Quote", "Tag"]
    assert '"a\nnote"' in data.text()
    assert data.html().count("<tr>") == 5


def test_undo_is_seen_in_the_table_and_behind_the_page_it_waits(
    desk: Desk, table: SpansPage
) -> None:
    desk.project.history.undo()
    desk.bot.waitUntil(lambda: len(shown(table)) == 3)
    desk.window.workspace.area.show_article()
    desk.project.history.redo()
    desk.window.workspace.area.show_spans()
    desk.bot.waitUntil(lambda: len(shown(table)) == 4)


def test_an_empty_project_says_how_to_begin(desk: Desk) -> None:
    desk.press(Key.Key_T, CTRL | SHIFT)
    page = desk.window.workspace.area.spans
    assert page.model.rowCount() == 0
    assert not page.is_filtered
    assert page.table.isHidden()


def test_more_rows_come_as_the_table_is_scrolled(desk: Desk) -> None:
    desk.open_story("Long\n\n" + "word " * 400)
    for n in range(230):
        desk.project.marks.highlight(desk.article, Span(6 + 5 * n, 10 + 5 * n))
    desk.press(Key.Key_T, CTRL | SHIFT)
    page = desk.window.workspace.area.spans
    assert page.model.rowCount() == 200
    desk.press(Key.Key_End, CTRL)
    desk.bot.waitUntil(lambda: page.model.rowCount() == 230)


def test_the_rows_of_the_table_are_exported_in_its_columns_and_order(
    desk: Desk, table: SpansPage
) -> None:
    table.field.setFocus()
    desk.type("note")
    desk.press(Key.Key_Return)
    table.table.horizontalHeader().moveSection(1, 0)
    reports: list[ExportReport | None] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        dialog.target.formats.setFocus()
        while dialog.target.format.name != "csv-exact":
            QTest.keyClick(dialog.target.formats, Key.Key_Down)
        QTest.mouseClick(dialog.foot.primary, Qt.MouseButton.LeftButton)
        dialog.finished.connect(lambda _result: reports.append(dialog.report))

    QTimer.singleShot(0, answer)
    QTest.mouseClick(table.export, Qt.MouseButton.LeftButton)
    (report,) = reports
    assert report is not None
    with report.path.open(encoding="utf-8", newline="") as file:
        head, *written = csv.reader(file)
    assert head[:2] == ["tag", "quote"]
    assert [row[:2] for row in written] == [["Actor", "“=1+1” and"[:9]]]

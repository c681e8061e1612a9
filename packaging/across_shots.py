"""Pictures of the table of tagged spans and of the overview: with rows, grouped, and with nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

from reader_app.core.span_where_parser import parse_where

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.ui.window.main_window import MainWindow

    Take = Callable[[str], None]

_CHARTS = {"tags": "Tags", "months": "Months", "outlets": "Tags by outlet"}
_TOGETHER = "Tags together in an article"


def take_across(window: MainWindow, take: Take, tail: str) -> None:
    """Take the table, filtered and grouped, and the charts of the project that is open."""
    area, actions = window.workspace.area, window.actions_by_name
    actions["across.spans"].trigger()
    take(f"spans{tail}")
    where = parse_where("NOT kind:assumption NOT tag:Event")
    if where is not None:
        area.spans.filters.add(where)
    area.spans.group_by.setCurrentIndex(1)
    _wait(lambda: not area.spans.model.is_waiting and area.spans.groups.isVisible())
    area.spans.groups.selectRow(1)
    _wait(lambda: not area.spans.model.is_waiting)
    area.spans.focus_rows()
    take(f"spans_grouped{tail}")
    area.spans.group_by.setCurrentIndex(0)
    area.spans.clear_filters()
    actions["across.overview"].trigger()
    for name, words in (*_CHARTS.items(), ("together", _TOGETHER)):
        _choose(window, words)
        take(f"overview_{name}{tail}")
    area.show_article()


def take_empty(window: MainWindow, take: Take, tail: str) -> None:
    """Take the table and the overview where nothing is tagged."""
    window.actions_by_name["across.spans"].trigger()
    take(f"spans_empty{tail}")
    window.actions_by_name["across.overview"].trigger()
    _choose(window, "Tags")
    take(f"overview_empty{tail}")
    window.workspace.area.show_article()


def _choose(window: MainWindow, words: str) -> None:
    """Choose a chart, and wait until it is counted."""
    page = window.workspace.area.overview
    page.show_grid(None, None)
    page.choice.setCurrentText(words)
    page.asked.emit()
    _wait(lambda: page.model.grid is not None)


def _wait(is_done: Callable[[], bool]) -> None:
    for _ in range(2_000):
        QApplication.processEvents()
        if is_done():
            return
        QThread.msleep(2)

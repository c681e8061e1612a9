"""Where the keyboard is led: from pane to pane, and back to what is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from reader_app.core.spans import Span
from tests.ui.window.desk import CTRL, SHIFT, Key

if TYPE_CHECKING:
    from tests.ui.window.desk import Desk

FRONTS = [("across.spans", "spans_table"), ("across.overview", "overview_table")]


def focused(desk: Desk) -> str:
    widget = QApplication.focusWidget()
    assert widget is not None
    assert widget.isVisible()
    assert desk.window.isAncestorOf(widget)
    return widget.objectName()


@pytest.fixture
def tagged(desk: Desk) -> Desk:
    """Give a window with an article in which two words are tagged."""
    desk.open_story()
    desk.project.marks.tag_paths(desk.article, Span(0, 7), ["Event"])
    return desk


def bring(desk: Desk, action: str, taker: str) -> None:
    desk.window.actions_by_name[action].trigger()
    desk.bot.waitUntil(lambda: focused(desk) == taker)


@pytest.mark.parametrize(("action", "taker"), FRONTS)
def test_escape_leads_from_a_panel_to_the_table_that_is_in_front(
    tagged: Desk, action: str, taker: str
) -> None:
    bring(tagged, action, taker)
    tagged.press(Key.Key_2, CTRL)
    assert focused(tagged) == "annotationCards"
    tagged.press(Key.Key_Escape)
    assert focused(tagged) == taker
    tagged.press(Key.Key_2, CTRL)
    tagged.press(Key.Key_2, CTRL)
    assert tagged.window.workspace.annotations.isHidden()
    assert focused(tagged) == taker


@pytest.mark.parametrize(("action", "taker"), FRONTS)
def test_f6_passes_through_the_table_that_is_in_front(
    tagged: Desk, action: str, taker: str
) -> None:
    bring(tagged, action, taker)
    beside = "annotationCards"
    if action == "across.spans":
        beside = "span_detail"
        tagged.bot.waitUntil(lambda: tagged.window.workspace.span_dock.shows_row)
    seen = []
    for _ in range(4):
        tagged.press(Key.Key_F6)
        seen.append(focused(tagged))
    assert seen == [beside, "codebookTree", "libraryList", taker]
    tagged.press(Key.Key_F6, SHIFT)
    assert focused(tagged) == "libraryList"


def test_where_no_article_is_open_escape_leads_to_the_tabs(desk: Desk) -> None:
    desk.press(Key.Key_3, CTRL)
    desk.press(Key.Key_Escape)
    assert focused(desk) == "article_tabs"


def test_a_panel_closed_by_its_cross_gives_the_focus_to_the_page(tagged: Desk) -> None:
    dock = tagged.window.workspace.codebook
    cross = dock.findChild(QWidget, "codebookDockClose")
    cross.setFocus()
    tagged.press(Key.Key_Space)
    QCoreApplication.processEvents()
    assert dock.isHidden()
    assert focused(tagged) == "article_text"


def tabbed(desk: Desk, end: str, *, most: int = 30) -> list[str]:
    """Press Tab until a widget is reached; return what had the focus on the way."""
    seen: list[str] = []
    while len(seen) < most and (not seen or seen[-1] != end):
        desk.press(Key.Key_Tab)
        seen.append(focused(desk))
    return seen


def test_tab_goes_from_the_toolbar_through_the_library_to_page_cards_and_codebook(
    tagged: Desk,
) -> None:
    tagged.window.tool_bar.search.setFocus()
    seen = tabbed(tagged, "codebookTree")
    stops = [
        "libraryFilter", "libraryAll", "libraryList", "article_tabs",
        "article_text", "annotationCards", "codebookTree",
    ]  # fmt: skip
    assert [each for each in seen if each in stops] == stops
    behind = tabbed(tagged, "search")
    assert behind[-2] == "button_project_import"  # the toolbar is one stop
    tagged.press(Key.Key_Tab, SHIFT)
    tagged.press(Key.Key_End)
    assert focused(tagged) == "button_view_reading"
    tagged.press(Key.Key_Tab)
    assert focused(tagged) == "search"


def test_tab_comes_to_the_filters_of_the_library_before_its_list(tagged: Desk) -> None:
    for words in ("is:untagged", "lang:en"):
        tagged.press(Key.Key_L, CTRL)
        tagged.type(words)
        tagged.press(Key.Key_Return)
    chips = tagged.window.workspace.library.filters.chips
    assert len(chips) == 2
    tagged.window.workspace.library.facets.more.setFocus()
    tagged.press(Key.Key_Tab)
    assert QApplication.focusWidget() is chips[0]
    tagged.press(Key.Key_Tab)
    assert focused(tagged) == "filterClear"

"""Searching all articles from the window: keys in the field, rows in the dock, hits on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from reader_app.project.project import Project
from reader_app.ui.search import search_work
from reader_app.ui.search.search_work import SearchWork
from tests.ui.window.desk import CTRL, SHIFT, Key

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.ui.search.search_dock import SearchDock
    from tests.ui.window.desk import Desk

LORRY = "A lorry story\n\nThe lorry stood at the port.\n\nNo lorry came back.\n"


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Give a window with two articles, the second one open."""
    desk.open_story(LORRY)
    desk.open_story()
    return desk


def dock_of(desk: Desk) -> SearchDock:
    return desk.window.workspace.search


def search(desk: Desk, words: str) -> None:
    """Type words in the search field, and wait for what is found."""
    desk.press(Key.Key_F, CTRL | SHIFT)
    desk.type(words)
    desk.bot.waitUntil(lambda: not desk.window.workspace.searching.is_looking)


def shown(desk: Desk) -> list[str]:
    model = dock_of(desk).model
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def test_the_words_that_invite_stand_clear_of_the_key_on_either_side(desk: Desk) -> None:
    field = desk.window.tool_bar.search
    assert field.textMargins().right() > 40
    field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert field.textMargins().left() > 40
    assert field.textMargins().right() == 0
    field.setText("lorry")
    assert field.textMargins().left() == 0


def test_typed_words_list_the_articles_with_the_words_around(filled: Desk) -> None:
    search(filled, "lorry")
    assert dock_of(filled).isVisible()
    assert filled.window.tool_bar.search.hasFocus()
    assert shown(filled) == [
        "A lorry story",
        "A lorry story",
        "The lorry stood at the port.",
        "No lorry came back.",
    ]
    assert dock_of(filled).count.text() == "1 article"


def test_enter_opens_the_article_at_the_hit_with_all_hits_marked(filled: Desk) -> None:
    search(filled, "lorry")
    filled.press(Key.Key_Return)
    assert dock_of(filled).list.hasFocus()
    filled.press(Key.Key_Down, times=2)
    filled.press(Key.Key_Return)
    workspace = filled.window.workspace
    assert workspace.reading.article is not None
    assert workspace.reading.article.title == "A lorry story"
    span = workspace.page.selected_span()
    assert span is not None
    assert span.of(LORRY) == "lorry"
    assert span.start == LORRY.index("lorry stood")
    assert len(workspace.page._page.hits) == 3
    filled.press(Key.Key_F3)
    following = workspace.page.selected_span()
    assert following is not None
    assert following.start == LORRY.index("lorry came")


def test_a_click_on_an_article_opens_it_at_its_first_hit(filled: Desk) -> None:
    search(filled, "lorry")
    view = dock_of(filled).list
    place = view.visualRect(dock_of(filled).model.index(0)).topLeft() + QPoint(20, 20)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    span = filled.window.workspace.page.selected_span()
    assert span is not None
    assert span.start == LORRY.index("lorry")


def test_a_search_without_words_opens_the_article(filled: Desk) -> None:
    search(filled, "NOT harbour")
    assert shown(filled) == ["A lorry story"]
    filled.press(Key.Key_Down)
    filled.press(Key.Key_Return)
    reading = filled.window.workspace.reading
    assert reading.article is not None
    assert reading.article.title == "A lorry story"
    assert filled.window.workspace.page._page.hits == []


def test_what_is_wrong_with_a_search_is_said_in_the_dock(filled: Desk) -> None:
    search(filled, "tag:nothing")
    assert dock_of(filled).empty.sentence.startswith("No tag has the name “nothing”.")
    assert shown(filled) == []


def test_nothing_found_is_said_in_the_dock(filled: Desk) -> None:
    search(filled, "submarine")
    assert dock_of(filled).empty.sentence == "No article has these words."


def test_esc_clears_the_search_and_then_goes_back_to_the_page(filled: Desk) -> None:
    search(filled, "lorry")
    filled.press(Key.Key_Down)
    filled.press(Key.Key_Escape)
    assert filled.window.tool_bar.search.hasFocus()
    filled.press(Key.Key_Escape)
    assert filled.window.tool_bar.search.text() == ""
    assert dock_of(filled).isHidden()
    filled.press(Key.Key_Escape)
    assert filled.window.workspace.page.view.hasFocus()


def test_words_taken_out_again_leave_nothing_listed(filled: Desk) -> None:
    search(filled, "lo")
    filled.press(Key.Key_Backspace, times=2)
    filled.bot.waitUntil(lambda: not filled.window.workspace.searching.is_looking)
    assert shown(filled) == []
    assert dock_of(filled).empty.sentence.startswith("Type words in the search field.")


def test_only_the_last_of_many_keys_is_answered(filled: Desk) -> None:
    for words in ("harbour", "port"):
        search(filled, words)
        filled.press(Key.Key_A, CTRL)
    filled.type("lorry")
    filled.bot.waitUntil(lambda: not filled.window.workspace.searching.is_looking)
    assert shown(filled)[0] == "A lorry story"
    assert len(shown(filled)) == 4


def test_more_articles_are_read_as_the_list_is_scrolled(desk: Desk) -> None:
    for number in range(45):
        desk.project.articles.import_text(f"Port {number}\n\nWords.\n", "pasted")
    search(desk, "port")
    dock = dock_of(desk)
    assert dock.count.text() == "45 articles"
    dock.list.scrollToBottom()
    desk.bot.waitUntil(lambda: dock.model.rowCount() == 80)  # it may come in heaps
    dock.list.scrollToBottom()
    desk.bot.waitUntil(lambda: dock.model.rowCount() == 90)


def test_a_project_that_is_closed_takes_its_search_with_it(filled: Desk) -> None:
    filled.press(Key.Key_F, CTRL | SHIFT)
    filled.type("lorry")
    filled.window.projects.close()
    assert filled.window.tool_bar.search.text() == ""
    assert shown(filled) == []


def test_search_results_are_read_to_those_who_do_not_see_them(filled: Desk) -> None:
    search(filled, "lorry")
    model = dock_of(filled).model
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(2), role) == "The lorry stood at the port., A lorry story"
    assert model.data(model.index(0), Qt.ItemDataRole.ToolTipRole) == "A lorry story"


def test_a_key_lists_the_best_matches_first_and_the_newest_again(desk: Desk) -> None:
    for title, words in (("Best", "port port port"), ("Latest", "One port among many words.")):
        desk.project.articles.import_text(f"{title}\n\n{words}\n", "pasted")
    search(desk, "port")
    newest = [words for words in shown(desk) if words in {"Best", "Latest"}]
    desk.press(Key.Key_R, CTRL | SHIFT)
    desk.bot.waitUntil(lambda: not desk.window.workspace.searching.is_looking)
    assert newest == ["Latest", "Best"]
    assert shown(desk)[0] == "Best"
    dock = dock_of(desk)
    assert dock.order.text() == "Best matches first"
    assert desk.window.actions_by_name["across.search_order"].isChecked()
    QTest.mouseClick(dock.order, Qt.MouseButton.LeftButton)
    desk.bot.waitUntil(lambda: shown(desk)[0] == "Latest")
    assert dock.order.text() == "Newest first"
    assert not desk.window.actions_by_name["across.search_order"].isChecked()


def test_the_best_matches_too_are_read_page_by_page(desk: Desk) -> None:
    for number in range(45):
        desk.project.articles.import_text(f"Port {number}\n\nWords.\n", "pasted")
    desk.window.actions_by_name["across.search_order"].trigger()
    search(desk, "port")
    model = dock_of(desk).model
    while model.rowCount() < 90:
        before = model.rowCount()
        dock_of(desk).list.scrollToBottom()
        desk.bot.waitUntil(lambda before=before: model.rowCount() > before)
    assert len(set(shown(desk))) == 45


def test_all_places_found_are_tagged_through_the_review_list(filled: Desk) -> None:
    filled.project.tags.create("Vehicle")
    search(filled, "lorry NOT harbour")
    filled.press(Key.Key_G, CTRL | SHIFT)
    filled.type("veh")
    filled.press(Key.Key_Return)
    workspace = filled.window.workspace
    assert workspace.review.form.asked().words == "lorry NOT harbour"
    filled.press(Key.Key_Space)
    filled.bot.waitUntil(lambda: not workspace.reviewing.is_looking)
    assert workspace.review.list.hasFocus()
    filled.press(Key.Key_Return, CTRL)
    assert filled.quotes() == ["lorry", "lorry", "lorry"]
    filled.project.history.undo()
    assert filled.quotes() == []


def test_without_a_search_tagging_all_places_goes_to_the_field(filled: Desk) -> None:
    filled.press(Key.Key_G, CTRL | SHIFT)
    assert filled.window.tool_bar.search.hasFocus()
    assert filled.window.workspace.review.isHidden()
    search(filled, "lorry")
    QTest.mouseClick(dock_of(filled).tag_all, Qt.MouseButton.LeftButton)
    assert filled.window.workspace.review.isVisible()


@pytest.mark.parametrize(
    ("words", "text", "hits"),
    [
        ("حكومة", "خبر\n\nقالت الحُكومة أمس، والحكومة اليوم.\n", ["الحُكومة", "والحكومة"]),
        ("נמל", "ידיעה\n\nהספינה שבנמל עגנה, והנָּמֵל נסגר.\n", ["שבנמל", "והנָּמֵל"]),
        ("港口", "新闻\n\n昨日港口关闭，港口😀开放。\n", ["港口", "港口"]),
    ],
)
def test_hits_are_marked_as_the_article_writes_them(
    desk: Desk, words: str, text: str, hits: list[str]
) -> None:
    desk.open_story(text)
    desk.open_story()
    desk.press(Key.Key_F, CTRL | SHIFT)
    field = desk.window.tool_bar.search
    field.insert(words)
    desk.bot.waitUntil(lambda: not desk.window.workspace.searching.is_looking)
    desk.press(Key.Key_Down)
    desk.press(Key.Key_End)
    desk.press(Key.Key_Return)
    page = desk.window.workspace.page
    span = page.selected_span()
    assert span is not None
    assert span.of(text) == hits[-1]
    assert len(page._page.hits) == len(hits)


def test_words_found_in_notes_are_told_from_those_of_the_article(filled: Desk) -> None:
    filled.project.notes.add_to_article(filled.article, "Ask the pilot.")
    search(filled, "pilot OR lorry")
    model = dock_of(filled).model
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [str(model.data(model.index(row), role)) for row in range(model.rowCount())]
    assert spoken[1] == "Note: Ask the pilot., Harbour closed after barge drifts"
    assert not any(words.startswith("Note: ") for words in spoken[2:])
    filled.window.grab()
    filled.press(Key.Key_Down)
    filled.press(Key.Key_Down)
    filled.press(Key.Key_Return)
    assert filled.window.workspace.page._page.hits == []


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Project]:
    """Give the connections beside the window's own, as they are opened."""
    workers: list[Project] = []
    open_worker = Project.worker

    def keep(project: Project) -> Project:
        workers.append(open_worker(project))
        return workers[-1]

    monkeypatch.setattr(Project, "worker", keep)
    return workers


def test_keys_that_follow_each_other_are_answered_over_one_connection(
    filled: Desk, opened: list[Project]
) -> None:
    search(filled, "lorry")
    count = len(opened)
    filled.press(Key.Key_A, CTRL)
    filled.type("tag:nothing")
    filled.press(Key.Key_A, CTRL)
    filled.type("port")
    filled.bot.waitUntil(lambda: shown(filled)[:1] == ["Harbour closed after barge drifts"])
    filled.bot.waitUntil(lambda: not filled.window.workspace.searching.is_looking)
    assert len(opened) == count == 1


def test_a_search_over_a_file_to_which_something_happened_takes_another_connection(
    filled: Desk, opened: list[Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    search(filled, "lorry")
    monkeypatch.setattr(Project, "is_current", False)
    before = len(opened)
    search(filled, "harbour")
    filled.bot.waitUntil(lambda: shown(filled)[:1] == ["Harbour closed after barge drifts"])
    assert len(opened) > before


def test_a_search_after_a_rest_begins_with_a_connection_of_its_own(
    filled: Desk, opened: list[Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_work, "_PATIENCE", 0.01)
    search(filled, "lorry")
    filled.bot.waitUntil(lambda: not filled.window.findChildren(SearchWork))
    before = len(opened)
    filled.press(Key.Key_Backspace)
    filled.bot.waitUntil(lambda: not shown(filled))
    filled.type("y")
    filled.bot.waitUntil(lambda: len(shown(filled)) == 4)
    assert len(opened) > before


def test_a_project_opened_after_a_search_is_searched_itself(filled: Desk, tmp_path: Path) -> None:
    search(filled, "lorry")
    filled.window.projects.create(tmp_path / "other.reader")
    filled.open_story()
    search(filled, "lorry")
    assert dock_of(filled).empty.sentence == "No article has these words."

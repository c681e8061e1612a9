"""Saving a search with the project, and choosing it by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.window.desk import CTRL, SHIFT, Key, plain

if TYPE_CHECKING:
    from reader_app.ui.search.saved_searches import SavedSearches
    from tests.ui.window.desk import Desk


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Give a window with an article in which a tag was given."""
    desk.open_story()
    desk.project.tags.create("Risk")
    return desk


def sheet_of(desk: Desk) -> SavedSearches:
    sheet = desk.window.workspace.saving._sheet
    assert sheet is not None
    return sheet


def offered(desk: Desk) -> list[str]:
    model = sheet_of(desk).model
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def save(desk: Desk, words: str, name: str) -> None:
    """Search for words, and save that under a name."""
    desk.press(Key.Key_F, CTRL | SHIFT)
    desk.type(words)
    desk.press(Key.Key_S, CTRL | SHIFT)
    desk.type(name)
    desk.press(Key.Key_Return)


def wait(desk: Desk) -> None:
    desk.bot.waitUntil(lambda: not desk.window.workspace.searching.is_looking)


def saved(desk: Desk) -> dict[str, str]:
    return {each.name: each.text for each in desk.project.saved.all("search")}


def test_a_search_is_saved_and_chosen_again_by_its_name(filled: Desk) -> None:
    save(filled, "channel NOT lorry", "Channel")
    assert saved(filled) == {"Channel": "channel NOT lorry"}
    assert plain(filled.said()) == "Saved “Channel”."
    filled.press(Key.Key_Escape)
    filled.press(Key.Key_S, CTRL | SHIFT)
    assert offered(filled) == ["Channel. channel NOT lorry"]
    filled.type("cha")
    filled.press(Key.Key_Return)
    wait(filled)
    assert filled.window.tool_bar.search.text() == "channel NOT lorry"
    assert filled.window.workspace.search.model.articles == 1
    assert filled.window.workspace.search.list.hasFocus()


def test_a_name_that_is_there_is_replaced_only_when_that_is_chosen(filled: Desk) -> None:
    save(filled, "channel", "Port")
    filled.press(Key.Key_A, CTRL)
    filled.type("harbour")
    filled.press(Key.Key_S, CTRL | SHIFT)
    filled.type("port")
    assert offered(filled) == ["Port. channel", "Replace “port”. harbour"]
    filled.press(Key.Key_Down)
    filled.press(Key.Key_Return)
    assert saved(filled) == {"port": "harbour"}


def test_a_saved_search_is_deleted_by_a_key_and_brought_back(filled: Desk) -> None:
    save(filled, "channel", "Port")
    filled.press(Key.Key_S, CTRL | SHIFT)
    filled.press(Key.Key_Delete, CTRL)
    assert saved(filled) == {}
    assert offered(filled) == []
    assert sheet_of(filled).head.text().startswith("Nothing is saved yet. Type a name")
    filled.press(Key.Key_Escape)
    assert sheet_of(filled).isHidden()
    filled.project.history.undo()
    assert saved(filled) == {"Port": "channel"}


def test_a_saved_search_gets_another_name_by_a_key(filled: Desk) -> None:
    save(filled, "channel", "Port")
    filled.press(Key.Key_S, CTRL | SHIFT)
    filled.press(Key.Key_F2)
    assert sheet_of(filled).isHidden()
    filled.type("Channel")
    filled.press(Key.Key_Return)
    assert saved(filled) == {"Channel": "channel"}
    assert offered(filled) == ["Channel. channel"]
    assert plain(filled.said()) == "Renamed “Port” to “Channel”."
    filled.press(Key.Key_Escape)
    filled.project.history.undo()
    assert saved(filled) == {"Port": "channel"}


def test_what_is_not_saved_yet_has_no_name_to_change(filled: Desk) -> None:
    filled.press(Key.Key_F, CTRL | SHIFT)
    filled.type("channel")
    filled.press(Key.Key_S, CTRL | SHIFT)
    filled.type("New")
    filled.press(Key.Key_F2)
    assert not sheet_of(filled).isHidden()
    assert offered(filled) == ["Save as “New”. channel"]


def test_a_saved_search_whose_tag_was_deleted_says_so(filled: Desk) -> None:
    save(filled, "tag:Risk", "Risks")
    tag = next(filled.project.codebook.walk())
    filled.project.tags.delete(tag.uid)
    filled.press(Key.Key_S, CTRL | SHIFT)
    filled.press(Key.Key_Return)
    wait(filled)
    dock = filled.window.workspace.search
    assert dock.empty.sentence == (
        "The saved search “Risks” no longer works: what it names was deleted or renamed."
        " No tag has the name “Risk”. Use one from the codebook."
    )
    assert dock.wrong.accessibleName() == "Wrong here: Risk"
    filled.press(Key.Key_F, CTRL | SHIFT)
    filled.type("tag:Risks")
    wait(filled)
    assert dock.empty.sentence.startswith("No tag has the name")


def test_what_cannot_be_understood_is_not_saved(filled: Desk) -> None:
    save(filled, "status:ready", "Ready")
    assert saved(filled) == {}
    assert "is no status" in filled.said()


def test_without_a_search_and_anything_saved_the_sheet_says_what_to_do(filled: Desk) -> None:
    filled.press(Key.Key_S, CTRL | SHIFT)
    assert sheet_of(filled).head.text().endswith("Search for something first.")
    filled.press(Key.Key_Return)
    assert sheet_of(filled).isVisible()
    filled.press(Key.Key_Escape)
    save(filled, "channel", "Port")
    filled.press(Key.Key_Escape)
    filled.press(Key.Key_S, CTRL | SHIFT)
    filled.type("zebra")
    assert sheet_of(filled).head.text() == "No saved search has this name."
    filled.window.projects.close()
    assert sheet_of(filled).isHidden()

"""Completing what is typed in the search field, and being told where a search is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.window.desk import CTRL, SHIFT, Key

if TYPE_CHECKING:
    from reader_app.ui.search.search_suggestions import SearchSuggestions
    from tests.ui.window.desk import Desk


@pytest.fixture
def tagged(desk: Desk) -> Desk:
    """Give a window with an article that is tagged, of an outlet of two words."""
    desk.open_tagged_story()
    desk.project.tags.create_path("Place")
    desk.press(Key.Key_F, CTRL | SHIFT)
    return desk


def list_of(desk: Desk) -> SearchSuggestions:
    return desk.window.workspace.completing.suggestions


def offered(desk: Desk) -> list[str]:
    """Return what is offered; nothing where the list is hidden."""
    model = list_of(desk).model
    shown = list_of(desk).isVisible()
    return [str(model.data(model.index(row))) for row in range(model.rowCount()) if shown]


def text_of(desk: Desk) -> str:
    return desk.window.tool_bar.search.text()


def found(desk: Desk) -> int:
    desk.bot.waitUntil(lambda: not desk.window.workspace.searching.is_looking)
    return desk.window.workspace.search.model.articles


def test_a_name_is_completed_by_tab_and_its_value_by_enter(tagged: Desk) -> None:
    tagged.type("ta")
    assert offered(tagged) == ["tag:. a tag and all below it"]
    tagged.press(Key.Key_Tab)
    assert text_of(tagged) == "tag:"
    assert offered(tagged) == ["Actor", "Actor/State", "Place"]
    tagged.type("st")
    assert offered(tagged) == ["Actor/State"]
    tagged.press(Key.Key_Return)
    assert text_of(tagged) == "tag:Actor/State "
    assert offered(tagged) == []
    assert tagged.window.tool_bar.search.hasFocus()
    assert found(tagged) == 1


def test_arrows_choose_among_values(tagged: Desk) -> None:
    tagged.type("tag:")
    tagged.press(Key.Key_Down, times=2)
    tagged.press(Key.Key_Return)
    assert text_of(tagged) == "tag:Place "
    tagged.type("tag:")
    tagged.press(Key.Key_Up)
    tagged.press(Key.Key_Tab)
    assert text_of(tagged) == "tag:Place tag:Place "


def test_a_value_of_several_words_is_quoted(tagged: Desk) -> None:
    tagged.type("harbour outlet:cal")
    tagged.press(Key.Key_Return)
    assert text_of(tagged) == 'harbour outlet:"Calder Bay" '
    assert found(tagged) == 1


def test_dates_are_completed_on_both_sides(tagged: Desk) -> None:
    tagged.type("date:")
    assert offered(tagged) == ["2026-06", "2026"]
    tagged.type("2026-05..")
    tagged.press(Key.Key_Return)
    assert text_of(tagged) == "date:2026-05..2026-06 "


def test_languages_are_named_beside_their_codes(tagged: Desk) -> None:
    article = tagged.project.articles.find(tagged.article)
    tagged.project.articles.edit(replace(article, language="fa"))
    tagged.type("lang:")
    assert offered(tagged) == ["fa. Persian"]


def test_a_word_that_begins_like_a_name_is_still_looked_for(tagged: Desk) -> None:
    tagged.type("date")
    assert offered(tagged) == ["date:. when it was published"]
    assert found(tagged) == 0
    tagged.press(Key.Key_Escape)
    assert offered(tagged) == []
    assert text_of(tagged) == "date"
    tagged.press(Key.Key_Escape)
    assert text_of(tagged) == ""


def test_down_and_up_go_to_a_name_too(tagged: Desk) -> None:
    tagged.type("ta")
    tagged.press(Key.Key_Up)
    tagged.press(Key.Key_Return)
    assert text_of(tagged) == "tag:"


def test_a_click_takes_what_is_offered(tagged: Desk) -> None:
    tagged.type("tag:pl")
    view = list_of(tagged).list
    place = view.visualRect(list_of(tagged).model.index(0)).center()
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert text_of(tagged) == "tag:Place "


def test_a_new_tag_is_offered_and_nothing_once_the_field_is_left(tagged: Desk) -> None:
    tagged.type("tag:pl")
    assert offered(tagged) == ["Place"]
    tagged.project.tags.create_path("Plan")
    tagged.type("a")
    assert offered(tagged) == ["Place", "Plan"]
    tagged.window.workspace.page.setFocus()
    assert offered(tagged) == []


def test_the_caret_within_a_value_completes_it_there(tagged: Desk) -> None:
    tagged.type("tag:pl harbour")
    tagged.press(Key.Key_Left, times=8)
    assert offered(tagged) == ["Place"]
    tagged.press(Key.Key_Return)
    assert text_of(tagged) == "tag:Place harbour"
    assert tagged.window.tool_bar.search.cursorPosition() == len("tag:Place")


def test_the_place_of_a_fault_is_shown_and_goes_with_it(tagged: Desk) -> None:
    dock = tagged.window.workspace.search
    tagged.type("harbour status:ready")
    assert found(tagged) == 0
    assert dock.empty.sentence.startswith("“ready” is no status.")
    assert dock.wrong.isVisible()
    assert dock.wrong.accessibleName() == "Wrong here: ready"
    tagged.window.grab()
    tagged.press(Key.Key_A, CTRL)
    tagged.type("harbour")
    assert found(tagged) == 1
    assert not dock.wrong.isVisible()


def test_what_is_found_stays_listed_while_a_value_is_being_chosen(tagged: Desk) -> None:
    dock = tagged.window.workspace.search
    tagged.type("harbour ")
    assert found(tagged) == 1
    tagged.type("tag:")
    assert found(tagged) == 1
    assert offered(tagged)
    assert dock.list.isVisible()
    tagged.press(Key.Key_Escape)
    assert dock.empty.sentence.startswith("Something is missing after “tag:”")
    assert dock.wrong.accessibleName() == "Wrong here: tag:"
    assert dock.model.articles == 0


def test_what_is_taken_can_be_undone(tagged: Desk) -> None:
    tagged.type("tag:pl")
    tagged.press(Key.Key_Return)
    tagged.press(Key.Key_Z, CTRL)
    assert text_of(tagged) == "tag:pl"

"""The library's filters completed by keys, and kept as lists under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu

from reader_app.core.search_writing import typed
from tests.ui.window.desk import CTRL, SHIFT, Key, plain

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.ui.library.library_dock import LibraryDock
    from tests.ui.window.desk import Desk


@pytest.fixture
def tagged(desk: Desk) -> Desk:
    """Give a window with a tagged article of an outlet of two words, and one without either."""
    desk.open_tagged_story()
    desk.project.articles.import_text("Another\n\nWords of it.\n", "another")
    return desk


def library(desk: Desk) -> LibraryDock:
    return desk.window.workspace.library


def chips(desk: Desk) -> list[str]:
    return [typed(query) for query in library(desk).filters.filters]


def rows(desk: Desk) -> int:
    return library(desk).list.model().rowCount()


def write(desk: Desk, words: str) -> None:
    desk.press(Key.Key_L, CTRL)
    QTest.keyClicks(library(desk).filter, words)


def lists(desk: Desk) -> QMenu:
    desk.press(Key.Key_L, CTRL | SHIFT)
    return library(desk).lists


def keep(desk: Desk, name: str = "") -> str:
    """Keep what is shown, under the name that is offered or another; return what was offered."""
    menu = lists(desk)
    named(menu, "libraryKeep").trigger()
    menu.close()
    field = desk.window.findChild(QLineEdit, "name_field")
    assert field is not None
    offered = field.text()
    if name:
        QTest.keyClicks(field, name)
    QTest.keyClick(field, Key.Key_Return)
    return offered


def named(menu: QMenu, name: str):
    return next(action for action in menu.actions() if action.objectName() == name)


def test_a_filter_is_completed_and_entered_by_keys_alone(tagged: Desk) -> None:
    write(tagged, "out")
    suggestions = tagged.window.workspace.library_completing.suggestions
    assert suggestions.isVisible()
    QTest.keyClick(library(tagged).filter, Key.Key_Tab)
    assert library(tagged).filter.text() == "outlet:"
    QTest.keyClick(library(tagged).filter, Key.Key_Return)
    assert chips(tagged) == ['outlet:"Calder Bay"']
    assert library(tagged).filter.text() == ""
    assert rows(tagged) == 1
    write(tagged, "tag:sta")
    QTest.keyClick(library(tagged).filter, Key.Key_Return)
    assert chips(tagged)[1:] == ["tag:Actor/State"]


def test_a_filter_of_the_menu_offers_what_there_is(tagged: Desk) -> None:
    library(tagged).findChild(object, "libraryFilter_by").trigger()
    suggestions = tagged.window.workspace.library_completing.suggestions
    assert suggestions.isVisible()
    QTest.keyClick(library(tagged).filter, Key.Key_Escape)
    assert not suggestions.isVisible()
    assert library(tagged).filter.text() == "by:"


def test_what_is_shown_is_kept_under_a_name_and_shown_again(tagged: Desk) -> None:
    write(tagged, "status:reading OR status:new")
    QTest.keyClick(library(tagged).filter, Key.Key_Return)
    write(tagged, "tag:Actor")
    QTest.keyClick(library(tagged).filter, Key.Key_Return)
    QTest.keyClick(library(tagged).filter, Key.Key_Return)
    write(tagged, "barge")
    tagged.bot.waitUntil(lambda: rows(tagged) == 1)
    assert keep(tagged, "Barges") == "status:reading OR status:new, Actor, barge*"
    (kept,) = tagged.project.saved.all("list")
    assert (kept.name, kept.text) == ("Barges", "(status:reading OR status:new) tag:Actor barge*")
    QTest.keyClick(library(tagged).filter, Key.Key_Escape)
    library(tagged).narrow(())
    assert rows(tagged) == 2
    menu = lists(tagged)
    action = named(menu, f"libraryList_{kept.uid}")
    assert not action.isChecked()
    action.trigger()
    menu.close()
    assert chips(tagged) == ["status:reading OR status:new", "tag:Actor", "barge*"]
    assert rows(tagged) == 1
    menu = lists(tagged)
    assert named(menu, f"libraryList_{kept.uid}").isChecked()
    menu.close()


def test_unread_alone_is_a_list_and_a_name_is_offered(tagged: Desk) -> None:
    library(tagged).facets.unread.click()
    assert keep(tagged) == "Unread"
    assert [each.text for each in tagged.project.saved.all("list")] == ["status:new"]
    tagged.project.history.undo()
    assert tagged.project.saved.all("list") == []


def test_a_list_is_deleted_and_brought_back(tagged: Desk) -> None:
    kept = tagged.project.saved.save("list", "A & B", "status:new").edits[0].record
    menu = lists(tagged)
    deletion = menu.findChild(QMenu, "libraryDeleteListMenu")
    assert deletion is not None
    named(deletion, f"libraryDeleteList_{kept.uid}").trigger()
    menu.close()
    assert tagged.project.saved.all("list") == []
    tagged.project.history.undo()
    assert [each.name for each in tagged.project.saved.all("list")] == ["A & B"]


def test_a_list_gets_another_name_by_keys_and_its_old_one_back(tagged: Desk) -> None:
    kept = tagged.project.saved.save("list", "Unread", "status:new").edits[0].record
    tagged.project.saved.save("list", "Barges", "barge")
    field = rename(tagged, kept.uid)
    assert field.text() == "Unread"
    QTest.keyClicks(field, "To read & more")
    QTest.keyClick(field, Key.Key_Return)
    names = [each.name for each in tagged.project.saved.all("list")]
    assert names == ["Barges", "To read & more"]
    assert plain(tagged.said()) == "Renamed “Unread” to “To read & more”."
    tagged.project.history.undo()
    assert [each.name for each in tagged.project.saved.all("list")] == ["Barges", "Unread"]


def test_a_list_does_not_take_the_name_of_another_one(tagged: Desk) -> None:
    kept = tagged.project.saved.save("list", "Unread", "status:new").edits[0].record
    tagged.project.saved.save("list", "Barges", "barge")
    field = rename(tagged, kept.uid)
    QTest.keyClicks(field, "barges")
    QTest.keyClick(field, Key.Key_Return)
    assert tagged.said() == "There is “Barges” already. Choose another name."
    assert [each.name for each in tagged.project.saved.all("list")] == ["Barges", "Unread"]


def rename(desk: Desk, uid: Uid) -> QLineEdit:
    """Choose to rename a list from the menu by keys; return the field that asks for its name."""
    menu = lists(desk)
    renaming = menu.findChild(QMenu, "libraryRenameListMenu")
    assert renaming is not None
    menu.setActiveAction(renaming.menuAction())
    QTest.keyClick(menu, Key.Key_Right)
    renaming.setActiveAction(named(renaming, f"libraryRenameList_{uid}"))
    QTest.keyClick(renaming, Key.Key_Return)
    field = desk.window.findChild(QLineEdit, "name_field")
    assert field is not None
    return field


def test_there_is_nothing_to_keep_where_all_is_shown(tagged: Desk) -> None:
    menu = lists(tagged)
    assert not named(menu, "libraryKeep").isEnabled()
    assert "No lists yet" in menu.actions()[0].text()
    menu.close()


def test_escape_keeps_nothing(tagged: Desk) -> None:
    library(tagged).facets.unread.click()
    menu = lists(tagged)
    named(menu, "libraryKeep").trigger()
    menu.close()
    field = tagged.window.findChild(QLineEdit, "name_field")
    assert field is not None
    field.clear()
    QTest.keyClick(field, Key.Key_Return)
    assert field.isVisible()
    QTest.keyClick(field, Key.Key_Escape)
    assert not field.isVisible()
    assert tagged.project.saved.all("list") == []

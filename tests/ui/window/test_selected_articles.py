"""What is done to the articles that are selected in the library, by keys and from its menu."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reader_app.core.edits import Change, added
from reader_app.core.spans import Span
from reader_app.ui.dialogs.export_dialog import ExportDialog
from reader_app.ui.dialogs.field_dialog import FieldDialog
from tests.ui.window.desk import CTRL, Desk, Key

if TYPE_CHECKING:
    from reader_app.core.ids import Uid

MANY = 600


@pytest.fixture
def two(desk: Desk) -> Desk:
    """Give a window with two articles, both selected in the library."""
    desk.open_story()
    desk.project.articles.import_text("Another\n\nWords of it.\n", "another")
    select_all(desk)
    return desk


@pytest.fixture
def many(desk: Desk) -> Desk:
    """Give a window with so many articles that they are worked on beside it, all selected."""
    desk.open_story()
    project, bench = desk.project, desk.project._bench
    one = project.articles.find(desk.article)
    more = [replace(one, uid=bench.uids.new(), title=f"Title {n}") for n in range(MANY - 1)]
    text = project.articles.text_of(one)
    bench.do(Change("articles.import", {"count": len(more)}, added(*more), (text,)))
    select_all(desk)
    return desk


def select_all(desk: Desk) -> None:
    desk.window.workspace.library.list.setFocus()
    desk.press(Key.Key_A, CTRL)


def uids(desk: Desk) -> list[Uid]:
    return [row.uid for row in desk.project.articles.all()]


def menu(desk: Desk) -> QMenu:
    """Open the list's menu with the menu key."""
    view = desk.window.workspace.library.list
    place = view.visualRect(view.model().index(0, 0)).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, place, view.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(view.viewport(), event)
    found = view.findChild(QMenu, "libraryMenu")
    assert found is not None
    return found


def choose(desk: Desk, name: str) -> None:
    press_in(menu(desk), name)


def press_in(opened: QMenu, name: str) -> None:
    """Go to an entry of an open menu, and press Enter."""
    opened.setActiveAction(next(each for each in opened.actions() if each.objectName() == name))
    QTest.keyClick(opened, Key.Key_Return)


def below(opened: QMenu, name: str) -> QMenu:
    """Open a menu that is an entry of an open one."""
    menu = opened.findChild(QMenu, name)
    assert menu is not None
    opened.setActiveAction(menu.menuAction())
    QTest.keyClick(opened, Key.Key_Right)
    assert menu.isVisible()
    return menu


def tags(desk: Desk) -> list[set[str]]:
    """Return the names of the tags of each article as a whole."""
    book = desk.project.codebook
    found = [desk.project.articles.tags_of(uid) for uid in uids(desk)]
    return [{book[each.tag].name for each in some} for some in found]


def fields(desk: Desk) -> set[tuple[tuple[str, str], ...]]:
    return {desk.project.articles.find(uid).fields for uid in uids(desk)}


def undo(desk: Desk) -> None:
    """Press Ctrl+Z in the window, which a menu or a dialog may have been before."""
    desk.window.activateWindow()
    desk.bot.waitUntil(lambda: QApplication.focusWidget() is not None)
    desk.press(Key.Key_Z, CTRL)
    wait(desk)


def wait(desk: Desk) -> None:
    assert desk.window.long_steps.is_running
    desk.bot.waitUntil(lambda: not desk.window.long_steps.is_running)


def test_t_tags_all_selected_articles_as_wholes_in_one_step(two: Desk) -> None:
    two.press(Key.Key_T)
    two.type("Round/Two")
    two.press(Key.Key_Return)
    assert tags(two) == [{"Two"}, {"Two"}]
    assert two.project.history.next_undo() == "Tag 2 articles with Two"
    two.press(Key.Key_Z, CTRL)
    assert tags(two) == [set(), set()]
    assert len(two.project.codebook) == 0


def test_the_menu_takes_off_a_tag_that_any_of_them_has(two: Desk) -> None:
    tag = two.project.tags.create("A & B").edits[0].record.uid
    two.project.tags.create("Other")
    two.project.articles.tag(uids(two)[:1], [tag])
    select_all(two)
    untag = below(menu(two), "libraryUntagMenu")
    assert [each.objectName() for each in untag.actions()] == [f"libraryUntag_{tag}"]
    press_in(untag, f"libraryUntag_{tag}")
    assert tags(two) == [set(), set()]
    assert two.project.history.next_undo() == "Take A & B off 2 articles"
    opened = menu(two)
    (nothing,) = below(opened, "libraryUntagMenu").actions()
    assert not nothing.isEnabled()
    opened.close()


def test_f_fills_an_own_field_of_all_selected_articles_and_empties_it(two: Desk) -> None:
    said: list[str] = []

    def fill(value: str) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FieldDialog)
        assert not dialog.foot.primary.isEnabled()
        QTest.keyClicks(dialog.names, "Region")
        QTest.keyClick(dialog.names, Key.Key_Tab)
        QTest.keyClicks(dialog.field, value)
        said.append(dialog.foot.primary.text())
        QTest.keyClick(dialog.field, Key.Key_Return)

    QTimer.singleShot(0, lambda: fill("North"))
    two.press(Key.Key_F)
    assert fields(two) == {(("Region", "North"),)}
    assert two.project.history.next_undo() == "Fill Region of 2 articles"
    select_all(two)
    QTimer.singleShot(0, lambda: fill(""))
    choose(two, "libraryField")
    assert fields(two) == {()}
    assert said == ["Fill it in 2 articles", "Empty it in 2 articles"]


def test_escape_leaves_the_fields_as_they_are(two: Desk) -> None:
    QTimer.singleShot(0, lambda: QTest.keyClick(QApplication.activeModalWidget(), Key.Key_Escape))
    two.press(Key.Key_F)
    assert fields(two) == {()}


def test_the_export_of_the_menu_offers_the_selected_articles_first(two: Desk) -> None:
    two.project.marks.tag_paths(two.article, Span(0, 7), ["Place"])
    select_all(two)
    offered: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        what = dialog.choice.what
        offered.extend(what.itemText(row) for row in range(what.count()))
        dialog.reject()

    QTimer.singleShot(0, look)
    choose(two, "libraryExport")
    assert offered[:2] == ["The 2 articles selected in the library", "All tagged spans"]


def test_many_articles_are_worked_on_beside_the_window_each_time_in_one_step(many: Desk) -> None:
    shown: list[str] = []
    many.window.status.bar.valueChanged.connect(
        lambda _: shown.append(many.window.status.work.text())
    )
    before = many.project._bench.store.dump()
    many.press(Key.Key_T)
    many.type("Batch")
    many.press(Key.Key_Return)
    wait(many)
    assert tags(many) == [{"Batch"}] * MANY
    assert many.said() == f"Tagged {MANY} articles with Batch."
    select_all(many)
    press_in(below(menu(many), "libraryStatusMenu"), "libraryStatus_done")
    wait(many)
    assert many.project.articles.count_unread() == 0
    assert many.window.workspace.library.facets.unread.text() == "Unread 0"
    undo(many)
    undo(many)
    assert many.project._bench.store.dump() == before
    assert {words.partition(":")[0] for words in shown} == {
        "Tagging articles", "Marking articles", "Undoing",
    }  # fmt: skip


def test_what_is_asked_for_while_a_step_runs_is_refused_in_a_sentence(many: Desk) -> None:
    many.press(Key.Key_T)
    many.type("Batch")
    many.press(Key.Key_Return)
    assert many.window.long_steps.is_running
    many.window.workspace.selected_articles.set_status(tuple(uids(many)), "done")
    assert many.said() == "Something is still running. Wait until it is done."
    wait(many)
    assert many.project.articles.count_unread() == MANY


def test_many_articles_are_deleted_beside_the_window_and_brought_back(many: Desk) -> None:
    def agree() -> None:
        box = QApplication.activeModalWidget()
        QTest.keyClick(box, Key.Key_Return)

    before = many.project._bench.store.dump()
    QTimer.singleShot(0, agree)
    many.press(Key.Key_Delete)
    wait(many)
    assert many.project.articles.count() == 0
    undo(many)
    assert many.project._bench.store.dump() == before


def test_nothing_is_asked_where_nothing_can_be_written(two: Desk) -> None:
    two.project._bench.store.read_only = True
    two.press(Key.Key_F)
    assert two.said() == "This project is open to read only."
    two.press(Key.Key_Delete)
    assert two.project.articles.count() == 2

"""Several tags at once, orders, the archive and own keys of the codebook dock."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog

from reader_app.core.ids import Uid
from reader_app.ui.codebook.codebook_dock import CodebookDock
from reader_app.ui.codebook.dragged_tags import TAG_MEDIA_TYPE, tags_in
from reader_app.ui.theme.theme import load_theme

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dock(qtbot, press):
    made = CodebookDock(load_theme("light"))
    qtbot.addWidget(made)
    project = press.project
    made.show_codebook(project.codebook, project.tags.counts(), {}, project.pins)
    project.listen(lambda change: made.apply(change, project.pins))
    made.resize(348, 400)
    made.show()
    qtbot.waitExposed(made)
    made.tree.setFocus()
    return made


def names(dock):
    model, tree = dock.tree.model(), dock.tree
    found, index = [], model.index(0, 0)
    while index.isValid():
        found.append(index.data())
        index = tree.indexBelow(index)
    return found


def select_two(dock, press, qtbot):
    dock.select(press.tags["Port authority"])
    qtbot.keyClick(dock.tree, Qt.Key.Key_Down, SHIFT)
    return (press.tags["Port authority"], press.tags["Ferry crews"])


def test_shift_selects_several_and_enter_gives_them_all(dock, press, qtbot):
    both = select_two(dock, press, qtbot)
    assert dock.selected() == both
    with qtbot.waitSignal(dock.tags_chosen) as told:
        qtbot.keyClick(dock.tree, Qt.Key.Key_Return)
    assert told.args == [both]


def test_several_tags_are_merged_by_key(dock, press, qtbot):
    both = select_two(dock, press, qtbot)
    with qtbot.waitSignal(dock.merge_wanted) as told:
        qtbot.keyClick(dock.tree, Qt.Key.Key_M, CTRL)
    assert told.args == [both]


def test_delete_and_the_menu_ask_for_all_selected_tags_to_go(dock, press, qtbot):
    both = select_two(dock, press, qtbot)
    with qtbot.waitSignal(dock.delete_wanted) as told:
        qtbot.keyClick(dock.tree, Qt.Key.Key_Delete)
    assert told.args == [both]
    place = dock.tree.visualRect(dock.tree.currentIndex()).center()
    dock.tree.customContextMenuRequested.emit(QPoint(place))
    menu = dock.tree.findChild(object, "tagsMenu")
    with qtbot.waitSignal(dock.delete_wanted) as told:
        menu.findChild(object, "tagsDelete").trigger()
    menu.close()
    assert told.args == [both]


def test_the_menu_of_several_tags_recolours_all_of_them_in_one_step(dock, press, qtbot):
    both = select_two(dock, press, qtbot)
    project = press.project
    dock.recolour_many_wanted.connect(project.tags.recolour_many)
    place = dock.tree.visualRect(dock.tree.currentIndex()).center()
    dock.tree.customContextMenuRequested.emit(QPoint(place))
    menu = dock.tree.findChild(object, "tagsMenu")
    colours = next(action.menu() for action in menu.actions() if action.menu())
    next(each for each in colours.actions() if each.text() == "Brown").trigger()
    menu.close()
    assert {project.codebook[tag].colour for tag in both} == {"brown"}
    project.history.undo()
    assert {project.codebook[tag].colour for tag in both} != {"brown"}


def test_several_tags_are_given_a_colour_of_ones_own(dock, press, qtbot, monkeypatch):
    both = select_two(dock, press, qtbot)
    asked = []

    def colour(now, _parent, _title):
        asked.append(now)
        return QColor("#336699")

    monkeypatch.setattr(QColorDialog, "getColor", colour)
    place = dock.tree.visualRect(dock.tree.currentIndex()).center()
    dock.tree.customContextMenuRequested.emit(QPoint(place))
    menu = dock.tree.findChild(object, "tagsMenu")
    with qtbot.waitSignal(dock.recolour_many_wanted) as told:
        menu.findChild(object, "tagColour_own").trigger()
    menu.close()
    assert told.args == [both, "#336699"]
    assert len(asked) == 1


def test_dragged_tags_travel_as_uids_one_a_line(dock, press, qtbot):
    both = select_two(dock, press, qtbot)
    data = dock.tree.model().mimeData(dock.tree.selectedIndexes())
    assert bytes(data.data(TAG_MEDIA_TYPE).data()).decode() == "\n".join(both)
    assert tags_in(data) == list(both)


def test_tags_stand_by_name_or_by_use_where_that_is_wanted(dock, press):
    press.tag("ferry", "said", "Claim")
    press.tag("ferry", "The port authority", "Ferry crews")
    press.tag("ferry", "Two ferry captains", "Ferry crews")
    dock.findChild(object, "tagOrder_name").trigger()
    assert names(dock) == ["Actor", "Ferry crews", "Port authority", "Claim"]
    press.project.tags.create("Bay")
    assert names(dock) == ["Actor", "Ferry crews", "Port authority", "Bay", "Claim"]
    dock.findChild(object, "tagOrder_count").trigger()
    assert names(dock) == ["Actor", "Ferry crews", "Port authority", "Claim", "Bay"]
    dock.findChild(object, "tagOrder_own").trigger()
    assert names(dock) == ["Actor", "Port authority", "Ferry crews", "Claim", "Bay"]


def test_archived_tags_are_hidden_until_they_are_asked_for(dock, press):
    press.project.tags.archive(press.tags["Actor"])
    assert names(dock) == ["Claim"]
    dock.findChild(object, "tagOrder_archived").trigger()
    assert names(dock) == ["Actor", "Port authority", "Ferry crews", "Claim"]
    press.project.tags.unarchive(press.tags["Ferry crews"])
    dock.findChild(object, "tagOrder_archived").trigger()
    assert names(dock) == ["Actor", "Ferry crews", "Claim"]
    press.project.history.undo()
    assert names(dock) == ["Claim"]


def test_typing_finds_a_tag_by_its_alias(dock, press, qtbot):
    press.project.tags.set_aliases(press.tags["Claim"], ["Assertion"])
    qtbot.keyClick(dock.tree, Qt.Key.Key_A)
    qtbot.keyClicks(dock.filter, "sser")
    assert names(dock) == ["Claim"]


def test_an_own_key_stands_beside_the_name(dock, press):
    press.project.tags.set_key(press.tags["Claim"], "Q")
    dock.show_keys(press.project.keys)
    index = dock.tree.model().index_of(press.tags["Claim"])
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Claim, 0 here, 0 in all, key Q"
    assert not dock.grab().isNull()


def test_alt_enter_describes_and_the_menu_finds_and_archives(dock, press, qtbot):
    dock.select(press.tags["Claim"])
    with qtbot.waitSignal(dock.describe_wanted) as told:
        QTest.keyClick(dock.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert told.args == [press.tags["Claim"]]
    place = dock.tree.visualRect(dock.tree.currentIndex()).center()
    dock.tree.customContextMenuRequested.emit(QPoint(place))
    menu = dock.tree.findChild(object, "tagMenu")
    with qtbot.waitSignal(dock.find_wanted):
        next(each for each in menu.actions() if each.text() == "Find all occurrences").trigger()
    with qtbot.waitSignal(dock.archive_wanted) as told:
        next(each for each in menu.actions() if each.text() == "Archive").trigger()
    menu.close()
    assert told.args == [Uid(press.tags["Claim"]), True]

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from reader_app.project.tag_again import Wanted
from reader_app.ui.review.review_dock import ReviewDock
from reader_app.ui.theme.roles import THEME_NAMES
from reader_app.ui.theme.theme import load_theme

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dock(qtbot, press):
    made = ReviewDock(load_theme("light"))
    qtbot.addWidget(made)
    made.resize(348, 600)
    made.show()
    project, tag = press.project, press.tags["Claim"]
    made.accept_wanted.connect(lambda hits: made.accepted(hits, project.again.accept(tag, hits)))
    project.listen(made.apply)
    made.start()
    made.add(list(project.again.find(Wanted(("said", "captains")), tag=tag)))
    made.finish()
    made.list.setFocus()
    return made


def quotes(dock):
    model = dock.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def tagged(press):
    return press.project.tags.counts().get(press.tags["Claim"], 0)


def test_what_is_found_is_listed_and_nothing_is_tagged(dock, press):
    assert quotes(dock) == ["said", "captains", "said", "said"]
    assert dock.progress.text() == "4 places"
    assert tagged(press) == 0


def test_the_number_of_places_stands_at_the_leading_edge_in_either_direction(dock, qtbot):
    assert dock.progress.geometry().right() < dock.accept_all.geometry().left() - 40
    dock.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: dock.progress.x() > dock.accept_all.geometry().right() + 40)


def test_an_emptied_list_says_again_how_to_begin(dock):
    dock.start()
    dock.finish()
    dock.clear()
    words = [label.text() for label in dock.findChildren(QLabel) if label.isVisible()]
    assert any(each.startswith("Choose a tag") for each in words)


def test_enter_tags_one_and_goes_on(dock, press, qtbot):
    qtbot.keyClick(dock.list, Qt.Key.Key_Return)
    assert tagged(press) == 1
    assert dock.list.currentIndex().row() == 1


def test_x_and_delete_leave_out_without_writing(dock, press, qtbot):
    steps = len(list(press.project.history.steps()))
    qtbot.keyClick(dock.list, Qt.Key.Key_X)
    qtbot.keyClick(dock.list, Qt.Key.Key_Delete)
    assert quotes(dock) == ["said", "said"]
    assert len(list(press.project.history.steps())) == steps


def test_control_enter_tags_the_rest_in_one_step(dock, press, qtbot):
    qtbot.keyClick(dock.list, Qt.Key.Key_X)
    qtbot.keyClick(dock.list, Qt.Key.Key_Return, CTRL)
    assert tagged(press) == 3
    press.project.history.undo()
    assert tagged(press) == 0


def test_what_was_undone_waits_again(dock, press, qtbot):
    qtbot.keyClick(dock.list, Qt.Key.Key_Return, CTRL)
    assert not dock.accept_all.isVisible()
    press.project.history.undo()
    assert dock.accept_all.text() == "Tag 4 places"
    press.project.history.redo()
    assert not dock.accept_all.isVisible()


def test_the_current_place_is_shown_on_the_page(dock, qtbot):
    with qtbot.waitSignal(dock.hit_shown) as told:
        qtbot.keyClick(dock.list, Qt.Key.Key_Down)
    assert told.args[0].quote == "captains"


def test_places_that_have_the_tag_are_counted_not_listed(dock, press):
    press.tag("shops", "said", "Claim")
    dock.start()
    hits = press.project.again.find(Wanted(("said",)), tag=press.tags["Claim"])
    dock.add(list(hits))
    dock.finish()
    assert quotes(dock) == ["said", "said"]
    assert dock.progress.text() == "2 places · 1 tagged already"


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_it_paints_in_every_theme_and_direction(dock, qtbot, name, direction):
    qtbot.keyClick(dock.list, Qt.Key.Key_Return)
    dock.setLayoutDirection(direction)
    dock.set_theme(load_theme(name))
    assert not dock.grab().isNull()

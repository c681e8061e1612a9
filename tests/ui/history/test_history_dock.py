import pytest
from PySide6.QtCore import Qt

from reader_app.ui.history.history_dock import HistoryDock
from reader_app.ui.theme.roles import THEME_NAMES
from reader_app.ui.theme.theme import load_theme


@pytest.fixture
def dock(qtbot, press, clock):
    made = HistoryDock(load_theme("light"), clock)
    qtbot.addWidget(made)
    made.resize(348, 500)
    made.show()
    made.show_project(press.project)
    press.project.listen(lambda _change: made.apply())
    made.jump_wanted.connect(press.project.history.jump)
    made.list.setFocus()
    return made


def rows(dock):
    model = dock.list.model()
    words = [model.index(row, 0).data() for row in range(model.rowCount())]
    return [each.replace("\u2068", "").replace("\u2069", "") for each in words]


def test_every_step_is_listed_the_latest_first_and_the_start_last(dock):
    assert rows(dock)[:2] == ["Create the tag Claim", "Create the tag Actor/Ferry crews"]
    assert rows(dock)[-1] == "Before the first step"


def test_a_new_step_comes_on_top(dock, press):
    press.project.tags.rename(press.tags["Claim"], "Said")
    assert rows(dock)[0] == "Rename Claim to Said"
    assert dock.list.currentIndex().row() == 0


def test_what_a_jump_will_do_is_said_before_and_enter_does_it(dock, press, qtbot):
    qtbot.keyClick(dock.list, Qt.Key.Key_Down)
    qtbot.keyClick(dock.list, Qt.Key.Key_Down)
    lines = dock.pane.words.text().replace("\u2068", "").replace("\u2069", "").split("\n")
    assert lines == [
        "This takes back:",
        "1. Create the tag Claim",
        "2. Create the tag Actor/Ferry crews",
    ]
    assert len(press.project.codebook) == 4
    qtbot.keyClick(dock.list, Qt.Key.Key_Return)
    assert [tag.name for tag in press.project.codebook.walk()] == ["Actor", "Port authority"]


def test_a_step_taken_back_can_be_done_again_from_the_list(dock, press, qtbot):
    before = press.project.history
    before.undo()
    before.undo()
    undone = [row for row, words in enumerate(rows(dock)) if words == "Create the tag Claim"][-1]
    dock.list.setCurrentIndex(dock.list.model().index(undone, 0))
    assert dock.pane.button.text() == "Do 2 steps again"
    qtbot.mouseClick(dock.pane.button, Qt.MouseButton.LeftButton)
    assert len(press.project.codebook) == 4


def test_a_hidden_history_reads_nothing_until_it_is_shown(dock, press):
    dock.hide()
    press.project.tags.rename(press.tags["Claim"], "Said")
    assert rows(dock)[0] == "Create the tag Claim"
    dock.show()
    assert rows(dock)[0] == "Rename Claim to Said"


def test_old_steps_come_as_the_list_is_scrolled(dock, press):
    for number in range(230):
        press.project.tags.rename(press.tags["Claim"], f"Claim {number}")
    dock.show_project(press.project)
    model = dock.list.model()
    assert model.rowCount() == 200
    model.fetchMore(dock.list.rootIndex())
    assert rows(dock)[-1] == "Before the first step"


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_it_paints_in_every_theme_and_direction(dock, press, name, direction):
    press.project.history.undo()
    dock.setLayoutDirection(direction)
    dock.set_theme(load_theme(name))
    assert not dock.grab().isNull()

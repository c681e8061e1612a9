"""Own scales are made and changed by keyboard; each gesture is one step of a real project."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader_app.core.spans import Span
from reader_app.project.person import Person
from reader_app.project.project import Project
from reader_app.ui.dialogs.scales_dialog import ScalesDialog
from tests.ui.press import made_press

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def press(project_path, clock):
    made = made_press(project_path, clock)
    yield made
    made.project.close()


def shown(qtbot, project):
    dialog = ScalesDialog(project)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.fixture
def dialog(qtbot, press):
    return shown(qtbot, press.project)


def tap(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def write(words):
    for letter in words:
        QTest.keyClicks(QApplication.focusWidget(), letter)


def own(project):
    return {
        scale.name: [(value.code, value.label) for value in project.scales.values(scale.uid)]
        for scale in project.scales.all()[5:]
    }


def latest(project):
    return next(iter(project.history.steps())).label


def test_insert_makes_a_scale_whose_name_is_typed_at_once(dialog, press):
    assert not dialog.side.isEnabled()
    dialog.list.setFocus()
    tap(Key.Key_Insert)
    assert list(own(press.project)) == ["New scale 1"]
    write("Urgency")
    tap(Key.Key_Tab)
    write("How soon")
    tap(Key.Key_Tab)
    (scale,) = press.project.scales.all()[5:]
    assert (scale.name, scale.description) == ("Urgency", "How soon")
    assert latest(press.project) == "Describe the scale Urgency"
    assert QApplication.focusWidget() is dialog.table


def test_values_are_added_changed_moved_and_removed_by_keys(dialog, press, qtbot):
    project = press.project
    dialog.create_scale()
    dialog.table.setFocus()
    tap(Key.Key_Insert)
    write("x")
    tap(Key.Key_Return)
    qtbot.waitUntil(lambda: len(own(project)["New scale 1"]) == 4)
    assert (dialog.table.currentIndex().row(), dialog.table.currentIndex().column()) == (3, 1)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.table)
    write("Extreme")
    tap(Key.Key_Return)
    qtbot.waitUntil(lambda: own(project)["New scale 1"][3] == ("x", "Extreme"))
    tap(Key.Key_Up, ALT)
    assert [code for code, _ in own(project)["New scale 1"]] == ["1", "2", "x", "3"]
    tap(Key.Key_Delete)
    assert [code for code, _ in own(project)["New scale 1"]] == ["1", "2", "3"]
    assert dialog.table.value_row() == 2
    for expected in (["1", "2", "x", "3"], ["1", "2", "3", "x"]):
        project.history.undo()
        assert [code for code, _ in own(project)["New scale 1"]] == expected


def test_an_empty_code_adds_nothing_and_one_that_is_taken_is_refused(dialog, press, qtbot):
    dialog.create_scale()
    dialog.table.start_value()
    tap(Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.table)
    dialog.table.start_value()
    write("2")
    tap(Key.Key_Return)
    qtbot.waitUntil(dialog.problem.isVisible)
    assert "same code" in dialog.problem.text()
    assert len(own(press.project)["New scale 1"]) == 3


def test_scales_are_moved_and_deleted_in_the_list(dialog, press):
    for name in ("A", "B"):
        press.project.grades.create_scale(name, [("1", "", "")])
    dialog.create_scale()
    dialog.list.setFocus()
    tap(Key.Key_Up, ALT)
    assert list(own(press.project)) == ["A", "New scale 1", "B"]
    tap(Key.Key_Down, ALT)
    assert list(own(press.project)) == ["A", "B", "New scale 1"]
    tap(Key.Key_Delete)
    assert list(own(press.project)) == ["A", "B"]
    assert dialog.scale().name == "B"
    assert QApplication.focusWidget() is dialog.list


def test_what_somebody_graded_by_is_not_deleted_and_why_is_said(dialog, press):
    project, article = press.project, press.articles["ferry"].uid
    dialog.create_scale()
    project.marks.highlight(article, Span(0, 4))
    (value, *_) = project.scales.values(dialog.scale().uid)
    project.grades.grade([project.marks.at(article, Span(0, 4)).uid], [value.uid])
    dialog.delete.click()
    assert dialog.problem.text() == "“New scale 1” is used by 1 grade. Take it off first."
    dialog.table.go_to(0)
    dialog.remove.click()
    assert dialog.problem.text() == "“1” of “New scale 1” is used by 1 grade. Take it off first."
    assert len(own(project)["New scale 1"]) == 3
    dialog.table.go_to(1)
    dialog.remove.click()
    assert not dialog.problem.isVisible()
    assert len(own(project)["New scale 1"]) == 2


def test_a_name_that_is_taken_is_refused_and_the_old_one_stays(dialog, press):
    dialog.create_scale()
    write("source reliability")
    tap(Key.Key_Return)
    assert "already a scale" in dialog.problem.text()
    assert dialog.name.text() == "New scale 1"


def test_what_is_still_being_typed_is_kept_on_closing(dialog, press):
    dialog.create_scale()
    write("Urgency")
    tap(Key.Key_Escape)
    assert not dialog.isVisible()
    assert list(own(press.project)) == ["Urgency"]


def test_a_project_that_is_only_read_shows_its_scales_and_changes_none(
    qtbot, press, project_path, clock
):
    press.project.grades.create_scale("A", [("1", "Low", "")])
    reading = Project.open(project_path, person=Person(None, "Ines"), clock=clock, read_only=True)
    dialog = shown(qtbot, reading)
    assert dialog.values.rowCount() == 1
    assert not any(each.isEnabled() for each in (dialog.new, dialog.delete, dialog.add))
    dialog.list.setFocus()
    for key in (Key.Key_Insert, Key.Key_Delete):
        tap(key)
    tap(Key.Key_Down, ALT)
    dialog.table.go_to(0)
    dialog.table.setFocus()
    tap(Key.Key_Delete)
    dialog.accept()
    assert list(own(reading)) == ["A"]
    reading.close()

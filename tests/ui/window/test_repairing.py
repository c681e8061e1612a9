"""What can be read of a damaged project, saved through the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader_app.store.sqlite import sqlite3
from reader_app.ui.dialogs.findings_dialog import FindingsDialog
from reader_app.ui.dialogs.repaired_dialog import RepairedDialog
from tests.ui.window.desk import Key

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from reader_app.ui.dialogs.listed_dialog import ListedDialog
    from tests.ui.window.desk import Desk


def repair(desk: Desk, target: Path) -> None:
    desk.answers.project = target
    desk.window.actions_by_name["project.repair"].trigger()


def repaired(desk: Desk) -> RepairedDialog:
    desk.bot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), RepairedDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RepairedDialog)
    return dialog


def press(widget: QWidget) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Key.Key_Space)


def lines(dialog: ListedDialog) -> list[str]:
    model = dialog.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def head(dialog: QObject) -> str:
    return next(str(each.property("text")) for each in dialog.children() if each.property("text"))


def spoil(desk: Desk, path: Path) -> None:
    """Change the text of an article behind the project's back."""
    desk.project.articles.import_text("The ferry waits.\n", "ferry.txt")
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("UPDATE text SET text=replace(text, 'ferry', 'barge')")
    raw.close()


def test_a_sound_project_is_saved_whole_and_the_new_one_opened(desk: Desk, tmp_path: Path) -> None:
    desk.project.tags.create("Actor")
    target = tmp_path / "new.reader"
    repair(desk, target)
    dialog = repaired(desk)
    assert head(dialog) == "Nothing is lost"
    assert not dialog.list.isVisible()
    press(dialog.open_new)
    desk.bot.waitUntil(lambda: desk.project.path == target)
    assert [tag.name for tag in desk.project.codebook.walk()] == ["Actor"]


def test_what_is_lost_is_listed_and_the_damaged_project_stays(
    desk: Desk, project_path: Path, tmp_path: Path
) -> None:
    spoil(desk, project_path)
    desk.window.self_check.soon.timeout.emit()
    desk.bot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), FindingsDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, FindingsDialog)
    desk.answers.project = tmp_path / "new.reader"
    press(found.repair)
    dialog = repaired(desk)
    assert head(dialog) == "All but these 2 are saved"
    assert lines(dialog) == [
        "The text of “The ferry waits.” may hold wrong letters.",
        "The original of “The ferry waits.” is lost.",
    ]
    QTest.keyClick(dialog, Key.Key_Escape)
    assert desk.project.path == project_path
    assert (tmp_path / "new.reader").exists()


def test_where_there_is_a_file_nothing_is_written(desk: Desk, tmp_path: Path) -> None:
    there = tmp_path / "there.reader"
    there.write_bytes(b"mine")
    with desk.bot.waitSignal(desk.window.repairing.ended):
        repair(desk, there)
    assert "there.reader" in desk.said()
    assert there.read_bytes() == b"mine"


@pytest.mark.parametrize("is_open", [True, False])
def test_nothing_is_done_where_the_question_is_given_up(desk: Desk, *, is_open: bool) -> None:
    if not is_open:
        desk.window.projects.close()
    desk.answers.project = None
    desk.window.actions_by_name["project.repair"].trigger()
    assert not desk.window.repairing.is_running


def test_a_project_that_is_not_open_is_asked_for(desk: Desk, project_path: Path) -> None:
    desk.window.projects.close()
    desk.answers.project = project_path
    with desk.bot.waitSignal(desk.window.repairing.ended):
        desk.window.actions_by_name["project.repair"].trigger()
        desk.window.actions_by_name["project.repair"].trigger()
    assert project_path.name in desk.said()


def test_closing_the_window_waits_for_the_repair(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "new.reader"
    repair(desk, target)
    desk.window.repairing.stop()
    assert target.exists()
    press(repaired(desk).foot.primary)

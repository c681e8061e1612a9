"""The self-check through the window: quiet where all is well, plain where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader_app.project.backups import back_up, backups_of
from reader_app.store.sqlite import sqlite3
from reader_app.ui.dialogs.findings_dialog import FindingsDialog
from reader_app.ui.dialogs.restore_dialog import RestoreDialog
from tests.ui.window.desk import Key
from tests.ui.window.test_restoring import press

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import SettableClock
    from tests.ui.window.desk import Desk


def check(desk: Desk) -> None:
    desk.window.actions_by_name["project.check"].trigger()


def spoil(desk: Desk, path: Path) -> None:
    """Change notes of a project behind its back."""
    for words in ("One", "Two"):
        desk.project.notes.add_to_project(words)
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("UPDATE note SET body='Other'")
    raw.close()


def dialog_of(desk: Desk) -> FindingsDialog:
    desk.bot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), FindingsDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FindingsDialog)
    return dialog


def test_all_is_well(desk: Desk) -> None:
    with desk.bot.waitSignal(desk.window.self_check.passed):
        check(desk)
    assert desk.said() == "All in the project is as it was written."
    desk.bot.waitUntil(lambda: not desk.window.status.work.text())


def test_a_check_that_nobody_asked_for_says_nothing_of_a_sound_project(desk: Desk) -> None:
    said = desk.said()
    with desk.bot.waitSignal(desk.window.backing_up.ended):
        desk.window.self_check.soon.timeout.emit()
    assert desk.said() == said


def test_what_is_wrong_is_listed_and_a_backup_offered(
    desk: Desk, project_path: Path, clock: SettableClock
) -> None:
    back_up(project_path, clock)
    spoil(desk, project_path)
    desk.window.self_check.soon.timeout.emit()
    dialog = dialog_of(desk)
    model = dialog.list.model()
    lines = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert lines == ["This note is not as it was written. (× 2)"]
    desk.window.backing_up.back_up()
    assert len(backups_of(project_path)) == 1
    seen: list[str] = []
    timer = QTimer(desk.window)

    def leave() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, RestoreDialog):
            timer.stop()
            seen.append(shown.chosen.parent.name)
            shown.reject()

    timer.timeout.connect(leave)
    timer.start(10)
    press(dialog.restore)
    desk.bot.waitUntil(lambda: seen == ["press backups"])


def test_the_list_is_closed_by_escape(desk: Desk, project_path: Path) -> None:
    spoil(desk, project_path)
    check(desk)
    dialog = dialog_of(desk)
    QTest.keyClick(dialog, Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    assert desk.project.path == project_path


def test_closing_ends_the_check_that_runs(desk: Desk, project_path: Path) -> None:
    check(desk)
    desk.window.projects.close()
    assert backups_of(project_path) == []
    assert not desk.window.status.work.text()

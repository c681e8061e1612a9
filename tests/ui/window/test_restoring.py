"""Backups through the window: made by themselves, listed, looked at, restored."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader_app.core.spans import Span
from reader_app.project.backups import back_up, backups_of
from reader_app.project.person import Person
from reader_app.project.project import Project
from reader_app.ui.dialogs.restore_dialog import RestoreDialog
from tests.ui.window.desk import Key, plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tests.conftest import SettableClock
    from tests.ui.window.desk import Desk


def in_dialog(act: Callable[[RestoreDialog], None]) -> None:
    """Do something in the dialog that comes next."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RestoreDialog)
        act(dialog)

    QTimer.singleShot(0, run)


def tags(desk: Desk) -> set[str]:
    return {tag.name for tag in desk.project.codebook.walk()}


def restore(desk: Desk) -> None:
    desk.window.actions_by_name["project.restore"].trigger()


def press(widget: QWidget) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Key.Key_Space)


@pytest.fixture
def changed(desk: Desk, clock: SettableClock, project_path: Path) -> Desk:
    """Give a project that has a backup, and went on since."""
    desk.project.tags.create("Actor")
    back_up(project_path, clock)
    clock.advance(60_000)
    desk.project.tags.create("Event")
    return desk


def test_a_backup_is_made_after_the_check_and_when_something_changed(
    desk: Desk, project_path: Path
) -> None:
    backing_up, self_check = desk.window.backing_up, desk.window.self_check
    assert self_check.soon.isActive()
    assert backing_up.every.isActive()
    for count in (1, 1):
        with desk.bot.waitSignal(backing_up.ended):
            self_check.soon.timeout.emit()
        assert len(backups_of(project_path)) == count
    desk.project.tags.create("Event")
    with desk.bot.waitSignal(backing_up.ended):
        backing_up.every.timeout.emit()
    assert len(backups_of(project_path)) == 2
    desk.window.projects.close()
    assert not self_check.soon.isActive()
    assert not backing_up.every.isActive()


def test_closing_waits_for_the_backup_that_is_being_made(desk: Desk, project_path: Path) -> None:
    desk.window.backing_up.back_up()
    desk.window.projects.close()
    assert len(backups_of(project_path)) == 1


def test_no_backup_is_made_of_a_file_that_took_the_projects_place(
    desk: Desk, project_path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.reader"
    desk.project.save_copy(other)
    other.replace(project_path)
    desk.window.backing_up.back_up()
    assert desk.window.backing_up._work is None
    assert backups_of(project_path) == []


def test_a_backup_that_cannot_be_made_is_told(desk: Desk, project_path: Path) -> None:
    (project_path.parent / "press backups").write_text("in the way")
    with desk.bot.waitSignal(desk.window.backing_up.ended):
        desk.window.backing_up.back_up()
    assert desk.said().startswith("No backup of press.reader could be made")


def test_the_backups_are_listed(changed: Desk) -> None:
    seen: list[list[str]] = []

    def look(dialog: RestoreDialog) -> None:
        model = dialog.model
        columns = range(model.columnCount())
        seen.append([plain(str(model.index(0, column).data())) for column in columns])
        dialog.reject()

    in_dialog(look)
    restore(changed)
    ((_, size, articles, highlights, since, last),) = seen
    assert size.endswith(("kB", "KiB"))
    assert (articles, highlights, since) == ("0", "0", "1 step")
    assert last == "Create the tag Actor"
    assert tags(changed) == {"Actor", "Event"}


def seen_of(desk: Desk) -> tuple[str, str]:
    """Return what the dialog says that was done since the newest backup: in its row, and below."""
    seen: list[tuple[str, str]] = []

    def look(dialog: RestoreDialog) -> None:
        seen.append((str(dialog.model.index(0, 4).data()), plain(dialog.lost.text())))
        dialog.reject()

    in_dialog(look)
    restore(desk)
    return seen[0]


def test_what_restoring_takes_back_is_told_in_words(changed: Desk) -> None:
    _, below = seen_of(changed)
    first, step = below.split("\n")
    assert first == "Restoring it takes back one step:"
    assert step.endswith("Create the tag Event")
    changed.open_story()
    changed.project.marks.highlight(changed.article, Span(0, 7))
    for n in range(3):
        changed.project.tags.create(f"Tag {n}")
    changed.project.history.undo()
    row, below = seen_of(changed)
    assert row == "7 steps, +1 articles, +1 highlights"
    first, *steps = below.split("\n")
    assert first == "Restoring it takes back 7 steps, the latest of them:"
    assert len(steps) == 5
    assert steps[0].endswith("Undo: Create the tag Tag 2")


def test_nothing_done_since_and_what_cannot_be_compared_are_told(
    changed: Desk, project_path: Path, clock: SettableClock
) -> None:
    clock.advance(60_000)
    there = back_up(project_path, clock).path
    assert seen_of(changed) == ("Nothing", "Nothing was done since.")
    other = Project.create(
        project_path.with_name("other.reader"), person=Person(None, "Ines"), clock=clock
    )
    other.tags.create("Elsewhere")
    shutil.copy(back_up(other.path, clock).path, there)
    other.close()
    row, below = seen_of(changed)
    assert row == "Not known"
    assert below.startswith("What was done since is not known")


def test_with_the_project_gone_backups_are_listed_all_the_same(
    changed: Desk, project_path: Path
) -> None:
    changed.window.session.close()
    kept = project_path.read_bytes()
    project_path.unlink()
    assert [each.behind for each in backups_of(project_path)] == [None]
    project_path.write_bytes(kept[:5000])
    assert [each.behind for each in backups_of(project_path)] == [None]


def test_a_backup_is_restored_and_the_present_project_kept(
    changed: Desk, project_path: Path
) -> None:
    in_dialog(lambda dialog: QTest.keyClick(dialog.table, Key.Key_Return))
    restore(changed)
    assert changed.project.path == project_path
    assert tags(changed) == {"Actor"}
    (kept,) = project_path.parent.glob("press before restore *.reader")
    assert (
        changed.said() == f"The backup is in place. The project as it was is kept as {kept.name}."
    )


def test_a_backup_is_opened_to_read_and_restored_from_there(
    changed: Desk, project_path: Path
) -> None:
    in_dialog(lambda dialog: press(dialog.look))
    restore(changed)
    assert changed.project.read_only
    assert changed.project.path.parent.name == "press backups"
    assert tags(changed) == {"Actor"}
    recent = changed.window._settings.recent_projects
    assert [path.name for path in recent] == ["press.reader"]
    in_dialog(lambda dialog: press(dialog.foot.primary))
    restore(changed)
    assert changed.project.path == project_path
    assert not changed.project.read_only
    assert tags(changed) == {"Actor"}


def test_a_project_that_no_longer_opens_is_restored(changed: Desk, project_path: Path) -> None:
    changed.window.projects.close()
    project_path.write_bytes(b"damaged " * 1000)
    changed.answers.project = project_path
    in_dialog(lambda dialog: press(dialog.foot.primary))
    restore(changed)
    assert tags(changed) == {"Actor"}


def test_where_it_cannot_be_restored_the_project_is_open_again(
    changed: Desk, project_path: Path
) -> None:
    (listed,) = backups_of(project_path)

    def spoil(dialog: RestoreDialog) -> None:
        listed.backup.path.write_bytes(b"damaged meanwhile")
        press(dialog.foot.primary)

    in_dialog(spoil)
    restore(changed)
    assert changed.said().endswith("is not a Reader project.")
    assert tags(changed) == {"Actor", "Event"}


def test_without_backups_there_is_nothing_to_restore(desk: Desk) -> None:
    offered: list[bool] = []

    def look(dialog: RestoreDialog) -> None:
        offered.extend((dialog.foot.primary.isEnabled(), dialog.look.isEnabled()))
        dialog.reject()

    in_dialog(look)
    restore(desk)
    assert offered == [False, False]


def test_a_damaged_backup_is_named_and_not_offered(changed: Desk, project_path: Path) -> None:
    backups_of(project_path)[0].backup.path.write_bytes(b"nothing")
    offered: list[object] = []

    def look(dialog: RestoreDialog) -> None:
        offered.extend((dialog.foot.primary.isEnabled(), dialog.model.index(0, 5).data()))
        dialog.reject()

    in_dialog(look)
    restore(changed)
    assert offered == [False, "Damaged"]

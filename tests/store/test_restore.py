"""A backup takes a project's place, and what was there is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import NotAProjectError, ProjectLockedError, StorageError
from reader_app.store.backup import back_up
from reader_app.store.connection import log_of
from reader_app.store.restore import restore
from reader_app.store.store import Store
from tests.store.desk import new_desk

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.ids import Clock
    from reader_app.store.rows import Backup
    from tests.store.desk import Desk

NOW = 1_780_000_000_500
KEPT_NAME = "press before restore 2026-05-28 20-26-40Z.reader"


@pytest.fixture
def backup(desk: Desk) -> Backup:
    """Give a backup of a project that went on since: one article in it, two now."""
    desk.bring()
    backup = back_up(desk.store.path, NOW)
    desk.bring("Later\n\nMore words.")
    desk.store.close()
    return backup


def _articles(path: Path, clock: Clock) -> int:
    store = Store.open(path, clock=clock)
    count = store.dump().count('"record":"article"')
    assert store.check() == []
    store.close()
    return count


def test_a_backup_takes_the_place_and_the_present_file_is_kept(
    backup: Backup, project_path: Path, clock: Clock
) -> None:
    kept = restore(project_path, backup.path, NOW)
    assert kept == project_path.with_name(KEPT_NAME)
    assert _articles(project_path, clock) == 1
    assert _articles(kept, clock) == 2
    assert backup.path.is_file()
    names = {KEPT_NAME, "press.reader", "press backups"}
    assert {path.name for path in project_path.parent.iterdir()} == names


def test_a_project_goes_on_from_a_restored_backup(
    backup: Backup, project_path: Path, clock: Clock, desk: Desk
) -> None:
    restore(project_path, backup.path, NOW)
    desk.reopen()
    desk.bring("Other words\n\nNew.")
    assert desk.undo()
    assert desk.store.check() == []


def test_two_restores_in_one_second_keep_both_files(
    backup: Backup, project_path: Path, clock: Clock
) -> None:
    first, second = (restore(project_path, backup.path, NOW) for _ in range(2))
    assert first is not None
    assert second is not None
    assert first != second
    assert _articles(first, clock) == 2
    assert _articles(second, clock) == 1


def test_a_project_that_is_gone_comes_back(
    backup: Backup, project_path: Path, clock: Clock
) -> None:
    project_path.unlink()
    assert restore(project_path, backup.path, NOW) is None
    assert _articles(project_path, clock) == 1


def test_a_damaged_project_is_kept_with_its_log(
    backup: Backup, project_path: Path, clock: Clock
) -> None:
    project_path.write_bytes(b"not a database at all" * 1000)
    log_of(project_path).write_bytes(b"nor is this a log")
    kept = restore(project_path, backup.path, NOW)
    assert kept is not None
    assert kept.read_bytes() == b"not a database at all" * 1000
    assert log_of(kept).read_bytes() == b"nor is this a log"
    assert not log_of(project_path).exists()
    assert _articles(project_path, clock) == 1


def test_a_project_that_is_open_is_left_alone(
    backup: Backup, project_path: Path, clock: Clock
) -> None:
    store = Store.open(project_path, clock=clock)
    with pytest.raises(ProjectLockedError, match="is open in another window"):
        restore(project_path, backup.path, NOW)
    store.close()
    reader = Store.open(project_path, clock=clock, read_only=True)
    with pytest.raises(ProjectLockedError, match="open elsewhere to read"):
        restore(project_path, backup.path, NOW)
    reader.close()
    assert _articles(project_path, clock) == 2


def test_a_damaged_backup_is_refused(backup: Backup, project_path: Path, clock: Clock) -> None:
    whole = bytearray(backup.path.read_bytes())
    for page in range(4096 * 3, len(whole), 4096):
        whole[page : page + 4] = b"\xff" * 4
    backup.path.write_bytes(whole)
    with pytest.raises(StorageError, match="damaged"):
        restore(project_path, backup.path, NOW)
    backup.path.write_bytes(b"no project")
    with pytest.raises(NotAProjectError):
        restore(project_path, backup.path, NOW)
    assert _articles(project_path, clock) == 2
    assert not project_path.with_name("press.reader.tmp").exists()


def test_a_folder_that_refuses_is_told_and_nothing_changes(
    plain_folder: Path, clock: Clock
) -> None:
    desk = new_desk(plain_folder / "press.reader", clock)
    path = desk.store.path
    backup = back_up(path, NOW)
    desk.store.close()
    path.chmod(0o200)  # may not be read, so that no copy of it can be kept
    with pytest.raises(StorageError, match="nothing was changed"):
        restore(path, backup.path, NOW)
    path.chmod(0o600)
    assert {each.name for each in plain_folder.iterdir()} == {"press.reader", "press backups"}
    assert _articles(path, clock) == 0


def test_what_a_killed_restore_left_goes_with_the_next(backup: Backup, project_path: Path) -> None:
    for name in (f"{KEPT_NAME}.tmp", f"{KEPT_NAME}-wal.tmp", "press.reader.tmp"):
        project_path.with_name(name).write_bytes(b"half")
    restore(project_path, backup.path, NOW)
    names = {KEPT_NAME, "press.reader", "press backups"}
    assert {path.name for path in project_path.parent.iterdir()} == names

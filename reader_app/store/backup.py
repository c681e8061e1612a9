"""Backups of a project: whole, looked through, in a folder beside it, fewer the older they are.

Made from any thread over a connection of their own; whoever writes meanwhile is not held up.
"""

from __future__ import annotations

import os
import re
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader_app.core.errors import ProjectError, ProjectLockedError, StorageError
from reader_app.core.rotation import times_to_keep
from reader_app.store.connection import connect_to_read
from reader_app.store.lock import ProjectLock
from reader_app.store.rows import Backup
from reader_app.store.whole_copy import Once, copy, moment, refuse_damaged, sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from reader_app.store.whole_copy import Moment

_NAME = re.compile(r" (\d{4}-\d\d-\d\d \d\d-\d\d-\d\d)Z\.reader")
_LAST = "SELECT uid FROM step ORDER BY id DESC LIMIT 1"
_BYTES = 64 << 20
"""Freed at a time, where an old copy goes."""
_AHEAD = 3_600_000
"""Milliseconds: backups of a later time than so are from when the clock was wrong."""
_TIME = "%Y-%m-%d %H-%M-%S"


def backup_folder(project: Path) -> Path:
    """Return the folder that a project's backups are in, whether it is there or not."""
    return project.with_name(f"{project.stem} backups")


def backups_of(project: Path) -> list[Backup]:
    """Return a project's backups, the newest first."""
    found: list[Backup] = []
    for path in backup_folder(project).glob("*.reader"):
        match = _NAME.fullmatch(path.name.removeprefix(project.stem))
        if match is not None and path.is_file():
            time = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
            found.append(Backup(path, int(time.timestamp() * 1000), path.stat().st_size))
    return sorted(found, key=lambda backup: backup.at_ms, reverse=True)


def back_up(project: Path, now_ms: int) -> Backup:
    """Make a backup, look it through, and let go of those that are no longer to be kept.

    It is there, and on the disk, before it is looked through, which takes longer than copying; the
    earlier ones go after that alone. Raises StorageError where it cannot be made, or the project is
    damaged; then the earlier backups all stay, and nothing half made bears a backup's name.
    """
    with _alone(project):
        with moment(project) as held:
            path = _copied(held, now_ms, Once())
        return _looked_through(project, path)


def back_up_if_changed(
    project: Path, now_ms: int, begun: Callable[[], None] = lambda: None
) -> Backup | None:
    """Make a backup as `back_up` does, unless one ends with the project's last step.

    It is of the moment at which `begun` is called, however much is written from then on. Where the
    project has no write-ahead log, that is only once it is copied.
    """
    once = Once(begun)
    with _alone(project):
        with moment(project) as held:
            last = held.connection.value(_LAST)
            if any(_holds(backup.path, last) for backup in backups_of(project)):
                return None
            path = _copied(held, now_ms, once)
        once()
        return _looked_through(project, path)


def _copied(held: Moment, now_ms: int, begun: Once) -> Path:
    """Put a copy among the backups, whole and on the disk, and return it."""
    project = held.connection.path
    folder = backup_folder(project)
    for left_over in folder.glob("*.tmp*"):
        _free(left_over)
    at_ms = _free_second(now_ms, backups_of(project))
    path = folder / dated_name(project, at_ms)
    beside = path.with_suffix(".tmp")
    try:
        copy(held, beside, begun)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(folder)
    return path


def _looked_through(project: Path, path: Path) -> Backup:
    """Look a new backup through, and let go of old ones."""
    _keep_if_sound(path, project.name)
    there = backups_of(project)
    (new,) = (backup for backup in there if backup.path == path)
    _rotate(new, there)
    return new


def _keep_if_sound(backup: Path, name: str) -> None:
    try:
        refuse_damaged(backup, name)
    except StorageError:
        backup.unlink()
        raise


def dated_name(project: Path, at_ms: int) -> str:
    """Return the name of a copy of a project that bears a time."""
    return f"{project.stem} {datetime.fromtimestamp(at_ms // 1000, UTC).strftime(_TIME)}Z.reader"


def _holds(backup: Path, last: object) -> bool:
    try:
        return _last_step(backup) == last
    except ProjectError:
        return False


@contextmanager
def _alone(project: Path) -> Generator[None]:
    """Hold the folder of backups, made where it is not there; one backup is made at a time."""
    folder = backup_folder(project)
    try:
        folder.mkdir(exist_ok=True)
        lock = ProjectLock.take(folder / "backup")
    except ProjectLockedError as error:
        raise StorageError(
            f"A backup of {project.name} is being made already. Try again in a moment."
        ) from error
    except (OSError, ProjectError) as error:
        raise _no_place(project, folder, error) from error
    try:
        yield
    except OSError as error:
        raise _no_place(project, folder, error) from error
    finally:
        lock.release()


def _no_place(project: Path, folder: Path, error: Exception) -> StorageError:
    reason = f" ({error.strerror})" if isinstance(error, OSError) and error.strerror else ""
    return StorageError(
        f"No backup of {project.name} could be made: the folder “{folder.name}” beside it cannot"
        f" be written{reason}. See that the disk has room and that you may write there."
    )


def _free_second(now_ms: int, earlier: list[Backup]) -> int:
    """Return the time that a new backup bears: whole seconds, none twice.

    Where several are made in a second it is after theirs, also where the first of them went by now.
    """
    at_ms = now_ms - now_ms % 1000
    taken = {backup.at_ms for backup in earlier if at_ms <= backup.at_ms < at_ms + _AHEAD}
    return max(taken) + 1000 if taken else at_ms


def _rotate(new: Backup, backups: list[Backup]) -> None:
    """Let go of old ones. Those of a time to come, from when the clock was wrong, stay till then."""
    past = [backup for backup in backups if backup.at_ms <= new.at_ms]
    keep = times_to_keep(backup.at_ms for backup in past)
    for backup in past:
        if backup.at_ms not in keep:
            gone = backup.path.with_suffix(".tmp")
            backup.path.replace(gone)
            _free(gone)


def _free(path: Path) -> None:
    """Remove a file bit by bit: a disk that frees much at once keeps whoever writes waiting."""
    with path.open("r+b") as file:
        for size in range(path.stat().st_size - _BYTES, 0, -_BYTES):
            file.truncate(size)
            os.fsync(file.fileno())
    path.unlink()


def _last_step(path: Path) -> object:
    with closing(connect_to_read(path)) as connection:
        return connection.value(_LAST)

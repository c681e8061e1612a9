"""Backups of a project: whole, looked through, in a folder beside it, fewer the older they are.

Made from any thread over a connection of their own; whoever writes meanwhile is not held up.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader_app.core.errors import ProjectError, ProjectLockedError, StorageError
from reader_app.core.rotation import times_to_keep
from reader_app.store.connection import connect_at_rest, connect_to_read
from reader_app.store.file_copy import copy_files, no_room
from reader_app.store.lock import ProjectLock
from reader_app.store.log_keeping import lengthen_log
from reader_app.store.rows import Backup
from reader_app.store.sqlite import sqlite3

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from reader_app.store.connection import Connection

_NAME = re.compile(r" (\d{4}-\d\d-\d\d \d\d-\d\d-\d\d)Z\.reader")
_LAST = "SELECT uid FROM step ORDER BY id DESC LIMIT 1"
_BEGIN = "SELECT count(*) FROM sqlite_schema"
"""A snapshot is of the moment of its first read."""
_PAGES = 2048
"""Copied at a time, 8 MB, before the disk is made to take them."""
_FEW_PAGES = 128
"""The same where there is no log, so that whoever writes waits for as many at most."""
_LARGE = 32 << 20
"""Bytes from which on a process that copies is worth its start."""
_OFTEN = 30
"""A copy that began anew more often is made to end."""
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
        with _moment(project) as source:
            path = _copied(source, now_ms, _Once())
        return _looked_through(project, path)


def back_up_if_changed(
    project: Path, now_ms: int, begun: Callable[[], None] = lambda: None
) -> Backup | None:
    """Make a backup as `back_up` does, unless one ends with the project's last step.

    It is of the moment at which `begun` is called, however much is written from then on. Where the
    project has no write-ahead log, that is only once it is copied.
    """
    once = _Once(begun)
    with _alone(project):
        with _moment(project) as source:
            last = source.value(_LAST)
            if any(_holds(backup.path, last) for backup in backups_of(project)):
                return None
            path = _copied(source, now_ms, once)
        once()
        return _looked_through(project, path)


class _Once:
    """Tells of something once, however often it comes to be so."""

    def __init__(self, tell: Callable[[], None] = lambda: None) -> None:
        self._tell = tell
        self._is_told = False

    def __call__(self) -> None:
        if not self._is_told:
            self._is_told = True
            self._tell()


@contextmanager
def _moment(project: Path) -> Generator[Connection]:
    """Give a connection that sees the project as it is now, until it is closed.

    Where there is no log, it would be in the way of whoever writes: there it holds no moment, and a
    copy begins anew where something is written before its end.
    """
    lengthen_log(project)
    with closing(connect_to_read(project)) as source:
        if source.value("PRAGMA journal_mode") != "wal":
            yield source
            return
        with source.snapshot():
            source.value(_BEGIN)
            yield source


def _copied(source: Connection, now_ms: int, begun: Callable[[], None]) -> Path:
    """Put a copy among the backups, whole and on the disk, and return it."""
    folder = backup_folder(source.path)
    for left_over in folder.glob("*.tmp*"):
        _free(left_over)
    at_ms = _free_second(now_ms, backups_of(source.path))
    path = folder / dated_name(source.path, at_ms)
    beside = path.with_suffix(".tmp")
    try:
        _copy(source, beside, begun)
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


def copy_whole(source: Path, target: Path) -> None:
    """Copy a project that may be in use to a new file, sync it to the disk, and look it through."""
    with _moment(source) as connection:
        _copy(connection, target, _Once())
    refuse_damaged(target, source.name)


def _copy(source: Connection, target: Path, begun: Callable[[], None]) -> None:
    """Copy a project to a new file, as a file where it is large, and call when it is settled what is in it.

    SQLite’s own way takes two to four times as long, and is right wherever it works: with no log.
    """
    target.touch(exist_ok=False)
    holds_moment = source.raw.in_transaction
    is_large = holds_moment and source.path.stat().st_size >= _LARGE
    if not (is_large and copy_files(source.path, target, begun)):
        target.write_bytes(b"")
        if holds_moment:
            begun()
        _copy_pages(source, target)
    with target.open("r+b") as file:
        os.fsync(file.fileno())


def _sync(handle: int) -> None:
    """Have the disk take what was written, without the times that a folder shows of the file."""
    getattr(os, "fdatasync", os.fsync)(handle)


def copy_open(connection: Connection, target: Path) -> None:
    """Copy what a connection has open to a new file, whole or not at all."""
    beside = target.with_name(f"{target.name}.tmp")
    try:
        if target.exists():
            raise StorageError(f"{target.name} is there already. Choose another name.")
        beside.unlink(missing_ok=True)
        beside.touch()
        _copy_held(connection, beside)
        with beside.open("r+b") as file:
            os.fsync(file.fileno())
        beside.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise StorageError(
            f"No copy could be written to {target.parent} ({error.strerror}). Choose another folder."
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def refuse_damaged(path: Path, name: str) -> None:
    """Raise StorageError where SQLite cannot read all of a file that nobody writes to.

    Table by table, with their indexes. A check of the whole file would also count the words of the
    search index anew, which takes twice as long as all the rest; that index is made anew from the
    texts where it is wrong, and the self-check looks at it.
    """
    try:
        is_sound = _is_sound(path)
    except StorageError:
        is_sound = False
    if not is_sound:
        raise StorageError(
            f"{name} is damaged, and a copy of it would be too. Restore an earlier backup."
        )


def _is_sound(path: Path) -> bool:
    with closing(connect_at_rest(path)) as connection:
        tables = connection.rows("SELECT name FROM sqlite_schema WHERE type='table' AND rootpage>0")
        return all(
            connection.rows(f'PRAGMA quick_check("{table}")') == [("ok",)]
            for (table,) in [("sqlite_schema",), *tables]
        )


def sync_folder(folder: Path) -> None:
    """Make sure that a renamed file bears its new name after a power cut too."""
    if sys.platform == "win32":  # pragma: no cover - folders cannot be synced there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _copy_held(connection: Connection, target: Path) -> None:
    """Copy what a connection sees now, whatever is written meanwhile; without a log that waits."""
    with connection.snapshot():
        connection.value(_BEGIN)
        _copy_pages(connection, target)


def _copy_pages(connection: Connection, target: Path) -> None:
    """Copy what a connection sees at the moment that it holds, or at the end where it holds none.

    Should a copy that holds none begin anew too often, others are made to wait for it at last. The
    copy needs no journal: until it is whole it does not bear a backup's name.
    """
    copy = sqlite3.connect(target, isolation_level=None)
    try:
        copy.execute("PRAGMA synchronous=OFF")
        copy.execute("PRAGMA journal_mode=OFF")
        with target.open("r+b") as file:
            pages = _PAGES if connection.raw.in_transaction else _FEW_PAGES
            connection.raw.backup(copy, pages=pages, progress=_Steps(file.fileno()))
    except _BegunTooOftenError:
        _copy_held(connection, target)
    except sqlite3.Error as error:  # the copy's: that the project can be read was seen before
        raise no_room(connection.path) from error
    finally:
        copy.close()


class _BegunTooOftenError(Exception):
    """A copy began anew again and again, since others went on writing."""


class _Steps:
    """Has the disk take a copy bit by bit, and looks whether it goes on.

    Were the disk left to take all at the end, whoever writes meanwhile would wait for as long, since
    a disk takes what comes first.
    """

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._left = 0
        self._anew = 0

    def __call__(self, _status: int, left: int, _total: int) -> None:
        """Take note of a step, after which so many pages are left."""
        self._anew += left >= self._left > 0
        self._left = left
        if self._anew > _OFTEN:
            raise _BegunTooOftenError
        _sync(self._handle)


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
        raise _no_place(project, folder) from error
    try:
        yield
    except OSError as error:
        raise _no_place(project, folder) from error
    finally:
        lock.release()


def _no_place(project: Path, folder: Path) -> StorageError:
    return StorageError(
        f"No backup of {project.name} could be made: the folder “{folder.name}” beside it cannot"
        " be written. See that the disk has room and that you may write there."
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

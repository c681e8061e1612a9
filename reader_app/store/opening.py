"""Making and opening project files: who may write, and what is told where it cannot be."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from reader_app.core.errors import ProjectError, ReadOnlyProjectError, StorageError
from reader_app.store.connection import Connection, connect, connect_to_read, probe
from reader_app.store.derived import is_stale, rebuild_where_stale
from reader_app.store.known_schema import refuse_foreign_parts
from reader_app.store.lock import ProjectLock
from reader_app.store.place import place_of
from reader_app.store.schema_3 import complete
from reader_app.store.search_index import SearchIndex
from reader_app.store.sqlite import check_library
from reader_app.store.version import VERSION, may_write

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.store.older_copy import OlderCopy


class Opened(NamedTuple):
    """A connection, the lock that lets it write, and the copy that is read in the file's stead."""

    connection: Connection
    lock: ProjectLock | None
    copy: OlderCopy | None = None


def create_file(path: Path) -> Opened:
    """Make a new project file; raises ProjectError, and leaves nothing, where that fails.

    An empty file is as good as none: a program that was killed while it made one leaves it.
    """
    check_library()
    is_ours = _make_empty(path)
    lock = _lock_for_new(path, is_ours=is_ours)
    try:
        return Opened(_up_to_date(path), lock)
    except BaseException:
        if is_ours:
            path.unlink(missing_ok=True)
        lock.release()
        raise


def _lock_for_new(path: Path, *, is_ours: bool) -> ProjectLock:
    """Take the lock of a file that is to be made, and see under it that nobody else made it."""
    try:
        lock = ProjectLock.take(path)
    except ReadOnlyProjectError:
        if is_ours:
            path.unlink(missing_ok=True)
        raise
    if not _is_empty(path):
        lock.release()
        raise _there_already(path)
    return lock


def _make_empty(path: Path) -> bool:
    """Make an empty file; false where there is one. Raises StorageError where it cannot be had."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o666))
    except FileExistsError as error:
        if not _is_empty(path):
            raise _there_already(path) from error
        return False
    except OSError as error:
        raise StorageError(
            f"{path.name} cannot be made in {path.parent}: {error.strerror}. Choose another folder."
        ) from error
    return True


def _is_empty(path: Path) -> bool:
    return path.is_file() and path.stat().st_size == 0


def _there_already(path: Path) -> StorageError:
    return StorageError(f"{path.name} is there already. Choose another name.")


def open_file(path: Path, *, read_only: bool, now_ms: int) -> Opened:
    """Open a project file; without a lock where it is, or can be, read only.

    One of an older version is backed up, then brought to this one; where it is only read it stays as
    it is, and a private copy is brought to this version.
    """
    check_library()
    version = probe(path)
    if may_write(version, path) and not read_only:
        _refuse_read_only_file(path)
        return _locked(path, None if version == VERSION else now_ms)
    if version >= VERSION:
        connection = _known(connect_to_read(path))
        if version > VERSION or not is_stale(connection):
            return Opened(connection, None)
        connection.close()  # a Reader was ended while it brought the file to this version
    return _read_older(path)


def _read_older(path: Path) -> Opened:
    from reader_app.store.older_copy import OlderCopy  # noqa: PLC0415 - rare

    copy = OlderCopy(path)
    _up_to_date(copy.path).close()
    return Opened(_to_read(path, copy), None, copy)


def _to_read(path: Path, copy: OlderCopy | None) -> Connection:
    """Open a project, or the copy of it; what is said of it names the project."""
    connection = connect_to_read(path if copy is None else copy.path)
    connection.path = path
    return connection


def _known(connection: Connection) -> Connection:
    try:
        refuse_foreign_parts(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_read_only_file(path: Path) -> None:
    """Ask the system: SQLite itself opens such a file, and fails at the first write alone."""
    if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise ReadOnlyProjectError(
            f"{path.name} can be read but not written. "
            "Open it to read only, or copy it to a folder of yours."
        )


def open_sibling(path: Path, lock: ProjectLock | None, copy: OlderCopy | None) -> Opened:
    """Open one more connection of this process to a file that it has open, or to its copy.

    Raises StorageError where it was closed on another thread meanwhile.
    """
    if lock is None:
        return Opened(_to_read(path, copy), None, copy)
    shared = lock.share()
    try:
        return Opened(connect(path), shared)
    except BaseException:
        shared.release()
        raise


def _locked(path: Path, backup_ms: int | None) -> Opened:
    lock = ProjectLock.take(path)
    try:
        if backup_ms is not None:
            from reader_app.store.backup import back_up  # noqa: PLC0415 - rare

            back_up(path, backup_ms)
        return Opened(_up_to_date(path), lock)
    except BaseException:
        lock.release()
        raise


def _up_to_date(path: Path) -> Connection:
    """Return a connection that may write, to a file brought to this program's version."""
    connection = _known(connect(path))
    try:
        if connection.value("PRAGMA user_version") < VERSION:
            _migrate(connection)
        _suit_place(connection)
        complete(connection)
        SearchIndex(connection).rebuild_where_stale()
        rebuild_where_stale(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _suit_place(connection: Connection) -> None:
    """Have the file written with a log where it is this machine's alone, else without one."""
    wanted = "wal" if place_of(connection.path) in ("own", "removable") else "delete"
    if connection.value("PRAGMA journal_mode") == wanted:
        return
    with suppress(ProjectError):  # somebody reads it: the next time will do
        connection.run(f"PRAGMA journal_mode={wanted}")
    connection.run(f"PRAGMA synchronous={'FULL' if wanted == 'wal' else 'EXTRA'}")


def _migrate(connection: Connection) -> None:
    from reader_app.store.schema import migrate  # noqa: PLC0415 - sqlite-utils costs start-up time

    migrate(connection)

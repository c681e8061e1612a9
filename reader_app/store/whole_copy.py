"""Copies of a project that may be in use: whole, of one moment, on the disk.

Made from any thread over a connection of their own; whoever writes meanwhile is not held up.
"""

from __future__ import annotations

import os
import sys
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from reader_app.core.errors import StorageError
from reader_app.store.connection import connect_at_rest, connect_to_read
from reader_app.store.errors import not_copied
from reader_app.store.file_copy import copy_files, identities
from reader_app.store.log_keeping import lengthen_log
from reader_app.store.sqlite import sqlite3

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from reader_app.store.connection import Connection
    from reader_app.store.file_copy import Identities

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


class Moment(NamedTuple):
    """What a project is at one moment, or will be at the end of a copy where it has no log."""

    connection: Connection
    files: Identities | None
    """The files that it has open; None where there is no log, or others may have come in their place."""


class Once:
    """Tells of something once, however often it comes to be so."""

    def __init__(self, tell: Callable[[], None] = lambda: None) -> None:
        self._tell = tell
        self._is_told = False

    def __call__(self) -> None:
        """Tell of it, unless that was done."""
        if not self._is_told:
            self._is_told = True
            self._tell()


@contextmanager
def moment(project: Path) -> Generator[Moment]:
    """Give a connection that sees the project as it is now, until it is closed.

    Where there is no log, it would be in the way of whoever writes: there it holds no moment, and a
    copy begins anew where something is written before its end.
    """
    lengthen_log(project)
    before = identities(project)
    with closing(connect_to_read(project)) as connection:
        if connection.value("PRAGMA journal_mode") != "wal":
            yield Moment(connection, None)
            return
        with connection.snapshot():
            connection.value(_BEGIN)
            now = identities(project)
            # The log and its index are there from the first read on: of them nothing is known before.
            is_same = bool(now) and before[:1] == now[:1]
            yield Moment(connection, now if is_same else None)


def copy_whole(source: Path, target: Path) -> None:
    """Copy a project that may be in use to a new file, sync it to the disk, and look it through."""
    with moment(source) as held:
        copy(held, target, Once())
    refuse_damaged(target, source.name)


def copy(held: Moment, target: Path, begun: Once) -> None:
    """Copy a project to a new file, as a file where it is large, and tell when it is settled what is in it.

    SQLite’s own way takes two to four times as long, and is right wherever it works: with no log,
    and of a file that was replaced or deleted meanwhile. Raises StorageError where the disk does not
    take all of it.
    """
    source = held.connection
    target.touch(exist_ok=False)
    is_copied = (
        held.files is not None
        and _size(source) >= _LARGE
        and copy_files(source.path, held.files, target, begun)
    )
    if not is_copied:
        target.write_bytes(b"")
        if source.raw.in_transaction:
            begun()
        _copy_pages(source, target)
    with target.open("r+b") as file:
        os.fsync(file.fileno())


def _size(source: Connection) -> int:
    """Return how many bytes the file of a project has."""
    return int(source.value("PRAGMA page_count")) * int(source.value("PRAGMA page_size"))


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
        raise not_copied(error, connection.path) from error
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

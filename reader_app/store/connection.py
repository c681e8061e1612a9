"""Connections to a project file, with the pragmas that every one of them must have."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from reader_app.core.errors import NotAProjectError, ReadOnlyProjectError, StorageError
from reader_app.store.errors import told
from reader_app.store.sqlite import sqlite3

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from pathlib import Path

APPLICATION_ID = 0x52644170
"""'RdAp', in the header of every project file."""

Row = tuple[Any, ...]

_PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=5000",
    "cache_size=-64000",
    "temp_store=MEMORY",
    "journal_size_limit=67108864",
    "mmap_size=0",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)
_FOLDER_REFUSES = (8, 14)
"""SQLITE_READONLY, SQLITE_CANTOPEN: the files that WAL needs beside the project cannot be made."""


class Connection:
    """One SQLite connection; its errors are the user's sentences (`errors.spoken`)."""

    def __init__(self, raw: sqlite3.Connection, path: Path) -> None:
        self.raw = raw
        self.path = path

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Return all rows of a query."""
        try:
            return self.raw.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise self._told(error) from error

    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """Return the first row of a query, if there is one."""
        try:
            return self.raw.execute(sql, values).fetchone()
        except sqlite3.Error as error:
            raise self._told(error) from error

    def value(self, sql: str, values: Sequence[object] = ()) -> Any:
        """Return the first column of the first row, or None."""
        row = self.row(sql, values)
        return row[0] if row else None

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Yield the rows of a query as they are read."""
        try:
            yield from self.raw.execute(sql, values)
        except sqlite3.Error as error:
            raise self._told(error) from error

    def run(self, sql: str, values: Sequence[object] = ()) -> int:
        """Run a statement; return the row it last added, if it added one."""
        try:
            return self.raw.execute(sql, values).lastrowid or 0
        except sqlite3.Error as error:
            raise self._told(error) from error

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> int:
        """Run a statement for each row of values; return how many rows were changed in all."""
        if not rows:
            return 0
        try:
            return self.raw.executemany(sql, rows).rowcount
        except sqlite3.Error as error:
            raise self._told(error) from error

    def _told(self, error: sqlite3.Error) -> Exception:
        return told(error, self.path)

    @contextmanager
    def few_pages(self) -> Generator[None]:
        """Keep few pages of the file in memory while much is read that is not read again."""
        kept = self.value("PRAGMA cache_size")
        self.run("PRAGMA cache_size=-1000")
        try:
            yield
        finally:
            self.run(f"PRAGMA cache_size={kept}")

    @contextmanager
    def transaction(self) -> Generator[None]:
        """Hold the write lock from the first statement on; all that is done stands or falls.

        Never a deferred BEGIN: a read that turns into a write fails at once where another
        connection wrote in between, whatever the timeout.
        """
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        finally:
            if self.raw.in_transaction:
                self.run("ROLLBACK")

    @contextmanager
    def unhurried(self) -> Generator[None]:
        """Let what is committed meanwhile reach the disk with the commit that comes next.

        For what can be made again alone: it may be gone where the power is cut before that. Where
        there is no write-ahead log the file itself is written, and all is as ever.
        """
        kept = self.value("PRAGMA synchronous")
        if self.value("PRAGMA journal_mode") == "wal":
            self.run("PRAGMA synchronous=NORMAL")
        try:
            yield
        finally:
            self.run(f"PRAGMA synchronous={kept}")

    @contextmanager
    def snapshot(self) -> Generator[None]:
        """Let all that is read meanwhile come from one moment; never to be written in."""
        self.run("BEGIN")
        try:
            yield
        finally:
            self.run("ROLLBACK")

    def reopen(self) -> None:
        """Close it, and go on with a new one to the file that is at its path now, to write."""
        self.raw.close()
        self.raw = connect(self.path).raw

    def close(self) -> None:
        """Close the connection; harmless when repeated."""
        self.raw.close()


def connect(path: Path) -> Connection:
    """Open an existing file for writing, with every pragma set."""
    connection = _prepared(_opened(path, "mode=rw"))
    if connection.value("PRAGMA journal_mode") == "delete":
        connection.run("PRAGMA synchronous=EXTRA")  # the journal's folder, too: see `place`
    return connection


def connect_to_tidy(path: Path) -> Connection:
    """Open a file to move its log into it, and for nothing else: without what records need."""
    connection = _opened(path, "mode=rw")
    connection.run("PRAGMA synchronous=FULL")
    return connection


def connect_to_read(path: Path) -> Connection:
    """Open a file for reading only, also in a folder that cannot be written.

    Where it can, SQLite may write, and only it: the last to close then takes away the files that
    WAL needs beside the project, which `mode=ro` would leave behind. Where it cannot, a WAL file
    opens as `immutable` alone, which is right as long as nothing is left in its write-ahead log.
    Raises ReadOnlyProjectError where something is.
    """
    connection = _opened(path, "mode=rw")
    try:
        connection.raw.execute("PRAGMA query_only=ON")
        connection.raw.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.Error as error:
        connection.close()
        if error.sqlite_errorcode not in _FOLDER_REFUSES:
            raise told(error, path) from error
    else:
        return _prepared(connection)
    log = log_of(path)
    if log.exists() and log.stat().st_size > 0:
        raise ReadOnlyProjectError(
            f"{path.name} was not closed properly, and its folder cannot be written. "
            f"Copy it together with {log.name} to a folder of yours, and open it there."
        )
    return _prepared(_opened(path, "mode=ro&immutable=1"))


def connect_at_rest(path: Path) -> Connection:
    """Open a file that nobody writes to, such as a backup; nothing is made beside it."""
    return _prepared(_opened(path, "mode=ro&immutable=1"))


def log_of(path: Path) -> Path:
    """Return where the write-ahead log of a project lies."""
    return path.with_name(path.name + "-wal")


def probe(path: Path) -> int:
    """Return a project file's version; raises NotAProjectError. Leaves the file untouched.

    `immutable` takes no locks and makes no files beside it; and the file is read through SQLite,
    since closing a plain file handle would drop the locks of this process's other connections.
    """
    if not path.exists():
        raise StorageError(f"There is no file {path.name} in {path.absolute().parent}.")
    if not path.is_file():
        raise NotAProjectError(f"{path.name} is not a Reader project.")
    try:
        return _version(path, "mode=ro&immutable=1")
    except StorageError:
        if log_of(path).exists():
            # A checkpoint that was cut off, or is under way: the file is whole with its log alone.
            return _version(path, "mode=ro")
        if path.with_name(f"{path.name}-journal").exists():
            return _version(path, "mode=rw")  # takes back the step that the power was cut in
        # Whoever had it open may have moved the log into it meanwhile, and gone: then it is whole now.
        return _version(path, "mode=ro&immutable=1")


def _version(path: Path, options: str) -> int:
    connection = _opened(path, options)
    try:
        if connection.value("PRAGMA application_id") != APPLICATION_ID:
            raise NotAProjectError(f"{path.name} is not a Reader project.")
        return int(connection.value("PRAGMA user_version"))
    finally:
        connection.close()


def _prepared(connection: Connection) -> Connection:
    for pragma in _PRAGMAS:
        connection.run(f"PRAGMA {pragma}")
    return connection


def _opened(path: Path, options: str) -> Connection:
    place = path.absolute().as_posix()
    uri = f"file://{'' if place.startswith('/') else '/'}{quote(os.fsencode(place))}?{options}"
    try:
        return Connection(sqlite3.connect(uri, uri=True, isolation_level=None), path)
    except sqlite3.Error as error:
        raise told(error, path) from error

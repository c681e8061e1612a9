"""Copies a project that is in use as a file, which is as quick as the disk: see `copying_process`."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from reader_app.core.errors import StorageError
from reader_app.store import copying_process
from reader_app.store.connection import log_of
from reader_app.store.sqlite import sqlite3

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_COMMAND = (sys.executable, "-I", "-S", copying_process.__file__)


def copy_files(source: Path, target: Path, begun: Callable[[], None]) -> bool:
    """Copy a project whose log is in use, while a connection of the caller's holds a moment of it.

    The copy is of the moment at which `begun` is called. Returns False where it cannot be made so,
    called or not; nothing is left then. Raises StorageError where there is no room.
    """
    log = log_of(target)
    try:
        status = _copied(source, target, begun)
        if status == copying_process.DISK:
            raise no_room(source)
        return status == 0 and _log_moved(target, log)
    except sqlite3.Error as error:
        raise no_room(source) from error
    finally:
        log.unlink(missing_ok=True)


def no_room(source: Path) -> StorageError:
    """Return what to say where a copy cannot be written to its end."""
    return StorageError(
        f"There is no room for a copy of {source.name}, in which nothing was changed."
        " Make room on the disk, then try again."
    )


def _copied(source: Path, target: Path, begun: Callable[[], None]) -> int | None:
    """Return the exit status of the process that copies; None where it does not start."""
    command = [*_COMMAND, str(source.absolute()), str(target.absolute())]
    try:
        process = subprocess.Popen(  # noqa: S603  (our own file, by this Python)
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError:
        return None
    with process:
        if process.stdout is not None and process.stdout.readline() == copying_process.READY:
            begun()
        return process.wait()


def _log_moved(target: Path, log: Path) -> bool:
    """Move the copy's log into its file; false where it is not as it should be."""
    if not log.exists():
        return True
    whole = log.stat().st_size
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous=OFF")  # it bears no name yet, and is synced at the end
        page = int(copy.execute("PRAGMA page_size").fetchone()[0])
        _, frames, moved = copy.execute("PRAGMA wal_checkpoint(FULL)").fetchone()
    return frames == moved and copying_process.log_size(frames, page) == whole

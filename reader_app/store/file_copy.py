"""Copies a project that is in use as a file, which is as quick as the disk: see `copying_process`."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.store import copying_process
from reader_app.store.connection import log_of
from reader_app.store.copying_process import files_of, identity
from reader_app.store.errors import not_copied
from reader_app.store.sqlite import sqlite3

if TYPE_CHECKING:
    from collections.abc import Callable

Identities = tuple[str, ...]
_COMMAND = (sys.executable, "-I", "-S", copying_process.__file__)


def identities(project: Path) -> Identities:
    """Tell which files a project's file, log and index are, as far as they are there.

    Whatever is renamed or deleted meanwhile, no other file is the same as long as these are open.
    """
    found: list[str] = []
    with suppress(OSError):
        found.extend(identity(Path(path).stat()) for path in files_of(str(project)))
    return tuple(found)


def copy_files(source: Path, known: Identities, target: Path, begun: Callable[[], None]) -> bool:
    """Copy a project whose log is in use, while a connection of the caller's holds a moment of it.

    The copy is of the moment at which `begun` is called. Returns False where it cannot be made so,
    called or not, such as where the files are no longer those that are known; nothing is left then.
    Raises StorageError where the disk does not take all of it.
    """
    log = log_of(target)
    try:
        status = _copied(source, known, target, begun)
        if status is not None and status >= copying_process.FAILED:
            number = status - copying_process.FAILED
            raise not_copied(OSError(number, os.strerror(number)), source)
        return status == 0 and _log_moved(target, log)
    except sqlite3.Error as error:
        raise not_copied(error, source) from error
    finally:
        log.unlink(missing_ok=True)


def _copied(source: Path, known: Identities, target: Path, begun: Callable[[], None]) -> int | None:
    """Return the exit status of the process that copies; None where it does not start."""
    command = [*_COMMAND, str(source.absolute()), str(target.absolute()), *known]
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

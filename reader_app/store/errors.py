"""SQLite's errors as sentences for the user: what is wrong and what to do, in one place."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from reader_app.core.errors import (
    ConflictError,
    NotAProjectError,
    ProjectError,
    ProjectLockedError,
    ReadOnlyProjectError,
    StorageError,
    UnwritableError,
)
from reader_app.store.sqlite import sqlite3

if TYPE_CHECKING:
    from pathlib import Path

_SENTENCES: dict[int, tuple[type[ProjectError], str]] = {
    5: (ProjectLockedError, "{name} is busy: something else is writing to it. Try again."),
    6: (ProjectLockedError, "{name} is busy: something else is writing to it. Try again."),
    8: (ReadOnlyProjectError, "{name} can be read but not written. Copy it to a folder of yours."),
    9: (StorageError, "Reading {name} was stopped."),
    10: (
        UnwritableError,
        "The disk failed while {name} was in use. Check the disk, then try again.",
    ),
    11: (StorageError, "{name} is damaged. Restore a backup of it."),
    13: (
        UnwritableError,
        "The disk is full; nothing was changed in {name}. Make room and try again.",
    ),
    14: (StorageError, "{name} cannot be opened. Check that it is there and may be read."),
    26: (NotAProjectError, "{name} is not a Reader project."),
}
"""By SQLite's primary result code (sqlite.org/rescode.html)."""

TOO_MANY_FILES = (
    "Reader has as many files open as the system allows. Close other programs, then try again."
)
_TOO_MANY = (errno.EMFILE, errno.ENFILE)
_NO_ROOM = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
_FULL = "database or disk is full"
"""SQLite's own words: an error of its backup bears no code."""
_CONSTRAINT = 19
_CONFLICTS = {
    "FOREIGN KEY": (
        "This cannot be done: something it needs is gone, or something else needs what would go."
    ),
    "UNIQUE": "This cannot be done: it is in the project already.",
}
"""By the start of the message: pysqlite3 does not tell the kinds of constraints apart by code.

The others (CHECK, NOT NULL, the types of STRICT tables) only a fault of the program breaks.
"""


def told(error: sqlite3.Error, path: Path) -> Exception:
    """Return the user's form of an error; the error itself where it is a fault of the program."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    if code == _CONSTRAINT:
        known = (sentence for start, sentence in _CONFLICTS.items() if str(error).startswith(start))
        sentence = next(known, None)
        return error if sentence is None else ConflictError(sentence)
    if "Could not decode to UTF-8" in str(error):
        code = sqlite3.SQLITE_CORRUPT
    if code & 0xFF not in _SENTENCES:
        return error
    if code & 0xFF == sqlite3.SQLITE_CANTOPEN and not may_open_more():
        return StorageError(TOO_MANY_FILES)
    kind, sentence = _SENTENCES[code & 0xFF]
    return kind(sentence.format(name=path.name))


def not_copied(error: sqlite3.Error | OSError, path: Path) -> StorageError:
    """Return what to say where a copy of a project cannot be written to its end."""
    if isinstance(error, OSError):
        is_full, reason = error.errno in _NO_ROOM, error.strerror
    else:
        is_full, reason = str(error) == _FULL, str(error)
    if is_full:
        return StorageError(
            f"There is no room for a copy of {path.name}, in which nothing was changed."
            " Make room on the disk, then try again."
        )
    return StorageError(
        f"A copy of {path.name}, in which nothing was changed, could not be written to its end"
        f" ({reason}). See that the disk works and has room, then try again."
    )


def closed(name: str) -> StorageError:
    """Return the error for a project that another thread closed before this one asked for it."""
    return StorageError(f"{name} was closed meanwhile. Open it again.")


def may_open_more() -> bool:
    """Tell whether the system lets this process open one more file."""
    try:
        os.close(os.open(os.devnull, os.O_RDONLY))
    except OSError as error:
        return error.errno not in _TOO_MANY
    return True

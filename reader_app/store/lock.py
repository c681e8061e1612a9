"""One writer: an operating-system lock beside the project file, which says who holds it.

The system frees it when the process ends, however it ends; the file left behind means nothing.
"""

from __future__ import annotations

import getpass
import os
import platform
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from reader_app.core.errors import ProjectLockedError, ReadOnlyProjectError, StorageError
from reader_app.store.errors import TOO_MANY_FILES, closed, may_open_more

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":  # pragma: no cover - only one of the two can run on a machine
    import msvcrt

    def _seize(handle: int) -> None:
        os.lseek(handle, 1 << 30, os.SEEK_SET)  # far behind the text, which stays readable
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_ENDING = ".lock"


class ProjectLock:
    """The right to write to a project file, shared by all connections of one Store."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle
        self._holders = 1
        self._guard = threading.Lock()

    @classmethod
    def take(cls, project: Path) -> ProjectLock:
        """Take the lock, or raise ProjectLockedError with who holds it.

        Raises ReadOnlyProjectError where the folder cannot be written.
        """
        path = project.with_name(project.name + _ENDING)
        while True:
            handle = _open_lock(path, project)
            try:
                _seize(handle)
            except OSError as error:
                os.close(handle)
                raise ProjectLockedError(_held_sentence(path, project)) from error
            if _still_there(path, handle):
                break
            os.close(handle)  # its last holder took the file away between our two steps
        with suppress(OSError):  # a full disk: the lock holds without a name in it too
            os.ftruncate(handle, 0)
            os.write(handle, _holder().encode())
        return cls(path, handle)

    def share(self) -> ProjectLock:
        """Return the same lock for one more connection; it is free when all have let go.

        Raises StorageError where they have, on a thread that comes too late: its handle is gone,
        and the system may have given the number of it to another file.
        """
        with self._guard:
            if not self._holders:
                raise closed(self._path.name.removesuffix(_ENDING))
            self._holders += 1
        return self

    def release(self) -> None:
        """Let go; the last to do so takes the file away."""
        with self._guard:
            self._holders -= 1
            if self._holders:
                return
        if sys.platform == "win32":  # pragma: no cover - an open file cannot be removed there
            os.close(self._handle)
            return
        with suppress(OSError):  # the folder may be read-only by now: the lock is free all the same
            self._path.unlink(missing_ok=True)
        os.close(self._handle)


def _open_lock(path: Path, project: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        if not may_open_more():
            raise StorageError(TOO_MANY_FILES) from error
        raise ReadOnlyProjectError(
            f"{project.name} can be read but not written: its folder refuses new files. "
            "Open it to read only, or copy it to a folder of yours."
        ) from error


def _still_there(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _holder() -> str:
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = "someone"
    return f"{user}, host {platform.node()}, process {os.getpid()}"


def _held_sentence(path: Path, project: Path) -> str:
    try:
        holder = path.read_text(encoding="utf-8", errors="replace").rsplit(", process", 1)[0]
    except OSError:
        holder = ""
    known = f" ({holder})" if holder else ""
    return (
        f"{project.name} is open in another window{known}. Close it there, or open it to read only."
    )

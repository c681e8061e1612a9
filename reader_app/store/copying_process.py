"""Copies a project's file and its log as they are, while SQLite writes: a process of its own.

Closing a file gives up all locks that a process has on it (fcntl(2), close(2)), those of SQLite's
connections too: so whoever has the project open must not do this itself. It needs nothing but
Python's own library, and so is there at once.

Why the two make a whole project. Somebody holds a read transaction meanwhile. No page of a later
commit is moved into the file for as long, nor is the log begun anew while pages of it are still to
be moved (sqlite.org/walformat.html, 2.3). What changes in the file, torn or not, thus is in the log
that is copied with it, and the log counts where both have a page. The log is copied as far as it
went when this process said that it is ready.
"""

from __future__ import annotations

import os
import struct
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

READY = b"ready\n"
"""Said once it is settled what the copy holds."""
UNLIKE, FAILED = 2, 100
"""Exit status: the files are not as they should be for this; the copy cannot be written, and the
system's number of the error is added."""
_INDEX = struct.Struct("=14xHI4x8x8s8x")
"""Of the log's index: size of a page, last frame, salt (sqlite.org/walformat.html, 2.1)."""
_TWICE = 2 * _INDEX.size
_MOVED = struct.Struct("=I")
"""Behind it: how many frames have been moved into the file."""
_LOG_HEAD, _FRAME_HEAD = 32, 24
_SALT = slice(16, 24)
_BLOCK = 4 << 20
"""Bytes copied before the disk is made to take them, so that whoever commits does not wait for more."""
_TRIES = 100


class UnlikeError(Exception):
    """A file is not there, is another one or cannot be read, or the log began anew."""


class Extent(NamedTuple):
    """How much of a log belongs to the copy."""

    size: int
    """Bytes; 0: all of it is in the file."""
    salt: bytes
    """What the log bears at its beginning until it begins anew."""


def files_of(project: str) -> tuple[str, str, str]:
    """Return where a project's file, its log and the log's index lie."""
    return project, f"{project}-wal", f"{project}-shm"


def identity(status: os.stat_result) -> str:
    """Tell which file it is, whatever name it bears."""
    return f"{status.st_dev}:{status.st_ino}"


def extent_of(index: Callable[[], bytes]) -> Extent:
    """Return how far the log goes, from its index, which others write to."""
    for _ in range(_TRIES):
        before, after = index(), index()
        first, second = before[: _INDEX.size], before[_INDEX.size : _TWICE]
        if before == after and first == second and len(before) == _TWICE + _MOVED.size:
            page, frames, salt = _INDEX.unpack(first)
            (moved,) = _MOVED.unpack_from(before, _TWICE)
            whole = log_size(frames, page if page > 1 else 1 << 16)
            return Extent(0 if moved >= frames else whole, salt)
    raise UnlikeError


def log_size(frames: int, page: int) -> int:
    """Return how many bytes a log of so many frames has, each with a page of so many bytes."""
    return _LOG_HEAD + frames * (_FRAME_HEAD + page)


def copy_project(
    source: str,
    known: Sequence[str],
    target: str,
    ready: Callable[[], None],
    rest: Callable[[], None],
) -> None:
    """Copy the file, and as much of the log as it needs; `rest` is called after each block.

    Raises UnlikeError, also where file, log or index are not those that are known: something else
    may have put others in their place. Raises OSError where the copy cannot be written.
    """
    file, log, index = (_opened(path) for path in files_of(source))
    if [identity(os.fstat(each)) for each in (file, log, index)] != [*known]:
        raise UnlikeError
    extent = extent_of(lambda: os.pread(index, _TWICE + _MOVED.size, 0))
    ready()
    _copy(file, target, sys.maxsize, rest)
    if not extent.size:
        return
    _copy(log, f"{target}-wal", extent.size, rest)
    # The first thing that is written where it begins anew.
    if os.pread(log, _LOG_HEAD, 0)[_SALT] != extent.salt:
        raise UnlikeError


def _opened(path: str) -> int:
    try:
        return os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise UnlikeError from error


def _copy(source: int, target: str, size: int, rest: Callable[[], None]) -> None:
    """Copy so many bytes, or all there are where there are fewer, and have the disk take them."""
    binary = getattr(os, "O_BINARY", 0)
    copy = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | binary, 0o600)
    while size > 0 and (done := _block(source, copy, min(size, _BLOCK))):
        size -= done
        getattr(os, "fdatasync", os.fsync)(copy)
        rest()
    os.close(copy)


def _block(source: int, target: int, size: int) -> int:
    """Copy from where both stand, and return how many bytes; 0 at the end.

    By the system where it can, which on some disks writes nothing at all.
    """
    with suppress(AttributeError, OSError):
        return os.copy_file_range(source, target, size)
    try:
        block = os.read(source, size)
    except OSError as error:
        raise UnlikeError from error
    left = memoryview(block)
    while left:
        left = left[os.write(target, left) :]
    return len(block)


def main(arguments: Sequence[str]) -> int:
    """Copy a project, SOURCE, to TARGET; end with whoever began it. Return the exit status.

    Behind them stand the file, log and index that it has.
    """
    source, target, *known = arguments
    parent = os.getppid()

    def ready() -> None:
        os.write(1, READY)

    def rest() -> None:
        if os.getppid() != parent:
            raise UnlikeError

    try:
        copy_project(source, known, target, ready, rest)
    except UnlikeError:
        return UNLIKE
    except OSError as error:
        return FAILED + (error.errno or 0)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

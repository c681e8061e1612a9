"""Files that are whole or not there: written beside, then put in place."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reader_app.core.errors import ProjectError

if TYPE_CHECKING:
    from collections.abc import Generator

if sys.platform == "win32":  # pragma: no cover - an open file cannot be removed there

    def _lock(file: BinaryIO) -> None:
        pass
else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def whole_file(path: Path) -> Generator[BinaryIO]:
    """Give a file to write that takes its place only at the end; else nothing is left of it.

    Raises ProjectError where it cannot be written.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            raise ProjectError(f"“{path}” is not a file. Choose another place.")
        _clear_left_overs(target)
        beside = target.with_name(f".{target.name[:50]}.{os.urandom(4).hex()}.part")
        with beside.open("xb") as file:
            try:
                with suppress(OSError):  # not every disk can: there, left-overs are not told apart
                    _lock(file)
                yield file
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                with suppress(OSError):  # it writes what is still in the buffer, and fails again
                    file.close()
                beside.unlink(missing_ok=True)
                raise
        beside.replace(target)
    except OSError as problem:
        reason = problem.strerror or "the system refuses"
        raise ProjectError(
            f"“{path}” cannot be written ({reason}). Choose another place."
        ) from problem


def _clear_left_overs(target: Path) -> None:
    """Remove what a killed program left half written beside a file; who writes now holds a lock."""
    for left_over in target.parent.glob(f".{escape(target.name[:50])}.*.part"):
        with suppress(OSError):
            with left_over.open("rb") as file:
                _lock(file)
            left_over.unlink()

"""Files that are whole or not there: written beside, then put in place."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reader_app.core.errors import ProjectError

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def whole_file(path: Path) -> Generator[BinaryIO]:
    """Give a file to write that takes its place only at the end; else nothing is left of it.

    Raises ProjectError where it cannot be written.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            raise ProjectError(f"“{path}” is not a file. Choose another place.")
        beside = target.with_name(f".{target.name[:50]}.{os.urandom(4).hex()}.part")
        with beside.open("xb") as file:
            try:
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

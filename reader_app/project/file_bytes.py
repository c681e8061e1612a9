"""The bytes of a file to import, or the sentence why there are none."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1024 * 1024
MAX_BYTES = 64 * MEGABYTE
"""Larger files are not read."""


def bytes_of(path: Path) -> bytes:
    """Return a file's bytes; raises UnreadableFileError where it is missing, closed or too large."""
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise UnreadableFileError("This is not a file.")
        if facts.st_size > MAX_BYTES:
            raise UnreadableFileError(
                f"The file is too large: {facts.st_size // MEGABYTE} MB, where "
                f"{MAX_BYTES // MEGABYTE} MB can be read."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFileError("There is no file of that name.") from None
    except OSError as problem:
        reason = problem.strerror or "the system refuses"
        raise UnreadableFileError(f"The file cannot be opened ({reason}).") from problem

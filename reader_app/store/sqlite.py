"""The one SQLite library of the process; every other module gets it from here.

Two copies of SQLite on one file in one process drop each other's POSIX locks, and sqlite-utils
takes pysqlite3 where it can be imported: so this must be the very same, and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.errors import StorageError

if TYPE_CHECKING:
    import sqlite3
else:
    import pysqlite3 as sqlite3

LOWEST_VERSION = (3, 51, 3)
"""The first without the WAL-reset bug, which needs two connections of one process."""


def check_library(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> None:
    """Raise StorageError where the SQLite library is one that could damage a project."""
    if version < LOWEST_VERSION:
        found, wanted = (".".join(map(str, numbers)) for numbers in (version, LOWEST_VERSION))
        raise StorageError(
            f"SQLite {found} can damage a project. Install pysqlite3 with SQLite {wanted} or later."
        )


__all__ = ["LOWEST_VERSION", "check_library", "sqlite3"]

"""Where the projects of processes lie that are killed."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

_MEMORY = Path("/dev/shm")


@contextmanager
def kill_place() -> Generator[Path]:
    """Give a folder, in memory where the system has such: a kill does not depend on the disk.

    What was written outlives the process either way, and a busy disk only makes each life longer;
    what the disk itself may lose is test_power_cut.py's.
    """
    with TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as name:
        yield Path(name)

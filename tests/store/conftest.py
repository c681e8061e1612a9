"""A desk: one analyst at a real project file."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.store.desk import Desk, new_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.ids import Clock


@pytest.fixture
def desk(project_path: Path, clock: Clock) -> Iterator[Desk]:
    """Give one analyst at a new project."""
    desk = new_desk(project_path, clock)
    yield desk
    desk.store.close()


@pytest.fixture
def plain_folder() -> Iterator[Path]:
    """Give a folder, and run the test as someone who can be refused, as root cannot."""
    with contextlib.ExitStack() as stack:
        if os.geteuid() == 0:
            os.seteuid(65534)
            stack.callback(os.seteuid, 0)
        folder = Path(tempfile.mkdtemp())
        yield folder
        folder.chmod(0o700)
        shutil.rmtree(folder)

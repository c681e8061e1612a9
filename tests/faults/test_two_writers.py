"""Two processes that write 1,000 steps each: each step is there, or was refused in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader_app.store.store import Store
from tests.store.desk import new_desk

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.ids import Clock

STEPS = 1000
PATIENCE = 100


@pytest.mark.parametrize("at_once", [(1000, 100), (50, 50)], ids=["window and command", "commands"])
def test_every_step_of_two_writers_is_there_or_refused(
    project_path: Path, clock: Clock, at_once: tuple[int, int]
) -> None:
    desk = new_desk(project_path, clock)
    desk.store.close()
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults.writing_process", desk.store.path, name, str(n)],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        for name, n in zip("AB", at_once, strict=True)
    ]
    told = [writer.communicate(timeout=PATIENCE)[0].splitlines() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert [len(lines) for lines in told] == [STEPS, STEPS]
    written = [line for lines in told for line in lines if not line.startswith("refused ")]
    refused = {line for lines in told for line in lines if line.startswith("refused ")}
    assert all("is open in another window" in line for line in refused)
    assert len(written) >= STEPS / 2
    store = Store.open(desk.store.path, clock=desk.clock)
    assert sorted(tag.name for tag in store.tags.all()) == sorted(written)
    assert store.check() == []
    store.close()

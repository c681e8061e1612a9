"""Two processes that write 1,000 steps each: all are there, those refused in a sentence a moment later."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import ExitStack
from threading import Event
from typing import TYPE_CHECKING

import pytest

from reader_app.core.clock import SystemClock
from reader_app.project.person import Person
from reader_app.project.project import Project
from reader_app.store.store import Store
from tests.faults.writing_process import STEPS

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 200


@pytest.mark.parametrize("ways", [("window", "commands"), ("commands", "commands")], ids="-".join)
def test_every_step_of_two_writers_is_there(
    project_path: Path, tmp_path: Path, ways: tuple[str, str]
) -> None:
    Project.create(project_path, person=Person(None, "A"), clock=SystemClock()).close()
    apart = {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path / "config")}
    said = [tmp_path / name for name in "AB"]  # files: a full pipe would hold one up over the other
    with ExitStack() as open_ones:
        writers: list[subprocess.Popen[bytes]] = []
        for into, way in zip(said, ways, strict=True):
            command = [sys.executable, "-u", "-m", "tests.faults.writing_process"]
            begun = subprocess.Popen(
                [*command, project_path, into.name, way],
                stdout=open_ones.enter_context(into.open("w")),
                env=os.environ | apart,
            )
            writers.append(open_ones.enter_context(begun))
            while begun.poll() is None and not into.stat().st_size:
                Event().wait(0.01)  # the window begins: it would ask who has the project open
        assert [writer.wait(PATIENCE) for writer in writers] == [0, 0]
    told = [each.read_text().splitlines() for each in said]
    written = [line for lines in told for line in lines if not line.startswith("refused ")]
    refused = {line for lines in told for line in lines if line.startswith("refused ")}
    assert len(written) == 2 * STEPS
    assert all("is open in another window" in line for line in refused)
    store = Store.open(project_path, clock=SystemClock())
    assert sorted(tag.name for tag in store.tags.all()) == sorted(written)
    assert store.check() == []
    store.close()

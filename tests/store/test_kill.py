"""A killed process loses nothing that it said was written, and leaves nothing half done."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from reader_app.store.store import Store
from tests.faults.kill_place import kill_place
from tests.store.desk import new_desk

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.ids import Clock

KILLS = 200
PROJECTS = 20
"""Several small files rather than one large: each is checked whole after each kill."""
MOST_SAID = 8
A_MOMENT = 0.004
"""Seconds: about as long as a few commits take."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to start quickly")
def test_nothing_acknowledged_is_lost_to_a_kill(clock: Clock) -> None:
    chance = random.Random(20260101)
    command = [sys.executable, "-m", "tests.store.tagging_process"]
    pipe = subprocess.PIPE
    with (
        kill_place() as folder,
        subprocess.Popen(command, stdin=pipe, stdout=pipe, bufsize=0) as server,
    ):
        total = sum(
            _tag_and_kill(server, _project(folder, n, clock), chance, clock)
            for n in range(PROJECTS)
        )
    assert total > KILLS


def _project(folder: Path, n: int, clock: Clock) -> Path:
    desk = new_desk(folder / f"{n}.reader", clock)
    desk.bring()
    desk.add(desk.tag())
    desk.store.close()
    return desk.store.path


def _tag_and_kill(
    server: subprocess.Popen[bytes], path: Path, chance: random.Random, clock: Clock
) -> int:
    told: set[str] = set()
    for _ in range(KILLS // PROJECTS):
        told |= one_life(server, path, chance)
        store = Store.open(path, clock=clock)
        (tag,) = store.tags.all()
        written = {tagging.uid for tagging in store.marks.of_tag(tag.uid)}
        assert told <= written
        assert len(written - told) <= KILLS // PROJECTS
        assert store.check() == []
        store.close()
    return len(told)


def one_life(server: subprocess.Popen[bytes], path: Path, chance: random.Random) -> set[str]:
    """Let a child say a few things, kill it a moment later, and return what it said was written.

    How much it says before is a number, not a time: a busy machine only makes its life longer.
    """
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(f"{path}\n".encode())
    server.stdin.flush()
    child = int(server.stdout.readline())
    said, wanted = b"", chance.randrange(MOST_SAID)
    while said.count(b"\n") < wanted:
        said += os.read(server.stdout.fileno(), 65536)
        assert not said.endswith(b"end\n"), "it ended by itself"
    deadline = monotonic() + chance.uniform(0.0, A_MOMENT)
    while (left := deadline - monotonic()) > 0:
        if select.select([server.stdout], [], [], left)[0]:
            said += os.read(server.stdout.fileno(), 65536)
    os.kill(child, signal.SIGKILL)
    while not said.endswith(b"end\n"):
        said += os.read(server.stdout.fileno(), 65536)
    return set(said.decode().split()[:-1])

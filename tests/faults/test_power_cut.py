"""Where the power is cut, whatever was not synced is gone, and no step that the user saw done.

150 cuts of each kind, or as many as READER_APP_POWER_CUTS says.
"""

from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import ProjectError
from reader_app.store.store import Store
from tests.faults.recorded_disk import Disk, put, recorded
from tests.store.desk import new_desk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import SettableClock
    from tests.faults.recorded_disk import Recording
    from tests.store.desk import Desk

CUTS = int(os.environ.get("READER_APP_POWER_CUTS", "150"))
LIVES, STEPS = 3, 25


def made(folder: Path, clock: SettableClock) -> Desk:
    """Make a project that is closed, and on the disk."""
    folder.mkdir()
    desk = new_desk(folder / "press.reader", clock)
    desk.store.close()
    return desk


def work(desk: Desk, recording: Recording, pragma: str) -> None:
    """Import, tag, undo, close and open again; say of each step when it is done."""
    chance = random.Random(20260101)
    for life in range(LIVES):
        desk.store = Store.open(desk.store.path, clock=desk.clock)
        desk.store._connection.run(f"PRAGMA {pragma}")
        for n in range(STEPS):
            recording.say(step(desk, chance, f"{life} {n}"))
        desk.store.close()


def step(desk: Desk, chance: random.Random, name: str) -> str:
    """Do one thing, and return the step's uid; tidy up and sign now and then, as a window does."""
    if chance.random() < 0.15:
        chance.choice((desk.store.checkpoint, desk.store.begin_checkpoint))()
    if chance.random() < 0.3:
        texts = desk.store.signatures.new_texts(1)
        desk.store.signatures.keep(1, [(text, b"abcd" * 42) for text in texts])
    if chance.random() < 0.1 and desk.undo():
        return desk.store.steps.history(1)[0].uid
    if chance.random() < 0.3:
        desk.bring(f"Article {name}\n\n" + "What was said at the harbour. " * chance.randrange(900))
        return desk.store.steps.history(1)[0].uid
    return desk.add(desk.tag(f"Tag {name}"))


def cut_often(desk: Desk, recording: Recording, before: dict[str, bytes]) -> tuple[int, int]:
    """Cut the power at random; return how many said steps were lost, and how many files damaged."""
    chance = random.Random(20260102)
    cuts = sorted(chance.randrange(len(recording.asked)) for _ in range(CUTS))
    disk, said, at, lost, damaged = Disk(before), set[str](), 0, 0, 0
    for n, cut in enumerate(cuts):
        for asked in recording.asked[at:cut]:
            disk.ask(asked)
            said |= {asked.path} if asked.kind == "said" else set()
        at = cut
        folder = desk.store.path.parent / f"cut {n}"
        folder.mkdir()
        put(disk.cut(chance), folder)
        found = steps_in(folder / desk.store.path.name, desk.clock)
        lost += 0 if found is None else len(said - found)
        damaged += found is None
        shutil.rmtree(folder)
    return lost, damaged


def steps_in(path: Path, clock: SettableClock) -> set[str] | None:
    """Return the steps of a project as it was found; None where something is wrong with it."""
    try:
        store = Store.open(path, clock=clock)
    except ProjectError:
        return None
    try:
        return None if store.check() else {row.uid for row in store.steps.history(9999)}
    finally:
        store.close()


WITH_LOG, WITHOUT_LOG = "own", "Dropbox"
"""Folders; in one that a program keeps in step with others a project has no write-ahead log."""


@pytest.mark.parametrize("folder", [WITH_LOG, WITHOUT_LOG])
def test_no_cut_of_the_power_loses_a_step_that_was_said(
    tmp_path: Path, clock: SettableClock, folder: str
) -> None:
    base = made(tmp_path / folder, clock)
    before = {str(base.store.path): base.store.path.read_bytes()}
    with recorded() as recording:
        work(base, recording, "user_version")
    assert sum(asked.kind == "said" for asked in recording.asked) == LIVES * STEPS
    assert any(asked.path.endswith("-wal") for asked in recording.asked) == (folder == WITH_LOG)
    assert cut_often(base, recording, before) == (0, 0)


@pytest.mark.parametrize(
    ("folder", "pragma"),
    [
        (WITH_LOG, "synchronous=NORMAL"),
        (WITH_LOG, "synchronous=OFF"),
        (WITHOUT_LOG, "synchronous=OFF"),
    ],
    ids=["synced at checkpoints", "never synced", "never synced, no log"],
)
def test_such_cuts_are_noticed_where_less_is_synced(
    tmp_path: Path, clock: SettableClock, folder: str, pragma: str
) -> None:
    base = made(tmp_path / folder, clock)
    before = {str(base.store.path): base.store.path.read_bytes()}
    with recorded() as recording:
        work(base, recording, pragma)
    lost, damaged = cut_often(base, recording, before)
    assert lost + damaged > 0
    print(f"{lost} steps lost, {damaged} of {CUTS} files damaged")

"""A process killed while it makes a backup leaves no half backup, and the project whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader_app.store.backup import back_up, backup_folder, backups_of
from reader_app.store.backup_contents import contents_of
from reader_app.store.store import Store
from reader_app.store.whole_copy import refuse_damaged
from tests.faults.kill_place import kill_place
from tests.store.desk import new_desk
from tests.store.test_kill import one_life

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import SettableClock

KILLS = 50


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to start quickly")
def test_no_half_backup_is_left_by_a_kill(clock: SettableClock) -> None:
    with kill_place() as folder:
        kill_and_look(folder / "press.reader", clock)


def kill_and_look(project_path: Path, clock: SettableClock) -> None:
    desk = new_desk(project_path, clock)
    desk.bring()
    desk.bring("Long\n\n" + "Many words. " * 100_000)
    desk.add(desk.tag())
    desk.store.close()
    chance = random.Random(20260102)
    told: set[str] = set()
    half = 0
    command = [sys.executable, "-m", "tests.store.backup_process"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, bufsize=0) as server:
        for _ in range(KILLS):
            told |= one_life(server, project_path, chance)
            half += len(list(backup_folder(project_path).glob("*.tmp")))
            for backup in backups_of(project_path):
                refuse_damaged(backup.path, backup.path.name)
    store = Store.open(project_path, clock=clock)
    (tag,) = store.tags.all()
    assert told <= {tagging.uid for tagging in store.marks.of_tag(tag.uid)}
    assert store.check() == []
    store.close()
    assert half > 0, "no kill hit a backup under way"
    newest = back_up(project_path, clock.ms)
    assert contents_of(newest).articles == 2
    assert list(backup_folder(project_path).glob("*.tmp")) == []

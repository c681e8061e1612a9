"""A process killed in any kind of work loses nothing that it said, and leaves nothing half done.

A few kills of each kind; kill_each.py kills as often as it is told.
"""

from __future__ import annotations

import os

import pytest

from tests.faults.kill_each import killer
from tests.faults.killed.table import ACTIONS

KILLS = 2
SIZE = 600
"""More taggings than need a backup before they are changed."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to start quickly")
@pytest.mark.parametrize("name", ACTIONS)
def test_a_kill_in_any_work_loses_nothing_and_leaves_nothing_half_done(name: str) -> None:
    with killer(seed=20260101) as hands:
        assert hands.kill_in(name, KILLS, SIZE).kills == KILLS

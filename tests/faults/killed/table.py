"""All kinds of work that a process is killed in, by name."""

from __future__ import annotations

from tests.faults.killed import files, steps

ACTIONS = {**steps.ACTIONS, **files.ACTIONS}

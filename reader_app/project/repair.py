"""Repair: what can still be read of a damaged project, as a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.store.salvage import salvage

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.ids import Clock
    from reader_app.store.rows import Loss


def repair(project: Path, target: Path, clock: Clock) -> list[Loss]:
    """Make a new project of all that can be read of a damaged one; return what is lost, in words.

    The damaged file is left as it is. Raises ProjectError where nothing can be read, or where
    there is a file at the target.
    """
    return salvage(project, target, clock)

"""Work off the main thread: one job, its progress, its changes, its end."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from reader_app.core.errors import ProjectError

if TYPE_CHECKING:
    from collections.abc import Callable

_BETWEEN_REPORTS = 0.1
"""Seconds; progress moves at most ten times a second."""


class BackgroundWork(QThread):
    """Runs a job on a thread of its own. Signals arrive on the thread that made it."""

    progressed = Signal(object)
    """(done, total) as a tuple of two ints."""
    changed = Signal(object)
    """A `Change` that the job wrote."""
    done = Signal(object)
    """What the job returned."""
    refused = Signal(object)
    """The `ProjectError` that ended it."""

    def __init__(
        self, job: Callable[[BackgroundWork], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._job = job
        self._cancelled = False
        self._reported = 0.0

    def run(self) -> None:
        """Do the job; Qt calls this on the new thread."""
        try:
            result = self._job(self)
        except ProjectError as problem:
            self.refused.emit(problem)
        else:
            self.done.emit(result)

    def report(self, done: int, total: int) -> bool:
        """Say how far the job is, from its thread; False where it is to stop."""
        now = time.monotonic()
        if done == total or now - self._reported >= _BETWEEN_REPORTS:
            self._reported = now
            self.progressed.emit((done, total))
        return not self._cancelled

    def cancel(self) -> None:
        """Have the job stop at its next report."""
        self._cancelled = True

    def stop(self) -> None:
        """Cancel, and wait for the thread's end."""
        self.cancel()
        self.wait()

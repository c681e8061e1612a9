"""Questions that overtake each other: only the answer to the newest one counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader_app.ui.background_work import BackgroundWork

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.project.project import Project


class LatestAnswer(QObject):
    """Asks a project on threads; an overtaken question runs out unheard, and nobody waits for it."""

    told = Signal(object)
    """The answer to the newest question."""
    refused = Signal(object)
    """The `ProjectError` that ended it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._newest: BackgroundWork | None = None
        self._running: set[BackgroundWork] = set()

    def ask(self, project: Project, question: Callable[[Project], object]) -> None:
        """Ask over a connection of the question's own; what was asked before is overtaken."""

        def job(work: BackgroundWork) -> object:
            del work
            worker = project.worker()
            try:
                return question(worker)
            finally:
                worker.close()

        work = BackgroundWork(job, self)
        work.done.connect(partial(self._tell, work))
        work.refused.connect(partial(self._refuse, work))
        work.finished.connect(partial(self._forget, work))
        self._running.add(work)
        self._newest = work
        work.start()

    def leave(self) -> None:
        """Let what was asked run out unheard."""
        self._newest = None

    def stop(self) -> None:
        """Wait for all that runs: the project is about to be closed. Nothing more is told."""
        self._newest = None
        for work in self._running:
            work.stop()

    def _tell(self, work: BackgroundWork, answer: object) -> None:
        if work is self._newest:
            self.told.emit(answer)

    def _refuse(self, work: BackgroundWork, problem: object) -> None:
        if work is self._newest:
            self.refused.emit(problem)

    def _forget(self, work: BackgroundWork) -> None:
        self._running.discard(work)
        if self._newest is work:
            self._newest = None
        work.deleteLater()

"""Steps of much work, done on a thread while the window stays usable, with their percent shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from reader_app.ui.background_work import BackgroundWork

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.edits import Change
    from reader_app.core.errors import ProjectError
    from reader_app.core.pace import Progress
    from reader_app.project.project import Project
    from reader_app.ui.session import Session
    from reader_app.ui.window.attempt import Attempt
    from reader_app.ui.window.status_bar import StatusBar

_Result = TypeVar("_Result")

AT_ONCE = 500
"""Up to so many records are changed while the window waits: well under 0.2 s."""


class LongSteps(QObject):
    """Does one such step at a time; it is all or nothing, and cannot be cancelled."""

    running_changed = Signal()
    ended = Signal(bool)
    """A step is over; whether it was done."""

    def __init__(self, session: Session, status: StatusBar, attempt: Attempt) -> None:
        super().__init__(session)
        self._session = session
        self._status = status
        self._attempt = attempt
        self._work: BackgroundWork | None = None
        self._is_done = True
        self._words = ""
        self._take: Callable[[Change], None] | None = None
        self._then: Callable[[], None] | None = None
        session.project_closing.connect(self.stop)

    @property
    def is_running(self) -> bool:
        """Whether a step is under way."""
        return self._work is not None

    def do(self, words: str, size: int, act: Callable[[Project, Progress | None], object]) -> bool:
        """Do a step at once where it concerns few records, else begin it; false where refused.

        `words` name it before its percent.
        """
        project = self._session.project
        if project is None:
            return False
        if size <= AT_ONCE:
            return self._attempt(lambda: act(project, None)) is not None
        return self.start(words, act, project.adopt)

    def start(
        self,
        words: str,
        act: Callable[[Project, Progress], _Result],
        take: Callable[[Change], None],
        then: Callable[[_Result], None] | None = None,
    ) -> bool:
        """Begin a step; where one is under way, say so and return false.

        `words` name it before its percent. `act` does it on the thread, in the project over a
        connection of its own; `take` hears each Change that was written, on this thread, and
        has the open project adopt it; `then` gets what `act` returned, unless it was refused.
        """
        project = self._session.project
        if project is None:
            return False
        if self.is_running:
            self._status.complain(self.tr("Something is still running. Wait until it is done."))
            return False

        results: list[_Result] = []

        def job(work: BackgroundWork) -> None:
            worker = project.worker()
            worker.listen(work.changed.emit)
            try:
                results.append(act(worker, work.report))
            finally:
                worker.close()

        self._words, self._take, self._is_done = words, take, True
        self._then = then and (lambda: then(results[0]))
        self._run(job)
        return True

    def _run(self, job: Callable[[BackgroundWork], None]) -> None:
        self._work = BackgroundWork(job, self)
        self._work.progressed.connect(self._show_progress)
        self._work.changed.connect(self._hand_on)
        self._work.done.connect(self._go_on)
        self._work.refused.connect(self._refuse)
        self._work.finished.connect(self._end)
        self._status.show_work(self._words, can_cancel=False)
        self.running_changed.emit()
        self._work.start()

    def _show_progress(self, progress: tuple[int, int]) -> None:
        share = progress[0] / progress[1]
        words = self.tr("%1: %2 %").replace("%2", str(round(share * 100)))
        self._status.show_progress(words.replace("%1", self._words), share)

    def _refuse(self, problem: ProjectError) -> None:
        self._is_done = False
        self._attempt.refused(problem)

    def _hand_on(self, change: Change) -> None:
        if self._session.project is not None and self._take is not None:
            self._take(change)

    def _go_on(self) -> None:
        if self._then is not None:
            self._then()

    def _end(self) -> None:
        work, self._work = self._work, None
        self._status.show_work("")
        self.running_changed.emit()
        if work is not None:
            work.deleteLater()
        self.ended.emit(self._is_done)

    def stop(self) -> None:
        """Wait for the end of what runs, and take it over."""
        if self._work is not None:
            self._work.stop()
            QApplication.sendPostedEvents(self)

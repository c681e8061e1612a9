"""Backups of the open project: after its self-check, then every half hour if it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from reader_app.ui.background_work import BackgroundWork

if TYPE_CHECKING:
    from reader_app.core.errors import ProjectError
    from reader_app.core.ids import Clock
    from reader_app.project.project import Project
    from reader_app.ui.session import Session
    from reader_app.ui.window.attempt import Attempt

_EVERY_MS = 30 * 60_000


class BackingUp(QObject):
    """Makes one backup at a time, on a thread, over a connection of its own."""

    ended = Signal()
    """A backup was made, was not needed or could not be made."""

    def __init__(self, session: Session, clock: Clock, attempt: Attempt) -> None:
        super().__init__(session)
        self._session = session
        self._clock = clock
        self._attempt = attempt
        self._work: BackgroundWork | None = None
        self._damaged = False
        self.every = QTimer(self)
        self.every.setInterval(_EVERY_MS)
        self.every.timeout.connect(self.back_up)
        session.project_opened.connect(self._begin)
        session.project_closing.connect(self.stop)

    def _begin(self, project: Project) -> None:
        self._damaged = False
        if not project.read_only:
            self.every.start()

    def cease(self) -> None:
        """Make no more backups of this project, which is damaged: the good ones are to stay."""
        self._damaged = True

    def back_up(self) -> None:
        """Make a backup, if the newest does not hold the last step."""
        project = self._session.project
        if project is None or project.read_only or self._damaged or self._work is not None:
            return
        if not project.is_in_place:  # another file there would be read with this one's log
            return
        path, clock = project.path, self._clock

        def job(_: BackgroundWork) -> None:
            from reader_app.project.backups import back_up_if_changed  # noqa: PLC0415  (not at start)

            back_up_if_changed(path, clock)

        self._work = BackgroundWork(job, self)
        self._work.refused.connect(self._refused)
        self._work.finished.connect(self._end)
        self._work.start()

    def _refused(self, problem: ProjectError) -> None:
        self._attempt.refused(problem)

    def _end(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.deleteLater()
        self.ended.emit()

    def stop(self) -> None:
        """Make no more backups; wait for the end of the one that is being made."""
        self.every.stop()
        if self._work is not None:
            self._work.stop()
            QApplication.sendPostedEvents(self)

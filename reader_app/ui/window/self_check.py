"""The self-check of the open project: in the background after it is opened, and when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from reader_app.ui.background_work import BackgroundWork

if TYPE_CHECKING:
    from reader_app.project.project import Project
    from reader_app.project.rows import Finding
    from reader_app.ui.session import Session
    from reader_app.ui.window.attempt import Attempt
    from reader_app.ui.window.status_bar import StatusBar

_SOON_MS = 5_000
"""After the opening: what the user does first is not to wait for it."""


class SelfCheck(QObject):
    """Runs one check at a time, on a thread, over a connection of its own."""

    passed = Signal()
    """All is as it was written."""
    found = Signal(object)
    """A tuple of `Finding`s, not empty."""

    def __init__(self, session: Session, status: StatusBar, attempt: Attempt) -> None:
        super().__init__(session)
        self._session = session
        self._status = status
        self._attempt = attempt
        self._work: BackgroundWork | None = None
        self._asked = False
        self.soon = QTimer(self)
        self.soon.setSingleShot(True)
        self.soon.setInterval(_SOON_MS)
        self.soon.timeout.connect(self._look)
        session.project_opened.connect(self._begin)
        session.project_closing.connect(self.stop)

    def _begin(self, _: Project) -> None:
        self._asked = False
        self.soon.start()

    def ask(self) -> None:
        """Check now, and say so where all is well."""
        self._asked = True
        self._status.show_work(self.tr("Checking the project"), can_cancel=False)
        self._look()

    def _look(self) -> None:
        project = self._session.project
        if project is None or self._work is not None:
            return
        self.soon.stop()

        def job(work: BackgroundWork) -> list[Finding]:
            return project.check(lambda: not work.report(0, 1))

        self._work = BackgroundWork(job, self)
        self._work.done.connect(self._tell)
        self._work.refused.connect(self._attempt.refused)
        self._work.finished.connect(self._end)
        self._work.start()

    def _tell(self, findings: list[Finding]) -> None:
        if self._session.project is None or not self._work:
            return
        if findings:
            self.found.emit(tuple(findings))
            return
        if self._asked:
            self._status.say(self.tr("All in the project is as it was written."))
        self.passed.emit()

    def _end(self) -> None:
        work, self._work = self._work, None
        if self._asked:
            self._status.show_work("")
            self._asked = False
        if work is not None:
            work.deleteLater()

    def stop(self) -> None:
        """End what runs; what it found by then tells nothing."""
        self.soon.stop()
        # Taken away first: a check that has just ended may have told of it already, in an event.
        work, self._work = self._work, None
        if work is not None:
            work.done.disconnect(self._tell)
            work.stop()
            QApplication.sendPostedEvents(self)
            work.deleteLater()

"""Merging tags: at once where they are small, on a thread where there is much to move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from reader_app.ui.background_work import BackgroundWork

if TYPE_CHECKING:
    from reader_app.core.edits import Change
    from reader_app.core.ids import Uid
    from reader_app.ui.session import Session
    from reader_app.ui.window.attempt import Attempt
    from reader_app.ui.window.status_bar import StatusBar

_AT_ONCE = 2_000
"""Up to so many taggings are merged while the window waits: well under 0.3 s."""


class Merging(QObject):
    """Runs one merge at a time."""

    running_changed = Signal()

    def __init__(self, session: Session, status: StatusBar, attempt: Attempt) -> None:
        super().__init__(session)
        self._session = session
        self._status = status
        self._attempt = attempt
        self._work: BackgroundWork | None = None
        session.project_closing.connect(self.stop)

    @property
    def is_running(self) -> bool:
        """Whether a merge is under way."""
        return self._work is not None

    def merge(self, survivor: Uid, others: tuple[Uid, ...], taggings: int) -> None:
        """Merge tags into one."""
        project = self._session.project
        if project is None or self.is_running:
            return
        if taggings <= _AT_ONCE and project.is_small:  # it is backed up first
            self._attempt(lambda: project.tags.merge(survivor, others))
            return

        def job(work: BackgroundWork) -> None:
            worker = project.worker()
            try:
                work.changed.emit(worker.tags.merge(survivor, others, work.report))
            finally:
                worker.close()

        self._work = BackgroundWork(job, self)
        self._work.progressed.connect(self._show_progress)
        self._work.changed.connect(self._adopt)
        self._work.refused.connect(self._attempt.refused)
        self._work.finished.connect(self._end)
        words = self.tr("Merging: %n taggings", "", taggings)
        self._status.show_work(words, can_cancel=False)
        self.running_changed.emit()
        self._work.start()

    def _show_progress(self, progress: tuple[int, int]) -> None:
        share = progress[0] / progress[1]
        words = self.tr("Merging: %1 %").replace("%1", str(round(share * 100)))
        self._status.show_progress(words, share)

    def _adopt(self, change: Change) -> None:
        if self._session.project is not None and change:
            self._session.project.adopt(change)

    def _end(self) -> None:
        work, self._work = self._work, None
        self._status.show_work("")
        self.running_changed.emit()
        if work is not None:
            work.deleteLater()

    def stop(self) -> None:
        """Wait for the end of what runs: a merge is all or nothing."""
        work = self._work
        if work is not None:
            work.stop()
            QApplication.sendPostedEvents(self)

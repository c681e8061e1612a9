"""Copies of what comes in: looked for on a thread a moment after an article came or was corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader_app.core.records import Article
from reader_app.ui.background_work import BackgroundWork

if TYPE_CHECKING:
    from reader_app.core.edits import Change
    from reader_app.core.ids import Uid
    from reader_app.ui.session import Session
    from reader_app.ui.window.reading import Reading

_REST_MS = 300
_MANY = 200
"""Of so many articles at once, as a merge brings, copies are found when they are asked for."""


class CopiesWatch(QObject):
    """Keeps library and page true about copies; an import has looked for them already."""

    def __init__(self, session: Session, reading: Reading) -> None:
        super().__init__(session)
        self._session = session
        self._reading = reading
        self._new: dict[Uid, Article] = {}
        self.work: BackgroundWork | None = None
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._look)
        session.changed.connect(self._hear)
        session.project_closing.connect(self.stop)

    def _hear(self, change: Change) -> None:
        project = self._session.project
        new = {
            edit.after.uid: edit.after
            for edit in change.of(Article)
            if isinstance(edit.after, Article)
        }
        if project is None or project.read_only or not 0 < len(new) <= _MANY:
            return
        if project.duplicates.is_news(new):
            self._new.update(new)
            self._rest.start()

    def _look(self) -> None:
        project = self._session.project
        if project is None or self.work is not None:
            return
        articles = list(self._new.values())
        self._new.clear()

        def job(work: BackgroundWork) -> list[Article]:
            del work
            worker = project.worker()
            try:
                worker.duplicates.look_at(article.uid for article in articles)
                return articles
            finally:
                worker.close()

        # Where it is refused, as on a full disk, nobody is told: they are found when asked for.
        self.work = BackgroundWork(job, self)
        self.work.done.connect(self._reading.show_copies)
        self.work.finished.connect(self._end)
        self.work.start()

    def _end(self) -> None:
        work, self.work = self.work, None
        if work is not None:
            work.deleteLater()
        if self._new:
            self._rest.start()

    def stop(self) -> None:
        """Look no further."""
        self._rest.stop()
        self._new.clear()
        if self.work is not None:
            self.work.stop()

"""Tidying the open project's file up where nothing was done for a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from reader_app.ui.session import Session

_IDLE_MS = 2_000


class Tidying(QObject):
    """Has a copy of the project's file alone be whole soon after each change."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.setInterval(_IDLE_MS)
        self.idle.timeout.connect(self._tidy)
        session.changed.connect(self._wait)
        session.project_closing.connect(self.idle.stop)

    def _wait(self) -> None:
        self.idle.start()

    def _tidy(self) -> None:
        if self._session.project is not None:
            self._session.project.checkpoint()

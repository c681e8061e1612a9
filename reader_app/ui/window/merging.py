"""Merging tags: at once where they are small, on a thread where there is much to move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.ui.session import Session
    from reader_app.ui.window.attempt import Attempt
    from reader_app.ui.window.long_steps import LongSteps

_AT_ONCE = 2_000
"""Up to so many taggings are merged while the window waits: well under 0.3 s."""


class Merging(QObject):
    """Merges tags in the open project."""

    def __init__(self, session: Session, long_steps: LongSteps, attempt: Attempt) -> None:
        super().__init__(session)
        self._session = session
        self._long_steps = long_steps
        self._attempt = attempt

    def merge(self, survivor: Uid, others: tuple[Uid, ...], taggings: int) -> None:
        """Merge tags into one."""
        project = self._session.project
        if project is None or self._long_steps.is_running:
            return
        if taggings <= _AT_ONCE:
            self._attempt(lambda: project.tags.merge(survivor, others))
            return
        self._long_steps.start(
            self.tr("Merging"),
            lambda worker, progress: worker.tags.merge(survivor, others, progress),
            project.adopt,
        )

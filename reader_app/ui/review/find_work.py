"""Looking for words again on a thread of its own; what is found comes in small heaps."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader_app.ui.background_work import BackgroundWork

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.project.project import Project
    from reader_app.project.tag_again import FindProgress, Hit, Wanted

MOST = 20_000
"""A list longer than that nobody looks through: the search ends there."""

_BETWEEN = 0.05
"""Seconds between two heaps; the first hit comes at once."""


class FindWork(BackgroundWork):
    """One search in one project, or in one of its articles."""

    found = Signal(object)
    """A list of `Hit`s."""

    def __init__(
        self,
        project: Project,
        wanted: Wanted,
        *,
        tag: Uid,
        article: Uid | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(self._look, parent)
        self._project = project
        self._wanted = wanted
        self._tag = tag
        self._article = article

    def _look(self, work: BackgroundWork) -> int:
        worker = self._project.worker()

        def progress(progress: FindProgress) -> bool:
            return work.report(progress.done, progress.total)

        heap: list[Hit] = []
        count, sent = 0, 0.0
        try:
            for hit in worker.again.find(
                self._wanted, tag=self._tag, article=self._article, progress=progress
            ):
                heap.append(hit)
                count += 1
                if time.monotonic() - sent > _BETWEEN:
                    self.found.emit(heap)
                    heap, sent = [], time.monotonic()
                if count >= MOST:
                    break
        finally:
            self.found.emit(heap)
            worker.close()
        return count

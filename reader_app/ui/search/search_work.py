"""A search on a thread of its own: the first articles come at once, the rest in small heaps."""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader_app.project.rows import FoundRow
from reader_app.project.search import FoundArticle
from reader_app.ui.background_work import BackgroundWork

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.project.project import Project

PAGE = 20
"""Articles read at once."""

_FIRST, _BETWEEN = 0.001, 0.05
"""Seconds until the first heap, and between two."""
_PAUSE = 30
"""Milliseconds in which the first heap is painted: two threads at once would share one Python."""


@dataclass(frozen=True, slots=True)
class AskedSearch:
    """What is looked for, in which order, and behind what."""

    words: str
    best: bool = False
    """The best matches first, not the newest."""
    after: FoundRow | None = None
    skip: int = 0
    """Articles before the page; 0 where it is the first."""


@dataclass(frozen=True, slots=True)
class FoundHeap:
    """Some of a page of articles."""

    articles: tuple[FoundArticle, ...]
    first: bool
    """They take the place of all that is listed."""
    last: bool
    """The page is over."""
    whole: bool = False
    """Nothing follows the page."""


class SearchWork(BackgroundWork):
    """One page of a search, and of the first one how many articles there are in all."""

    found = Signal(object)
    """A `FoundHeap`."""
    counted = Signal(int)
    """How many articles a search finds in all."""

    def __init__(self, project: Project, asked: AskedSearch, parent: QObject) -> None:
        super().__init__(self._look, parent)
        self._project = project
        self._asked = asked
        self._worker: Project | None = None
        self._held = Lock()
        """While the worker is opened, closed or interrupted."""

    def _look(self, work: BackgroundWork) -> None:
        worker = self._project.worker()
        with self._held:
            self._worker = worker
        try:
            count = self._page(worker, work)
            if count is not None and self._asked.skip == 0:
                whole = count < PAGE
                self.counted.emit(count if whole else worker.search.count(self._asked.words))
        finally:
            with self._held:
                self._worker = None
            worker.close()

    def cancel(self) -> None:
        """End the search at once, also while many articles are being weighed or counted."""
        super().cancel()
        with self._held:
            if self._worker is not None:
                self._worker.interrupt()

    def _page(self, worker: Project, work: BackgroundWork) -> int | None:
        """Hand over a page; return how many articles it has, or None if it was cancelled."""
        heap: list[FoundArticle] = []
        count, first = 0, self._asked.skip == 0
        due = time.monotonic() + _FIRST
        for each in _answers(worker, self._asked):
            if not work.report(count, PAGE):
                return None
            heap.append(each)
            count += 1
            if time.monotonic() >= due:
                self.found.emit(FoundHeap(tuple(heap), first, last=False))
                if first:
                    self.msleep(_PAUSE)
                heap, first, due = [], False, time.monotonic() + _BETWEEN
        self.found.emit(FoundHeap(tuple(heap), first, last=True, whole=count < PAGE))
        return count


def _answers(worker: Project, asked: AskedSearch) -> Iterator[FoundArticle]:
    if asked.best:
        return worker.search.best(asked.words, skip=asked.skip, limit=PAGE)
    return worker.search.found(asked.words, after=asked.after, limit=PAGE)

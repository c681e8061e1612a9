"""Searches on a thread of their own: the first articles come at once, the rest in small heaps."""

from __future__ import annotations

import time
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from reader_app.core.errors import ProjectError, QueryError
from reader_app.project.rows import FoundRow
from reader_app.project.search import FoundArticle
from reader_app.ui.search.search_model import SHOWN_HITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.project.project import Project

PAGE = 20
"""Articles read at once."""

_BETWEEN = 0.05
"""Seconds between two heaps; the first is the first article, as soon as it is found."""
_PAUSE = 0.2
"""Seconds for which the first heap may take to be painted: two threads would share one Python."""
_PATIENCE = 10
"""Seconds for which thread and connection wait for another search."""


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


class SearchWork(QThread):
    """Pages of searches, one at a time; of a first page also how many articles there are in all.

    Between two keys the thread and its connection stay: opening one costs as much as most answers.
    """

    found = Signal(object)
    """A `FoundHeap`."""
    counted = Signal(int)
    """How many articles a search finds in all."""
    refused = Signal(object)
    """The `ProjectError` that ended a search."""
    ended = Signal()
    """A search is over, and another may be asked for."""

    def __init__(self, project: Project, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._asked: SimpleQueue[AskedSearch | None] = SimpleQueue()
        self._worker: Project | None = None
        self._is_asking = False
        self._held = Lock()
        """While the worker is opened, closed or interrupted."""
        self._cancelled, self._painted = Event(), Event()
        self._is_over = False

    def ask(self, asked: AskedSearch) -> bool:
        """Begin a search; false where the thread has rested for so long that it is over."""
        with self._held:
            self._cancelled.clear()
            self._painted.clear()
            if not self._is_over:
                self._asked.put(asked)
        return not self._is_over

    def cancel(self) -> None:
        """End the search at once, also while many articles are being weighed or counted."""
        self._cancelled.set()
        self.go_on()
        with self._held:
            if self._worker is not None and self._is_asking:
                self._worker.interrupt()

    def go_on(self) -> None:
        """Read the rest of the page: its first articles are painted."""
        self._painted.set()

    def stop(self) -> None:
        """End the search, the connection and the thread."""
        self.cancel()
        self._asked.put(None)
        self.wait()

    def run(self) -> None:
        """Answer until nobody has asked for a while; Qt calls this on the new thread."""
        try:
            while (asked := self._next()) is not None:
                self._answer(asked)
                self.ended.emit()
        finally:
            self._let_go()

    def _next(self) -> AskedSearch | None:
        try:
            return self._asked.get(timeout=_PATIENCE)
        except Empty:
            with self._held:
                self._is_over = self._asked.empty()
        return None if self._is_over else self._asked.get()

    def _answer(self, asked: AskedSearch) -> None:
        try:
            worker = self._ready()
            count = self._page(worker, asked)
            if count is not None and asked.skip == 0:
                whole = count < PAGE
                self.counted.emit(count if whole else worker.search.count(asked.words))
        except QueryError as problem:
            self.refused.emit(problem)
        except ProjectError as problem:
            if not self._cancelled.is_set():  # else it was interrupted, and is as good as before
                self._let_go()
            self.refused.emit(problem)
        finally:
            with self._held:
                self._is_asking = False

    def _ready(self) -> Project:
        """Return the worker, another one where something happened to the file meanwhile."""
        if self._worker is not None and not self._worker.is_current:
            self._let_go()
        worker = self._worker or self._project.worker()
        with self._held:
            self._worker, self._is_asking = worker, True
        return worker

    def _let_go(self) -> None:
        with self._held:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()

    def _page(self, worker: Project, asked: AskedSearch) -> int | None:
        """Hand over a page; return how many articles it has, or None if it was cancelled."""
        heap: list[FoundArticle] = []
        count, first = 0, asked.skip == 0
        due = 0.0 if first else time.monotonic() + _BETWEEN
        for each in _answers(worker, asked):
            if self._cancelled.is_set():
                return None
            heap.append(each)
            count += 1
            if time.monotonic() >= due:
                self.found.emit(FoundHeap(tuple(heap), first, last=False))
                if first:
                    self._painted.wait(_PAUSE)
                heap, first, due = [], False, time.monotonic() + _BETWEEN
        if self._cancelled.is_set():
            return None
        self.found.emit(FoundHeap(tuple(heap), first, last=True, whole=count < PAGE))
        return count


def _answers(worker: Project, asked: AskedSearch) -> Iterator[FoundArticle]:
    if asked.best:
        return worker.search.best(asked.words, skip=asked.skip, limit=PAGE, snippets=SHOWN_HITS)
    return worker.search.found(asked.words, after=asked.after, limit=PAGE, snippets=SHOWN_HITS)

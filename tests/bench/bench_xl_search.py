"""Searching 100,000 articles from the window: from the last key to the first results painted.

In CPU time, of all threads where a search is waited for, and of the window's own where the hands are.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from statistics import median
from time import process_time, thread_time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtTest import QTest

from tests.bench.figure import at_most, at_most_times, reported
from tests.bench.large import PERSON, XL, made, scan
from tests.bench.shown_window import shown_window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

    from reader_app.ui.search.search_dock import SearchDock
    from reader_app.ui.window.main_window import MainWindow
    from tests.bench.figure import Figure

_WORDS = ("minister", "said", "reconstruction", "the")
_TYPED = "tag:Actor minister outlet:out"
_ROUNDS = 15
_FRAME, _PAINTED = 16, 50
"""Milliseconds."""


def figures(scale: float) -> Iterator[Figure]:
    """Measure one-word searches, ranked ones, and a search typed letter by letter."""
    with made(XL, scale) as path, tempfile.TemporaryDirectory() as name:
        own = Path(shutil.copy(path, name))
        with shown_window(Path(name), PERSON.name) as (app, window):
            if window.projects.try_path(own) is None:
                raise RuntimeError(window.status.message.text())
            app.processEvents()
            window.self_check.soon.stop()  # its CPU time, and that of the backup behind it, is not ours
            desk = _Desk(app, window)
            for word in _WORDS:
                yield from _found(desk, own, word)
            yield from _ranked(desk)
            yield from _typed(desk)


class _Desk:
    """The window, and hands that type in its search field."""

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        self.app = app
        self.window = window
        self.dock = window.workspace.search
        self.searching = window.workspace.searching
        self.painted = _Painted(self.dock)
        self.slowest = 0.0
        """Milliseconds of the longest turn of the event loop since it was set to 0."""

    def type(self, words: str) -> float:
        """Type where the field stands; return the milliseconds of the slowest key."""
        field = self.window.tool_bar.search
        return max(_ms(lambda key=key: self._press(field, key), thread_time) for key in words)

    def _press(self, field: object, key: str) -> None:
        QTest.keyClick(field, key)  # pyright: ignore[reportCallIssue, reportArgumentType]
        self.app.processEvents()

    def empty(self) -> None:
        """Begin anew, with nothing listed."""
        self.window.tool_bar.search.setFocus()
        self.window.tool_bar.search.clear()
        self.searching.look("")
        self.wait()

    def wait(self) -> None:
        """Wait for the end of the search."""
        while self.searching.is_looking:
            self._turn()
        self._turn()

    def wait_for_first(self) -> None:
        """Wait until some of what is found is painted."""
        while not self.painted.rows:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _turn(self) -> None:
        self.slowest = max(self.slowest, _ms(self.app.processEvents, thread_time))


class _Painted(QObject):
    """Sees how many rows the list of what is found was painted with last."""

    def __init__(self, dock: SearchDock) -> None:
        super().__init__(dock)
        self._dock = dock
        self.rows = 0
        dock.list.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        """Count the rows; the list paints them as soon as this returns."""
        del watched
        if event.type() == QEvent.Type.Paint:
            self.rows = self._dock.model.rowCount()
        return False


def _found(desk: _Desk, path: Path, word: str) -> Iterator[Figure]:
    project = desk.window.session.project
    if project is None:
        raise RuntimeError("the project did not open")
    looked = median(_ms(lambda: scan(path, word), process_time) for _ in range(3))
    first = median(
        _ms(lambda: next(project.search.found(word, limit=20), None), thread_time)
        for _ in range(_ROUNDS)
    )
    name = f"“{word}” to the first article with its hits, against a LIKE scan"
    yield at_most_times(name, first, "ms", ("LIKE", looked), limit=0.02)
    painted = median(_painted(desk, word) for _ in range(_ROUNDS))
    name = f"last key of “{word}” to the first results painted, all threads"
    yield at_most(name, painted, "ms", limit=_PAINTED)
    yield at_most_times(f"{name}, against LIKE", painted, "ms", ("LIKE", looked), limit=0.02)


def _painted(desk: _Desk, word: str) -> float:
    desk.empty()
    desk.window.tool_bar.search.setText(word[:-1])
    for _ in range(
        2
    ):  # what the other letters do to the window, in two turns, is not the last key's
        desk.app.processEvents()
    desk.painted.rows = 0
    took = _ms(lambda: (desk.type(word[-1]), desk.wait_for_first()), process_time)
    desk.wait()
    return took


def _ranked(desk: _Desk) -> Iterator[Figure]:
    desk.searching.order(best=True)
    for word in _WORDS:
        desk.empty()
        desk.slowest = 0
        took = _ms(lambda word=word: (desk.type(word), desk.wait()), process_time)
        yield reported(f"“{word}” ranked, in the worker", took, "ms")
        name = f"the window's longest turn while “{word}” is ranked"
        yield at_most(name, desk.slowest, "ms", limit=_FRAME)
    desk.searching.order(best=False)


def _typed(desk: _Desk) -> Iterator[Figure]:
    slowest = 0.0
    for _ in range(5):
        desk.empty()
        slowest = max(slowest, desk.type(_TYPED))
        desk.wait()
    yield at_most(f"the slowest key of “{_TYPED}”", slowest, "ms", limit=_FRAME)


def _ms(action: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    action()
    return (clock() - start) * 1000

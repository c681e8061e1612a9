"""The library of a project of 100,000 articles and 1,000,000 highlights, and the window over it.

All in the CPU time of the thread that the window is on, which leaves out what goes on beside it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from statistics import median
from time import thread_time
from typing import TYPE_CHECKING, get_args

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")

from reader_app.app import build
from reader_app.core.clock import SystemClock
from reader_app.core.search_parser import parse_query
from reader_app.core.search_writing import conjuncts
from reader_app.project.project import Project
from reader_app.project.rows import LibraryQuery
from reader_app.project.settings import HOME_VARIABLE, Settings
from reader_app.store.rows import ArticleSort
from tests.bench.figure import Figure, at_most, at_most_times, reported
from tests.bench.large import PERSON, XL, made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication, QScrollBar

    from reader_app.ui.library.library_dock import LibraryDock
    from reader_app.ui.window.main_window import MainWindow

_PAGE = 100
_FILTERS = (
    "outlet:“Outlet 7”",
    "date:2026-03",
    "lang:en",
    "status:new",
    "by:Ines",
    "title:minister",
    "NOT date:2026-03",
)
_ROUNDS = 5


def figures(scale: float) -> Iterator[Figure]:
    """Measure the library's questions, then the window over them."""
    with made(XL, scale) as path, tempfile.TemporaryDirectory() as name:
        own = Path(shutil.copy(path, name))
        project = Project.open(own, person=PERSON, clock=SystemClock())
        _read_some(project)
        yield from _questions(project)
        project.close()
        yield from _window(own, Path(name))


def _read_some(project: Project) -> None:
    """Have a third of the articles read, so that no order is over one value alone."""
    count = project.articles.found(LibraryQuery())
    uids = project.articles.uids(LibraryQuery(limit=count // 3, skip=count // 3))
    for at, status in enumerate(("reading", "done", "skipped")):
        project.articles.set_status(uids[at * len(uids) // 3 :][: len(uids) // 3], status)


def _questions(project: Project) -> Iterator[Figure]:
    for sort in get_args(ArticleSort):
        query = LibraryQuery(sort=sort, limit=_PAGE)
        took = _often(lambda query=query: project.articles.uids(query))
        yield at_most(f"by {sort}, first page", took, "ms", limit=1)
    middle = LibraryQuery(limit=_PAGE, skip=project.articles.count() // 2)
    took = _often(lambda: project.articles.uids(middle))
    yield at_most("a page in the middle", took, "ms", limit=5)
    for tag in ("Actor", "Actor/State"):
        for sort in ("created", "title"):
            query = LibraryQuery(sort=sort, limit=_PAGE, where=parse_query(f"tag:{tag}"))
            took = _often(lambda query=query: project.articles.uids(query))
            yield at_most(f"tag:{tag} by {sort}, first page", took, "ms", limit=25)
    for words in _FILTERS:
        query = LibraryQuery(limit=_PAGE, where=parse_query(words))
        took = _often(lambda query=query: project.articles.uids(query))
        yield at_most(f"{words}, first page", took, "ms", limit=25)


def _window(path: Path, folder: Path) -> Iterator[Figure]:
    os.environ[HOME_VARIABLE] = str(folder / "home")
    Settings().set_person_name(PERSON.name)
    app, window = build([])
    window.resize(1440, 900)
    window.show()
    empty = folder / "empty.reader"
    Project.create(empty, person=PERSON, clock=SystemClock()).close()
    spent: dict[Path, list[float]] = {empty: [], path: []}
    for _ in range(_ROUNDS + 1):
        for each, times in spent.items():
            times.append(_ms(lambda each=each: _open(app, window, each)))
    small, large = (median(times[1:]) for times in spent.values())
    yield at_most_times("open to first paint", large, "ms", ("an empty one", small), limit=1.2)
    yield from _paints(app, window)
    window.close()
    app.processEvents()


def _open(app: QApplication, window: MainWindow, path: Path) -> None:
    if window.projects.try_path(path) is None:
        raise RuntimeError(window.status.message.text())
    app.processEvents()


def _paints(app: QApplication, window: MainWindow) -> Iterator[Figure]:
    library = window.workspace.library

    def shown(act: Callable[[], object]) -> float:
        return _ms(lambda: (act(), app.processEvents(), library.list.viewport().repaint()))

    model, bar = library.list.model(), library.list.verticalScrollBar()
    for sort in get_args(ArticleSort):
        query = LibraryQuery(sort=sort)
        took = median(shown(lambda query=query: model.ask(query)) for _ in range(_ROUNDS))
        yield at_most(f"by {sort}, to paint", took, "ms", limit=100)
    model.ask(LibraryQuery())
    for words in ("tag:Actor", *_FILTERS):
        took = median(_narrowed(library, words, shown) for _ in range(_ROUNDS))
        yield at_most(f"{words}, to paint", took, "ms", limit=100)
    took = max(shown(lambda place=place: bar.setValue(place)) for place in _places(bar))
    yield at_most("scrolled to any place, the slowest", took, "ms", limit=20)
    library.narrow(conjuncts(parse_query("tag:Actor")))
    first, *others = (shown(lambda place=place: bar.setValue(place)) for place in _places(bar))
    yield reported("scrolled under tag:Actor for the first time", first, "ms")
    yield at_most("scrolled to any place under tag:Actor", max(others), "ms", limit=20)


def _narrowed(
    library: LibraryDock, words: str, shown: Callable[[Callable[[], object]], float]
) -> float:
    took = shown(lambda: library.narrow(conjuncts(parse_query(words))))
    library.narrow(())
    return took


def _places(bar: QScrollBar) -> list[int]:
    return [bar.maximum() * part // 23 for part in (22, 3, 17, 9, 12, 1, 20)]


def _ms(action: Callable[[], object]) -> float:
    start = thread_time()
    action()
    return (thread_time() - start) * 1000


def _often(action: Callable[[], object]) -> float:
    return median(_ms(action) for _ in range(_ROUNDS))

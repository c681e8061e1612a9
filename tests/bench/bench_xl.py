"""The library of a project of 100,000 articles and 1,000,000 highlights, and the window over it.

All in the CPU time of the thread that the window is on, which leaves out what goes on beside it.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time, thread_time
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QEventLoop, QModelIndex

from reader_app.core.clock import SystemClock
from reader_app.core.scales import CREDIBILITY, RELIABILITY, Scales
from reader_app.core.search_parser import parse_query
from reader_app.core.search_writing import conjuncts
from reader_app.project.project import Project
from reader_app.project.rows import LibraryQuery
from reader_app.store.derived import DERIVED_SETTING
from reader_app.store.rows import ArticleSort
from reader_app.store.sqlite import sqlite3
from tests.bench.figure import Figure, at_most, at_most_times, reported
from tests.bench.large import PERSON, XL, made
from tests.bench.shown_window import shown_window
from tests.bench.started import READER, cost_of, surroundings_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication, QScrollBar

    from reader_app.ui.library.library_dock import LibraryDock
    from reader_app.ui.window.main_window import MainWindow

_PAGE = 100
_FILTERS = (
    "outlet:“Outlet 7”",
    "outlet:“=Outlet 7”",
    "date:2026-03",
    "NOT date:2026-03",
    "lang:en",
    "status:new",
    "status:done",
    "by:Ines",
    "grade:B2",
    "grade:..B2",
    "grade:none",
    "field:Desk",
    "field:Desk=World",
    "field:Desk=Nowhere",
    "is:untagged",
    "is:copy",
    "title:minister",
)
"""One of each kind that the library offers, common and rare."""
_WORDS = ("minister", "reconstruction", "min*", "“said the”")
"""Words in texts, which are no filter of its own: common, rare, begun, and several."""
_TAGS = ("tag:Actor", "tag:Actor/State", "NOT tag:Actor")
_TYPED = ("minister", "min", "mi", "m")
"""A common word, and beginnings of more."""
_ROUNDS = 5
_ALONE = replace(XL, name="alone", written=10, copies=1)
"""What the large project is opened beside: as many tags, and as many marks on an article."""


def figures(scale: float) -> Iterator[Figure]:
    """Measure the library's questions, then the window over them."""
    with made(XL, scale) as path, tempfile.TemporaryDirectory() as name:
        own = Path(shutil.copy(path, name))
        _vary(own)
        project = Project.open(own, person=PERSON, clock=SystemClock())
        _read_some(project)
        yield from _questions(project)
        project.close()
        with made(_ALONE) as alone:
            yield from _window(own, Path(shutil.copy(alone, name)), Path(name))
        yield from _started(own, Path(name))


def _vary(path: Path) -> None:
    """Give articles languages, own fields, grades and copies; leave one in a thousand untagged."""
    db = sqlite3.connect(path)
    db.execute("UPDATE article SET language=CASE id%3 WHEN 0 THEN 'en' WHEN 1 THEN 'fa' END")
    db.execute(
        """UPDATE article SET fields='[["Desk","'||iif(id%2,'World','Home')||'"]]' WHERE id%3=0"""
    )
    db.execute("DELETE FROM tagging WHERE article_id%1000=0")
    db.execute("DELETE FROM setting WHERE key=?", (DERIVED_SETTING,))
    scales = Scales()
    values = [*scales.values(RELIABILITY.uid), *scales.values(CREDIBILITY.uid)]
    for value in (each for each in values if each.code in {"B", "2"}):
        db.execute(
            "INSERT INTO grade(uid,scale,value,article_id,analyst_id,created_ms,modified_ms,digest)"
            " SELECT randomblob(16),?,?,id,analyst_id,1,1,randomblob(16) FROM article WHERE id%4=0",
            (bytes.fromhex(value.scale), bytes.fromhex(value.uid)),
        )
    db.execute(
        "INSERT OR REPLACE INTO copy SELECT sha256,CAST(hex(substr(sha256,1,16)) AS BLOB),"
        "randomblob(16) FROM text WHERE rowid%3=0"
    )
    db.commit()
    db.close()


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
    for words in (*_TAGS, *_FILTERS, *_WORDS):
        for sort in ("created", "title"):
            query = LibraryQuery(sort=sort, limit=_PAGE, where=parse_query(words))
            took = _often(lambda query=query: project.articles.uids(query))
            limit = 100 if words in _WORDS else 25
            yield at_most(f"{words} by {sort}, first page", took, "ms", limit=limit)


def _window(path: Path, alone: Path, folder: Path) -> Iterator[Figure]:
    with shown_window(folder, PERSON.name) as (app, window):
        empty = folder / "empty.reader"
        Project.create(empty, person=PERSON, clock=SystemClock()).close()
        spent: dict[Path, list[float]] = {empty: [], alone: [], path: []}
        for _ in range(_ROUNDS + 1):
            for each, times in spent.items():
                window.projects.close()
                app.processEvents()
                times.append(_ms(lambda each=each: _open(app, window, each)))
        none, few, many = (median(times[1:]) for times in spent.values())
        name = "open to first paint in a window that is there, an article shown"
        yield at_most_times(name, many, "ms", ("ten articles", few), limit=1.2)
        yield reported("the same of an empty project, without an article", none, "ms")
        window.self_check.soon.stop()  # its CPU time, and that of the backup behind it, is not ours
        yield from _paints(app, window)


def _started(path: Path, folder: Path) -> Iterator[Figure]:
    """Start the program with a project, to its first paint: an article shown where there is one."""
    empty = folder / "empty.reader"
    around = surroundings_in(folder)
    costs: dict[Path, list[float]] = {empty: [], path: []}
    for _ in range(_ROUNDS + 1):
        for each, spent in costs.items():
            spent.append(cost_of((*READER, str(each)), around)[0])
    none, many = (median(spent[1:]) for spent in costs.values())
    name = "the program started with it, until it is painted"
    yield at_most_times(name, many, "ms", ("with an empty one", none), limit=1.2)


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
    for words in (*_TAGS, *_FILTERS, *_WORDS):
        took = median(_narrowed(library, words, shown) for _ in range(_ROUNDS))
        yield at_most(f"{words}, to paint", took, "ms", limit=100)
    took = max(shown(lambda place=place: bar.setValue(place)) for place in _places(bar))
    yield at_most("scrolled to any place, the slowest", took, "ms", limit=20)
    for words in _TYPED:
        took = median(_typed(library, words, shown) for _ in range(_ROUNDS))
        yield at_most(f"the words “{words}” typed, to paint", took, "ms", limit=100)
    took = _ms(lambda: _count(app, library, "tag:Actor"), process_time)
    yield reported("tag:Actor, to paint and to know all it finds, all threads", took, "ms")
    took = max(shown(lambda place=place: bar.setValue(place)) for place in _places(bar))
    yield at_most("scrolled to any place under tag:Actor, the slowest", took, "ms", limit=20)


def _count(app: QApplication, library: LibraryDock, words: str) -> None:
    library.narrow(conjuncts(parse_query(words)))
    model = library.list.model()
    while model.canFetchMore(QModelIndex()):
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _narrowed(
    library: LibraryDock, words: str, shown: Callable[[Callable[[], object]], float]
) -> float:
    took = shown(lambda: library.narrow(conjuncts(parse_query(words))))
    library.narrow(())
    return took


def _typed(
    library: LibraryDock, words: str, shown: Callable[[Callable[[], object]], float]
) -> float:
    library.filter.setText(words)
    took = shown(library.filter.rest)
    library.filter.clear()
    library.filter.rest()
    return took


def _places(bar: QScrollBar) -> list[int]:
    return [bar.maximum() * part // 23 for part in (22, 3, 17, 9, 12, 1, 20)]


def _ms(action: Callable[[], object], clock: Callable[[], float] = thread_time) -> float:
    start = clock()
    action()
    return (clock() - start) * 1000


def _often(action: Callable[[], object]) -> float:
    return median(_ms(action) for _ in range(_ROUNDS))

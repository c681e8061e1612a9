"""How long the window stands still while much is merged, undone and done again beside it."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.core.spans import Span
from tests.bench.figure import Figure, at_most, reported
from tests.bench.shown_window import shown_window
from tests.bench.workload import long_text, spans, write_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

    from reader_app.project.project import Project
    from reader_app.ui.window.main_window import MainWindow

_STILL = 250
"""Milliseconds: at most so long."""

_AT_ONCE = 2000


def figures(scale: float) -> Iterator[Figure]:
    """Measure with an import of 5,000 articles, and with 10,000 taggings of one article."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with shown_window(folder) as (app, window):
            yield from _import(app, window, folder, max(600, round(5000 * scale)))
            yield from _merge(app, window, folder, max(600, round(10_000 * scale)))


def _import(app: QApplication, window: MainWindow, folder: Path, count: int) -> Iterator[Figure]:
    project = _project(window, folder / "import.reader")
    write_folder(folder / "texts", count)
    project.articles.import_paths([folder / "texts"])
    app.processEvents()
    undo, redo = (window.actions_by_name[f"edit.{name}"].trigger for name in ("undo", "redo"))
    yield from _beside(app, window, undo, f"undo an import of {count:,} articles")
    yield from _beside(app, window, redo, "do it again")
    window.session.close()


def _merge(app: QApplication, window: MainWindow, folder: Path, count: int) -> Iterator[Figure]:
    project = _project(window, folder / "merge.reader")
    text = long_text(1_000_000)
    uid = project.articles.import_text(text, "long").uid
    if uid is None:
        raise RuntimeError("the article did not go in")
    places = [Span(*at) for at in spans(text, count)]
    for start in range(0, count, _AT_ONCE):
        project.again.tag_all(uid, places[start : start + _AT_ONCE], ["Gone"])
    gone = next(iter(project.codebook)).uid
    project.tags.create("Kept")
    kept = next(tag.uid for tag in project.codebook if tag.uid != gone)
    window.workspace.reading.open(uid)
    app.processEvents()
    words = f"merge {count:,} taggings of the open article"
    yield from _beside(app, window, lambda: window.merging.merge(kept, (gone,), 10**6), words)
    undo = window.actions_by_name["edit.undo"].trigger
    yield from _beside(app, window, undo, "undo it")
    yield from _rows(app, window, count)
    window.session.close()


def _rows(app: QApplication, window: MainWindow, count: int) -> Iterator[Figure]:
    """Take the tags off all rows of the table of tagged spans, of which 200 were read."""
    window.workspace.spans.open()
    table = window.workspace.area.spans
    app.processEvents()
    table.table.selectAll()
    words = f"take the tags off all {count:,} rows of the table"
    yield from _beside(app, window, table.untag_wanted.emit, words)
    undo = window.actions_by_name["edit.undo"].trigger
    yield from _beside(app, window, undo, "undo that")


def _project(window: MainWindow, path: Path) -> Project:
    project = window.projects.create(path)
    if project is None:
        raise RuntimeError(window.status.message.text())
    return project


def _beside(
    app: QApplication, window: MainWindow, act: Callable[[], object], words: str
) -> Iterator[Figure]:
    """Begin a long step; give how long it took, and the longest turn of the window meanwhile."""
    begin = time.perf_counter()
    act()
    turns = [time.perf_counter() - begin]
    while window.long_steps.is_running:
        start = time.perf_counter()
        app.processEvents()
        turns.append(time.perf_counter() - start)
        time.sleep(0.001)
    yield reported(words, time.perf_counter() - begin, "s")
    yield at_most(f"{words}: longest standstill", max(turns) * 1000, "ms", limit=_STILL)

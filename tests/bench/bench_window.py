"""What the window costs: a tag key to row and repaint, and the palette among many tags."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader_app.app import build
from reader_app.core.spans import Span
from reader_app.project.settings import HOME_VARIABLE, Settings
from tests.bench.figure import Figure, at_most, reported
from tests.bench.workload import articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader_app.project.project import Project
    from reader_app.ui.window.main_window import MainWindow

_WARM = 5


def figures(scale: float) -> Iterator[Figure]:
    """Measure with 50 and 300 highlights in the article, and with 2,000 tags."""
    with tempfile.TemporaryDirectory() as name:
        os.environ[HOME_VARIABLE] = name
        Settings().set_person_name("Bench")
        app, window = build([])
        window.show()
        project = window.projects.create(Path(name) / "bench.reader")
        if project is None:
            raise RuntimeError(window.status.message.text())
        yield from _tagging(app, window, project, max(10, round(60 * scale)))
        yield from _palette(app, window, project, max(100, round(2000 * scale)))
        window.close()


def _tagging(
    app: QApplication, window: MainWindow, project: Project, rounds: int
) -> Iterator[Figure]:
    tag = project.tags.create("Claim").edits[0].record.uid
    project.tags.pin(tag, 1)
    made = next(iter(articles(1, characters=40_000)))
    uid = project.articles.import_text(made.text, made.name).uid
    if uid is None:
        raise RuntimeError("the article did not go in")
    window.workspace.reading.open(uid)
    app.processEvents()
    for count in (50, 300):
        _fill(project, uid, count)
        starts = [10 + count % 7 + 60 * n for n in range(rounds + _WARM)]
        spent = [_cost(app, _tag_at(window, start)) for start in starts][_WARM:]
        words = f"tag key to row and repaint, {count} highlights, CPU"
        yield at_most(words, median(spent), "ms", limit=10)
        undo = window.actions_by_name["edit.undo"].trigger
        yield reported(f"undo, {count} highlights, CPU", _cost(app, undo), "ms")


def _fill(project: Project, article: str, count: int) -> None:
    length = 30_000 // count
    for n in range(count):
        project.marks.highlight(article, Span(n * length + 3, n * length + 40))  # type: ignore[arg-type]


def _tag_at(window: MainWindow, start: int) -> Callable[[], None]:
    page = window.workspace.page

    def press() -> None:
        QTest.keyClick(page.view, "1")

    page.select_span(Span(start, start + 25))
    return press


def _cost(app: QApplication, act: Callable[[], None]) -> float:
    app.processEvents()
    start = time.process_time()
    act()
    app.processEvents()
    return (time.process_time() - start) * 1000


def _palette(
    app: QApplication, window: MainWindow, project: Project, tags: int
) -> Iterator[Figure]:
    """Make many tags, then press T, three letters and Enter as fast as can be."""
    for n in range(tags):
        project.tags.create(f"Topic {n % 97} of area {n}")
    page = window.workspace.page
    page.select_span(Span(5, 30))
    page.setFocus()
    open_it = window.actions_by_name["tag.tag"].trigger
    first = _cost(app, open_it)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    opened = _cost(app, open_it)
    field = QApplication.focusWidget()
    if window.findChild(QWidget, "tag_palette") is None or field is None:
        raise RuntimeError("the palette did not open")
    typed = [_cost(app, lambda letter=letter: QTest.keyClicks(field, letter)) for letter in "top"]
    yield reported(f"palette opens the first time, {tags} tags, CPU", first, "ms")
    yield at_most(f"palette opens, {tags} tags, CPU", opened, "ms", limit=50)
    yield at_most(f"a letter in it, {tags} tags, CPU", max(typed), "ms", limit=30)
    words = f"T, three letters, {tags} tags, CPU"
    yield at_most(words, opened + sum(typed), "ms", limit=100)

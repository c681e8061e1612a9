"""A tag key in projects of three sizes, with few tags and many: it must cost the same in all."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from reader_app.core.clock import SystemClock
from reader_app.core.spans import Span
from reader_app.formats.exchange.starter import StarterTag
from reader_app.project.project import Project
from reader_app.project.settings import Settings
from tests.bench.copies import multiply
from tests.bench.figure import Figure, at_most, at_most_times, reported
from tests.bench.shown_window import shown_window
from tests.bench.workload import articles, long_text, spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from reader_app.core.ids import Uid
    from reader_app.ui.window.main_window import MainWindow

ARTICLES, HIGHLIGHTS = 100, 20
"""The small project: so many articles, so many highlights in each."""

SIZES = {"small": 1, "medium": 20, "large": 200}
_WARM = 5
_AT_ONCE = 2000


def figures(scale: float) -> Iterator[Figure]:
    """Measure with 100, 2,000 and 20,000 articles, with 60 and with 2,000 tags."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with shown_window(folder) as (app, window):
            for tags in (60, 2000):
                small = folder / f"{tags}.reader"
                _make(small, tags)
                yield from _sized(app, window, small, scale)
            yield from _cards(app, window, folder, scale)


def _sized(app: QApplication, window: MainWindow, small: Path, scale: float) -> Iterator[Figure]:
    rounds = max(10, round(60 * scale))
    spent: dict[str, float] = {}
    for name, times in SIZES.items():
        path = small.with_name(f"{name} {small.name}")
        shutil.copy(small, path)
        copies = max(1, round(times * scale)) if times > 1 else 1
        if copies > 1:
            multiply(path, copies)
        words = (
            f"{small.stem} tags, {ARTICLES * copies:,} articles, {_highlights(copies):,} highlights"
        )
        start = time.process_time()
        window.projects.try_path(path)
        app.processEvents()
        yield reported(f"{words}: open", (time.process_time() - start) * 1000, "ms")
        spent[name] = median(_tagging(app, window, rounds)[_WARM:])
        yield at_most(f"{words}: tag key to repaint, CPU", spent[name], "ms", limit=10)
        window.session.close()
        path.unlink()
    yield at_most_times(
        f"{small.stem} tags: tag key in the large project",
        spent["large"],
        "ms",
        ("small project", spent["small"]),
        limit=1.5,
    )


def _cards(app: QApplication, window: MainWindow, folder: Path, scale: float) -> Iterator[Figure]:
    """Scroll the cards of an article with few highlights, and of one with 20,000."""
    many = max(1000, round(20_000 * scale))
    scrolled: list[float] = []
    for count in (20, many):
        path = folder / f"{count} cards.reader"
        project = Project.create(path, person=Settings().person(), clock=SystemClock())
        uid = project.articles.import_text(long_text(1_000_000), "long").uid
        if uid is None:
            raise RuntimeError("the article did not go in")
        places = [Span(*at) for at in spans(long_text(1_000_000), count)]
        for start in range(0, count, _AT_ONCE):
            project.again.tag_all(uid, places[start : start + _AT_ONCE], ["Topic"])
        project.tags.pin(next(iter(project.codebook)).uid, 1)
        project.close()
        window.projects.try_path(path)
        app.processEvents()
        scrolled.append(median(_scrolled(app, window)))
        key = median(_tagging(app, window, 30, first=13)[_WARM:])
        yield at_most(f"tag key among {count:,} cards, CPU", key, "ms", limit=10)
        window.session.close()
    few = ("20 cards", scrolled[0])
    yield at_most_times(f"scroll {many:,} cards by a step", scrolled[1], "ms", few, limit=1.5)


def _scrolled(app: QApplication, window: MainWindow) -> list[float]:
    bar = window.workspace.annotations.cards.verticalScrollBar()
    taken: list[float] = []
    for number in range(60):
        begin = time.process_time()
        bar.setValue(bar.value() + bar.singleStep() * (1 if number % 20 < 10 else -1))
        app.processEvents()
        taken.append((time.process_time() - begin) * 1000)
    return taken


def _highlights(copies: int) -> int:
    return ARTICLES * HIGHLIGHTS * copies


def _tagging(app: QApplication, window: MainWindow, rounds: int, first: int = 10) -> list[float]:
    """Press a key on words that are marked nowhere yet, again and again, in one article."""
    page = window.workspace.page
    taken: list[float] = []
    for number in range(rounds + _WARM):
        start = first + 53 * number
        page.select_span(Span(start, start + 25))
        app.processEvents()
        begin = time.process_time()
        QTest.keyClick(page.view, "1")
        app.processEvents()
        taken.append((time.process_time() - begin) * 1000)
    return taken


def _make(path: Path, tags: int) -> None:
    """Make the small project."""
    project = Project.create(path, person=Settings().person(), clock=SystemClock())
    paths = [("Topics",), *(("Topics", f"Area {n}") for n in range(tags // 10))]
    paths += [(*paths[1 + n % (len(paths) - 1)], f"Theme {n}") for n in range(tags - len(paths))]
    project.tags.add_starter([StarterTag(path, "blue") for path in paths])
    uids = [tag.uid for tag in project.codebook.walk()]
    project.tags.pin(uids[-1], 1)
    for number, made in enumerate(articles(ARTICLES)):
        uid = project.articles.import_text(made.text, made.name).uid
        if uid is None:
            raise RuntimeError("the article did not go in")
        _mark(project, uid, uids[number % len(uids) :] + uids)
    project.close()


def _mark(project: Project, article: Uid, tags: list[Uid]) -> None:
    text = project.articles.text_of(project.articles.find(article)).text
    for (start, end), tag in zip(spans(text, HIGHLIGHTS), tags, strict=False):
        project.marks.tag(article, Span(start, end), [tag])

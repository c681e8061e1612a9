"""Counts over many articles: tags that stand together, tags by article, by outlet and by month.

Of 400 tags over 100,000 articles, each within 2.5 seconds in a worker.
"""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from threading import Thread
from time import perf_counter
from typing import TYPE_CHECKING

from reader_app.core.clock import SystemClock
from reader_app.core.spans import Span
from reader_app.project.person import Person
from reader_app.project.project import Project
from tests.bench.copies import multiply
from tests.bench.figure import Figure, at_most
from tests.bench.workload import articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ARTICLES, _FIRST, _TAGS, _EACH = 100_000, 500, 400, 10
"""Articles in all, those that are made one by one, tags, and taggings an article."""


def figures(scale: float) -> Iterator[Figure]:
    """Measure a project of 100,000 articles with ten taggings each, of 400 tags."""
    times = max(2, round(_ARTICLES * scale / _FIRST))
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "bench.reader"
        project = _made(path)
        project.close()
        multiply(path, times)
        project = Project.open(path, person=Person(None, "Ines"), clock=SystemClock())
        among = f"{_TAGS} tags, {_FIRST * times} articles"
        yield at_most(
            f"together in an article: {among}",
            _worked(project, lambda worker: worker.counts.together("article")),
            "s",
            limit=2.5,
        )
        yield from _others(project)
        project.close()


def _others(project: Project) -> Iterator[Figure]:
    questions: dict[str, Callable[[Project], object]] = {
        "by tag": lambda worker: worker.counts.tags(),
        "by tag and article": lambda worker: worker.counts.across("article"),
        "by tag and outlet": lambda worker: worker.counts.across("outlet"),
        "by tag and month": lambda worker: worker.counts.across("month"),
        "by tag and analyst": lambda worker: worker.counts.across("analyst"),
        "together in a span": lambda worker: worker.counts.together("span"),
        "together in a paragraph": lambda worker: worker.counts.together("paragraph"),
    }
    for name, question in questions.items():
        yield at_most(name, _worked(project, question), "s", limit=2.5)


def _made(path: Path) -> Project:
    chance = random.Random(6)
    project = Project.create(path, person=Person(None, "Ines"), clock=SystemClock())
    for number in range(_TAGS):
        project.tags.create(f"Tag {number}")
    tags = [tag.uid for tag in project.codebook]
    for made in articles(_FIRST, characters=2000):
        uid = project.articles.import_text(made.text, made.name).uid
        assert uid is not None
        for _ in range(_EACH // 2):
            start = chance.randrange(1800)
            project.marks.tag(uid, Span(start, start + 30), chance.sample(tags, 2))
    return project


def _worked(project: Project, question: Callable[[Project], object]) -> float:
    """Return the seconds that a question takes in a worker, from its connection on."""
    taken: list[float] = []

    def work() -> None:
        start = perf_counter()
        worker = project.worker()
        question(worker)
        taken.append(perf_counter() - start)
        worker.close()

    thread = Thread(target=work)
    thread.start()
    thread.join()
    return taken[0]

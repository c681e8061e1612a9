"""Copies among many articles: how many planted rewrites are found, and what one more costs.

Issue 5, done when 6: of 500 rewrites among 20,000 articles 96 in 100, at most five false.
"""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from reader_app.analysis.near_duplicates import signature_of
from reader_app.core.clock import SystemClock
from reader_app.project.person import Person
from reader_app.project.project import Project
from tests.bench.figure import Figure, at_least, at_most, reported
from tests.bench.workload import articles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.ids import Uid

_ARTICLES, _REWRITES, _LATE = 20_000, 500, 30


def figures(scale: float) -> Iterator[Figure]:
    """Measure a project of 20,000 articles, 500 of them rewrites of others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        planted = _write(folder / "articles", max(200, round(_ARTICLES * scale)), scale)
        project = Project.create(
            folder / "bench.reader", person=Person(None, "Ines"), clock=SystemClock()
        )
        project.articles.import_paths([folder / "articles"])
        yield from _found(project, planted)
        yield from _one_more(project)
        project.close()


def _write(folder: Path, count: int, scale: float) -> list[tuple[str, str]]:
    """Write articles and rewrites of some of them; return the names of each pair."""
    chance = random.Random(6)
    rewrites = max(20, round(_REWRITES * scale))
    folder.mkdir()
    planted: list[tuple[str, str]] = []
    chosen = set(chance.sample(range(count - rewrites), rewrites))
    for number, made in enumerate(articles(count - rewrites)):
        (folder / made.name).write_text(made.text, encoding="utf-8")
        if number in chosen:
            copy = f"copy-{made.name}"
            (folder / copy).write_text(rewritten(chance, made.text), encoding="utf-8")
            planted.append((made.name, copy))
    return planted


def rewritten(chance: random.Random, text: str) -> str:
    """Return a text as another outlet prints it.

    Another headline and end, up to one word in eight another, paragraphs left out or moved.
    """
    title, *parts = text.strip().split("\n\n")
    share = chance.uniform(0, 1 / 8)
    kept = [part for part in parts if chance.random() > 0.1]
    if chance.random() < 0.3:
        at = chance.randrange(len(kept))
        kept = kept[at:] + kept[:at]
    words = title.split()
    chance.shuffle(words)
    changed = [_changed(chance, part, share) for part in kept]
    return "\n\n".join([" ".join(words), *changed, "Our correspondent contributed to this report."])


def _changed(chance: random.Random, part: str, share: float) -> str:
    words = part.split()
    return " ".join(f"{word[::-1]}x" if chance.random() < share else word for word in words)


def _found(project: Project, planted: list[tuple[str, str]]) -> Iterator[Figure]:
    named: dict[Uid, str] = {}
    for row in project.articles.all():
        article = project.articles.get(row.uid)
        assert article is not None
        named[row.uid] = article.provenance.file_name or ""
    start = perf_counter()
    clusters = project.duplicates.clusters()
    yield reported(f"{len(named)} articles, signatures and clusters", perf_counter() - start, "s")
    start = perf_counter()
    worker = project.worker()
    worker.duplicates.clusters()
    yield reported("clusters, with signatures kept", perf_counter() - start, "s")
    worker.close()
    pairs = {
        (named[one.uid], named[two.uid])
        for cluster in clusters
        for one in cluster.articles
        for two in cluster.articles
        if one.uid != two.uid
    }
    right = sum(pair in pairs for pair in planted)
    yield at_least(f"{len(planted)} rewrites found", 100 * right / len(planted), "%", limit=96)
    yield at_most("pairs that are none", len(pairs) / 2 - right, "", limit=5)


def _one_more(project: Project) -> Iterator[Figure]:
    chance, times = random.Random(7), list[float]()
    for row in list(project.articles.all())[:_LATE]:
        article = project.articles.get(row.uid)
        assert article is not None
        text = rewritten(chance, project.articles.text_of(article).text)
        uid = project.articles.import_text(text, "pasted").uid
        assert uid is not None
        start = perf_counter()
        project.duplicates.look_at([uid])
        times.append(1000 * (perf_counter() - start))
        assert project.duplicates.of(uid) is not None
    yield at_most(
        "one more article: its signature kept, its copies found", median(times), "ms", limit=10
    )
    yield reported("the same, the slowest", max(times), "ms")
    start = perf_counter()
    for made in articles(100):
        signature_of(made.text)
    yield reported("a signature alone", 10 * (perf_counter() - start), "ms")

"""Merging two large tags, and finding words again in the whole project."""

from __future__ import annotations

import tempfile
import time
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.core.clock import SystemClock
from reader_app.core.edits import Change, added
from reader_app.core.ids import Uid
from reader_app.core.quotes import quote_at
from reader_app.core.records import Highlight, Tagging
from reader_app.core.spans import Span
from reader_app.project.person import Person
from reader_app.project.project import Project
from reader_app.project.tag_again import Wanted
from tests.bench.figure import Figure, at_most, reported
from tests.bench.workload import articles, spans, write_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.records import Article

RARE = "Zerqalba"
"""A word that the made-up articles do not have, put into one in a thousand of them."""


def figures(scale: float) -> Iterator[Figure]:
    """Measure with 2 x 50,000 taggings, and with 20,000 articles."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from _merging(folder, max(500, round(50_000 * scale)))
        yield from _finding(folder, max(200, round(20_000 * scale)))


def _project(path: Path) -> Project:
    person = Person(Uid("01900000000070008000000000000001"), "Ines")
    return Project.create(path, person=person, clock=SystemClock())


def _merging(folder: Path, count: int) -> Iterator[Figure]:
    """Two tags of as many taggings each, every tenth highlight with both."""
    project = _project(folder / "merge.reader")
    kept, gone = _tagged(project, count)
    before = project._bench.store.dump()
    worker = project.worker()
    told = [time.perf_counter()]
    took = _timed(
        lambda: worker.tags.merge(kept, [gone], lambda *_: told.append(time.perf_counter()))
    )
    yield at_most(f"merge of 2 x {count:,} taggings", took, "s", limit=5.0)
    silence = max(after - before for before, after in pairwise(told))
    yield at_most("the longest without a word of its progress", silence, "s", limit=1.0)
    yield reported("its undo", _timed(worker.history.undo), "s")
    yield reported("its redo", _timed(worker.history.redo), "s")
    worker.history.undo()
    same = project._bench.store.dump() == before
    yield Figure("the undo is exact", float(same), "", None, "", "= 1", same)
    worker.close()
    project.close()


def _tagged(project: Project, count: int) -> tuple[Uid, Uid]:
    project.tags.create("Kept")
    project.tags.create("Gone")
    kept, gone = (tag.uid for tag in project.codebook.walk())
    per_article = 1000
    highlights = count * 19 // 10
    n = 0
    for made in articles(-(-highlights // per_article), characters=40_000):
        outcome = project.articles.import_text(made.text, made.name)
        article = project.articles.find(outcome.uid or "")
        text = project.articles.text_of(article).text
        wanted = min(per_article, highlights - n)
        records: list[Highlight | Tagging] = []
        for start, end in spans(text, wanted):
            highlight = _highlight(project, article, text, Span(start, end))
            both = n < count // 10
            tags = (kept, gone) if both else (kept,) if n < count else (gone,)
            records += [highlight, *(_tagging(project, highlight, tag) for tag in tags)]
            n += 1
        project._bench.do(Change("highlights.tag", {"count": wanted, "tag": ""}, added(*records)))
    return kept, gone


def _highlight(project: Project, article: Article, text: str, span: Span) -> Highlight:
    bench = project._bench
    now, quote = bench.now(), quote_at(text, span)
    me = bench.analyst.uid
    return Highlight(bench.uids.new(), article.uid, article.text_sha256, span, quote, me, now, now)


def _tagging(project: Project, highlight: Highlight, tag: Uid) -> Tagging:
    bench = project._bench
    return Tagging(
        bench.uids.new(), highlight.uid, tag, highlight.article, bench.analyst.uid, bench.now()
    )


def _finding(folder: Path, count: int) -> Iterator[Figure]:
    write_folder(folder / "texts", count)
    for n, path in enumerate(sorted((folder / "texts").iterdir())):
        if n % 1000 == 100:
            path.write_text(f"{path.read_text()}\nIn {RARE}, they said, and zérqalba’s port.\n")
    project = _project(folder / "again.reader")
    project.articles.import_paths([folder / "texts"])
    worker = project.worker()
    rare, common = Wanted((RARE,)), Wanted(("minister",))
    yield at_most(
        f"first hits of a rare word in {count:,} articles",
        _timed(lambda: list(islice(worker.again.find(rare), 2))),
        "s",
        limit=0.2,
    )
    yield reported("all its hits", _timed(lambda: list(worker.again.find(rare))), "s")
    first = _timed(lambda: list(islice(worker.again.find(common), 50)))
    yield at_most("first 50 hits of a common word", first, "s", limit=0.2)
    tenth = max(100, count // 10)
    pattern = Wanted(pattern=r"\bzerq\w+")
    yield reported(
        f"regular expression over {tenth:,} articles",
        _timed(lambda: list(worker.again.find(pattern, progress=lambda at: at.done < tenth))),
        "s",
    )
    worker.close()
    project.close()


def _timed(action: object) -> float:
    assert callable(action)
    start = time.perf_counter()
    action()
    return time.perf_counter() - start

"""Across articles: searches, the library, tagged spans and queries on tags in a large project.

All in CPU time, the scan beside the searches too.
"""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, get_args

from reader_app.core.clock import SystemClock
from reader_app.core.edits import Change, added
from reader_app.core.ids import Uid
from reader_app.core.quotes import quote_at
from reader_app.core.records import Highlight, Tagging
from reader_app.core.search_parser import parse_query
from reader_app.core.spans import Span
from reader_app.project.person import Person
from reader_app.project.project import Project
from reader_app.project.rows import LibraryQuery, SpanQuery, SpanSort
from reader_app.store.rows import ArticleSort
from reader_app.store.sqlite import sqlite3
from tests.bench.copies import multiply
from tests.bench.figure import Figure, at_most, at_most_times, reported
from tests.bench.workload import articles, spans, tag_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_EACH = 20
"""Highlights of an article."""
_COPIES = 20
_PERSON = Person(Uid("01900000000070008000000000000001"), "Ines")
_QUERIES = (
    "tag:Certainty overlapping tag:Actor",
    "tag:Actor/State near:100 tag:Source",
    "tag:Actor near:sentence tag:Source",
    "tag:Actor near:paragraph tag:Source",
    "tag:Actor tag:Place",
    "tag:Actor NOT tag:Place",
)


def figures(scale: float) -> Iterator[Figure]:
    """Measure with 20,000 articles and 400,000 highlights."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "large.reader"
        _make(path, max(10, round(20_000 * scale / _COPIES)))
        project = Project.open(path, person=_PERSON, clock=SystemClock(), read_only=True)
        yield from _searches(project)
        yield from _library(project)
        yield from _tables(project)
        yield from _tag_queries(project)
        project.close()


def _make(path: Path, count: int) -> None:
    project = Project.create(path, person=_PERSON, clock=SystemClock())
    for tag in tag_paths():
        project.tags.create_path(tag)
    tags = [tag.uid for tag in project.codebook.walk()]
    chance = random.Random(1)
    for made in articles(count):
        outcome = project.articles.import_text(made.text, made.name)
        _mark(project, outcome.uid or Uid(""), tags, chance)
    project.close()
    multiply(path, _COPIES)
    _index_copies(path)


def _mark(project: Project, article: Uid, tags: list[Uid], chance: random.Random) -> None:
    found = project.articles.find(article)
    text = project.articles.text_of(found).text
    new, me = project._bench.uids.new, project.analyst.uid
    records: list[Highlight | Tagging] = []
    for start, end in spans(text, _EACH, seed=chance.randrange(1 << 30)):
        span, uid = Span(start, end), new()
        quote = quote_at(text, span)
        records.append(Highlight(uid, article, found.text_sha256, span, quote, me, 1, 1))
        some = chance.sample(tags, chance.choice((0, 1, 1, 1, 2)))
        records += [Tagging(new(), uid, tag, article, me, 1) for tag in some]
    project._bench.do(Change("highlights.tag", {"count": _EACH, "tag": ""}, added(*records)))


def _index_copies(path: Path) -> None:
    """Let the copies be found by their words, as their originals are."""
    db = sqlite3.connect(path)
    db.execute(
        "INSERT OR REPLACE INTO article_fts(rowid,title,body) SELECT a.id, lower(a.title), lower(t.text)"
        " FROM article a JOIN text t ON t.sha256=a.text_sha256"
    )
    db.execute(
        "UPDATE article SET published=date('2026-01-01', '+'||(id%200)||' days'),"
        " outlet='Outlet '||(id%40)"
    )
    db.commit()
    db.execute("PRAGMA optimize")
    db.close()


def _searches(project: Project) -> Iterator[Figure]:
    found, me = project._bench.store.found, project.analyst.uid
    for word in ("minister", "said", "reconstruction"):
        looked = _ms(lambda word=word: _scan(project.path, word))
        query = parse_query(word)
        assert query is not None
        first = _often(lambda query=query: found.page(query, analyst=me, limit=20))
        name = f"first 20 articles with “{word}”, against a LIKE scan"
        yield at_most_times(name, first, "ms", ("LIKE", looked), limit=0.02)
        shown = _often(lambda word=word: next(project.search.found(word, limit=20), None))
        yield reported(f"the first of them with its hits and snippets: “{word}”", shown, "ms")


def _scan(path: Path, word: str) -> None:
    db = sqlite3.connect(path)
    db.execute(
        "SELECT a.uid FROM article a CROSS JOIN text t ON t.sha256=a.text_sha256"
        " WHERE t.text LIKE ? ORDER BY a.published DESC",
        (f"%{word}%",),
    ).fetchall()
    db.close()


def _library(project: Project) -> Iterator[Figure]:
    for sort in get_args(ArticleSort):
        query = LibraryQuery(sort=sort, limit=50)
        took = _often(lambda query=query: project.articles.page(query))
        yield at_most(f"library by {sort}, first page", took, "ms", limit=5)


def _tables(project: Project) -> Iterator[Figure]:
    for sort in get_args(SpanSort):
        query = SpanQuery(sort=sort)
        took = _often(lambda query=query: project.spans.page(query))
        yield at_most(f"tagged spans by {sort}, first page", took, "ms", limit=150)
    for words in ("minister", "ceasefire"):
        took = _often(lambda words=words: project.spans.page(SpanQuery(words=words)))
        yield at_most(f"tagged spans with “{words}”, first page", took, "ms", limit=150)


def _tag_queries(project: Project) -> Iterator[Figure]:
    for words in _QUERIES:
        query = project.spans.where(words)
        yield at_most(
            f"{words}: first page", _ms(lambda q=query: project.spans.page(q)), "ms", limit=2000
        )
        yield at_most(
            f"{words}: counted", _ms(lambda q=query: project.spans.counts(q)), "ms", limit=2000
        )


def _ms(action: Callable[[], object]) -> float:
    start = process_time()
    action()
    return (process_time() - start) * 1000


def _often(action: Callable[[], object]) -> float:
    return median(_ms(action) for _ in range(5))

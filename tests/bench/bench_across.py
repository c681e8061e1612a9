"""Across articles: searches, the library, tagged spans and queries on tags in a large project.

All in CPU time, the scan beside the searches too.
"""

from __future__ import annotations

from statistics import median
from time import process_time
from typing import TYPE_CHECKING, get_args

from reader_app.core.clock import SystemClock
from reader_app.core.search_parser import parse_query
from reader_app.project.project import Project
from reader_app.project.rows import LibraryQuery, SpanQuery, SpanSort
from reader_app.store.rows import ArticleSort
from tests.bench.figure import Figure, at_most, at_most_times, reported
from tests.bench.large import LARGE, PERSON, made, scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    with made(LARGE, scale) as path:
        project = Project.open(path, person=PERSON, clock=SystemClock(), read_only=True)
        yield from _searches(project)
        yield from _library(project)
        yield from _tables(project)
        yield from _tag_queries(project)
        project.close()


def _searches(project: Project) -> Iterator[Figure]:
    found, me = project._bench.store.found, project.analyst.uid
    for word in ("minister", "said", "reconstruction"):
        looked = milliseconds(lambda word=word: scan(project.path, word))
        query = parse_query(word)
        assert query is not None
        first = _often(lambda query=query: found.page(query, analyst=me, limit=20))
        name = f"first 20 articles with “{word}”, against a LIKE scan"
        yield at_most_times(name, first, "ms", ("LIKE", looked), limit=0.02)
        shown = _often(lambda word=word: next(project.search.found(word, limit=20), None))
        yield reported(f"the first of them with its hits and snippets: “{word}”", shown, "ms")


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
            f"{words}: first page",
            milliseconds(lambda q=query: project.spans.page(q)),
            "ms",
            limit=2000,
        )
        yield at_most(
            f"{words}: counted",
            milliseconds(lambda q=query: project.spans.counts(q)),
            "ms",
            limit=2000,
        )


def milliseconds(action: Callable[[], object]) -> float:
    """Return the CPU time of an action."""
    start = process_time()
    action()
    return (process_time() - start) * 1000


def _often(action: Callable[[], object]) -> float:
    return median(milliseconds(action) for _ in range(5))

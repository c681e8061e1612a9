"""The table of tagged spans in a project of 100,000 articles and 1,000,000 highlights.

Issue 6, done when 4: the first page by any sort and filter within 150 ms, grouped counts
within a second. All in CPU time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from reader_app.core.clock import SystemClock
from reader_app.project.project import Project
from reader_app.project.rows import GroupBy, SpanQuery, SpanSort
from tests.bench.bench_across import milliseconds
from tests.bench.figure import Figure, at_most, reported
from tests.bench.large import PERSON, XL, made

if TYPE_CHECKING:
    from collections.abc import Iterator


def figures(scale: float) -> Iterator[Figure]:
    """Measure each filter with each sort, either way; the slowest sort of a filter is told."""
    with made(XL, scale) as path:
        project = Project.open(path, person=PERSON, clock=SystemClock(), read_only=True)
        for name, query in _filters(project).items():
            took = {
                f"{sort}{' down' * down}": min(_pages(project, query, sort, down=down))
                for sort in get_args(SpanSort)
                for down in (False, True)
            }
            slowest = max(took, key=lambda each: took[each])
            yield at_most(
                f"first page, {name}, slowest by {slowest}", took[slowest], "ms", limit=150
            )
            counted = milliseconds(lambda query=query: project.spans.counts(query))
            yield reported(f"counted, {name}", counted, "ms")
            grouped = {
                by: milliseconds(lambda query=query, by=by: project.spans.groups(query, by))
                for by in get_args(GroupBy)
            }
            slowest = max(grouped, key=lambda each: grouped[each])
            yield at_most(
                f"grouped, {name}, slowest by {slowest}", grouped[slowest], "ms", limit=1000
            )
        project.close()


def _filters(project: Project) -> dict[str, SpanQuery]:
    tags = [tag.uid for tag in project.codebook.walk()]
    return {
        "no filter": SpanQuery(),
        "one tag": SpanQuery(tags=(tags[3],)),
        "five tags": SpanQuery(tags=tuple(tags[:5])),
        "a common word": SpanQuery(words="minister"),
        "two words": SpanQuery(words="minister harbour"),
        "one outlet": SpanQuery(outlet="Outlet 3"),
        "without a tag": SpanQuery(untagged=True),
        "one analyst": SpanQuery(analyst=project.analyst.uid),
    }


def _pages(project: Project, query: SpanQuery, sort: SpanSort, *, down: bool) -> list[float]:
    asked = replace(query, sort=sort, descending=down)
    return [milliseconds(lambda: project.spans.page(asked)) for _ in range(2)]

"""A query on tagged spans in words, for those who read an export without having made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.span_where import NONE, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader_app.project.workbench import Workbench
    from reader_app.store.rows import SpanQuery

_MOST_TITLES = 20
"""Up to so many articles are named one by one."""


def query_words(bench: Workbench, query: SpanQuery) -> str:
    """Return what a query rules out, in the words of a typed question where it has them."""
    return " ".join(_parts(bench, query))


def _parts(bench: Workbench, query: SpanQuery) -> Iterator[str]:
    if query.words.strip():
        yield f"words:“{query.words.strip()}”"
    yield from _named("tag", (bench.codebook.path_text(tag) for tag in query.tags))
    if query.untagged:
        yield "tagged:no"
    articles = query.articles if query.article is None else (query.article,)
    if len(articles) > _MOST_TITLES:
        yield f"({len(articles)} articles that were selected)"
    else:
        yield from _named("article", (bench.article(uid).title for uid in articles))
    if query.outlet is not None:
        yield f"outlet:“{query.outlet}”"
    if query.month is not None:
        yield f"month:{query.month or NONE}"
    by = (each.name for each in bench.store.analysts() if each.uid == query.analyst)
    yield from _named("by", by)
    if query.statement is not None:
        yield f"kind:{query.statement}"
    if query.where is not None:
        yield written(query.where)


def _named(kind: str, names: Iterable[str]) -> Iterator[str]:
    several = " OR ".join(f"{kind}:“{name}”" for name in names)
    if several:
        yield several

"""A query of the table of tagged spans as one question that can be typed, and so be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.search_query import Filter
from reader_app.core.span_where import (
    NONE,
    QUOTES,
    EverySpan,
    SomeSpan,
    SpanFilter,
    SpanWhere,
    parts_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.ids import Uid
    from reader_app.project.workbench import Workbench
    from reader_app.store.rows import SpanQuery


def question(bench: Workbench, query: SpanQuery) -> SpanWhere | None:
    """Return the question on highlights that a query asks; None where it rules nothing out.

    Of the highlights found it has all taggings, also where the query asks for some of them alone.
    """
    flat = [each for part in _parts(bench, query) for each in parts_of(part)]
    return EverySpan(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def _parts(bench: Workbench, query: SpanQuery) -> Iterator[SpanWhere]:
    if query.tags:
        yield from _tags(bench, query.tags)
    if query.where is not None:
        yield query.where
    if query.words.strip():
        yield SpanFilter("words", query.words.strip())
    if query.untagged:
        yield SpanFilter("tagged", "no")
    if query.statement is not None:
        yield SpanFilter("kind", query.statement or NONE)
    yield from _narrowed(bench, query)


def _narrowed(bench: Workbench, query: SpanQuery) -> Iterator[SpanWhere]:
    """Yield what asks for one article, outlet, month or analyst alone."""
    if query.article is not None:
        yield SpanFilter("article", _article(bench, query.article))
    if query.outlet is not None:
        yield Filter("outlet", _exactly(query.outlet) if query.outlet else NONE)
    if query.month is not None:
        yield SpanFilter("month", query.month or NONE)
    if query.analyst is not None:
        names = {each.uid: each.name for each in bench.store.analysts()}
        yield Filter("by", _exactly(names.get(query.analyst, "")))


def _tags(bench: Workbench, tags: tuple[Uid, ...]) -> Iterator[SpanWhere]:
    """Yield what asks for these tags: one with all below it, all there are, or each by itself."""
    book, wanted = bench.codebook, set(tags)
    whole = next((tag for tag in tags if wanted == _below(bench, tag)), None)
    if whole is not None:
        yield Filter("tag", book.path_text(whole))
    elif wanted >= {tag.uid for tag in book.walk()}:
        yield SpanFilter("tagged", "yes")
    else:
        known = [tag for tag in tags if tag in book]
        each = tuple(Filter("tag", _exactly(book.path_text(tag))) for tag in known)
        yield from (SomeSpan(each),) if len(each) > 1 else each


def _below(bench: Workbench, tag: Uid) -> set[Uid]:
    book = bench.codebook
    return {tag, *(each.uid for each in book.walk(tag))} if tag in book else set()


def _article(bench: Workbench, uid: Uid) -> str:
    """Return an article's title where nothing else is meant by it, else its uid."""
    title = bench.article(uid).title
    is_sayable = set(title).isdisjoint(QUOTES) and title == title.strip()
    return title if is_sayable and len(bench.store.articles.find(title)) == 1 else uid


def _exactly(name: str) -> str:
    """Return a name as that very one is asked for; quote signs are not needed to find it."""
    return "=" + "".join(sign for sign in name if sign not in QUOTES)

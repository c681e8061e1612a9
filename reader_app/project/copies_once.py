"""Counting copies once: of the articles of one cluster the earliest that has a tag stands for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reader_app.core.ids import Uid
    from reader_app.formats.exchange.span_row import SpanRow
    from reader_app.project.workbench import Workbench

Place = tuple[int, int]
"""A cluster's number, and how early among its articles one is, from 0 on."""


class CopiesOnce:
    """What is left out where copies count once."""

    def __init__(self, bench: Workbench, places: Mapping[Uid, Place]) -> None:
        """Begin; `places` has the articles that have copies (`DuplicateActions.places`)."""
        reads = bench.store.counts
        cells = ((tag, article) for tag, article, _ in reads.by_article())
        untagged = ((None, article) for article in reads.articles_with_untagged())
        self._left_out = _later([*cells, *untagged], places)
        with_marks = ((None, article) for article in reads.articles())
        self.later_articles = {article for _, article in _later(with_marks, places)}
        """Articles with highlights that have an earlier copy with some."""
        first: dict[int, Uid] = {}
        self.stand_ins = {uid: first.setdefault(place[0], uid) for uid, place in places.items()}
        """One article of each cluster, by each of its articles."""

    def has(self, tag: Uid | None, article: Uid) -> bool:
        """Tell whether a tag in an article counts; None: a highlight without one."""
        return (tag, article) not in self._left_out

    def rows(self, rows: Iterable[SpanRow]) -> Iterator[SpanRow]:
        """Yield those of an export's rows that count."""
        for row in rows:
            if self.has(row.tagging.tag if row.tagging else None, row.article.uid):
                yield row


def _later(
    cells: Iterable[tuple[Uid | None, Uid]], places: Mapping[Uid, Place]
) -> set[tuple[Uid | None, Uid]]:
    """Return the (tag, article) pairs for which an earlier copy of the article has the tag too."""
    by_cluster: dict[tuple[Uid | None, int], list[tuple[int, Uid]]] = {}
    for tag, article in cells:
        if article in places:
            cluster, rank = places[article]
            by_cluster.setdefault((tag, cluster), []).append((rank, article))
    return {
        (tag, article)
        for (tag, _), ranked in by_cluster.items()
        for _, article in sorted(ranked)[1:]
    }

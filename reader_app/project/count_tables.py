"""Counts as tables of plain cells, for files: what is counted down the side, tags along the top."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.analysis.co_occurrence import CoOccurrence
    from reader_app.core.codebook import Codebook
    from reader_app.project.counts import Across, CountBy, TagCount

Cell = str | int


@dataclass(frozen=True, slots=True)
class CountTable:
    """A head, and rows as long as it."""

    head: tuple[str, ...]
    rows: Iterator[tuple[Cell, ...]]


def tag_table(
    counts: list[TagCount], codebook: Codebook, *, with_sources: bool = False
) -> CountTable:
    """Return the counts by tag, one tag a row; where copies count once, with independent sources."""
    rows = (
        (
            *(codebook.path_text(each.tag), each.taggings, each.articles),
            *((each.sources,) if with_sources else ()),
        )
        for each in counts
    )
    more = ("independent_sources",) if with_sources else ()
    return CountTable(("tag", "taggings", "articles", *more), rows)


def cross_table(across: Across, by: CountBy, codebook: Codebook) -> CountTable:
    """Return the counts by another thing, one of these a row; an article has its uid before it."""
    tags = [tag.uid for tag in codebook.walk() if tag.uid in across.counts.by_tag]
    paths = tuple(codebook.path_text(tag) for tag in tags)
    first = ("uid", "title") if by == "article" else (by,)
    rows = (
        (
            *((other or "", name) if by == "article" else (name,)),
            *(across.counts.of(tag, other) for tag in tags),
        )
        for other, name in across.names.items()
    )
    return CountTable((*first, *paths), rows)


def together_table(counts: CoOccurrence, codebook: Codebook) -> CountTable:
    """Return how often tags stand together, one tag a row and one a column; itself: where it stands."""
    tags = [tag.uid for tag in codebook.walk() if tag.uid in counts.places]
    paths = tuple(codebook.path_text(tag) for tag in tags)
    rows = (
        (path, *(counts.of(tag, other) for other in tags))
        for tag, path in zip(tags, paths, strict=True)
    )
    return CountTable(("tag", *paths), rows)

"""How often each tag was given within each of other things: an article, an outlet, a month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.ids import Uid

if TYPE_CHECKING:
    from collections.abc import Iterable


Other = str | None
"""The other thing by its uid or name; None where an article has none, such as no date."""


@dataclass(frozen=True, slots=True)
class CrossCounts:
    """Taggings by tag and by another thing; what has none is left out."""

    cells: Mapping[tuple[Uid, Other], int]
    by_tag: Mapping[Uid, int]
    by_other: Mapping[Other, int]

    def of(self, tag: Uid, other: Other) -> int:
        """Return how many taggings a tag has within the other thing."""
        return self.cells.get((tag, other), 0)

    def present(self) -> CrossCounts:
        """Return the same as 0 and 1: 1 where there is any; the sums count the ones."""
        return cross_counts((tag, other, 1) for tag, other in self.cells)


def cross_counts(taggings: Iterable[tuple[Uid, Other, int]]) -> CrossCounts:
    """Add up taggings, each given as its tag, the other thing, and how many there are."""
    cells: Counter[tuple[Uid, Other]] = Counter()
    by_tag: Counter[Uid] = Counter()
    by_other: Counter[Other] = Counter()
    for tag, other, count in taggings:
        cells[tag, other] += count
        by_tag[tag] += count
        by_other[other] += count
    return CrossCounts(cells, by_tag, by_other)


def month_of(published: str | None) -> str | None:
    """Return the month of a date as it is kept ("2026-06-30": "2026-06"); None where it has none."""
    return published[:7] if published and len(published) >= len("2026-06") else None

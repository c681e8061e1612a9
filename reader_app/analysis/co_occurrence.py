"""Which tags stand together, and how often: in one span, sentence, paragraph or article.

A place is one of those.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from reader_app.core.ids import Uid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class CoOccurrence:
    """In how many places each tag stands, and in how many each two of them do."""

    places: Mapping[Uid, int]
    pairs: Mapping[tuple[Uid, Uid], int]
    """Each pair once, the lesser uid first; pairs that never stand together are left out."""

    def of(self, one: Uid, other: Uid) -> int:
        """Return in how many places two tags stand together; a tag with itself: where it stands."""
        if one == other:
            return self.places.get(one, 0)
        return self.pairs.get((min(one, other), max(one, other)), 0)

    def present(self) -> CoOccurrence:
        """Return the same as 0 and 1: 1 where there is any."""
        return CoOccurrence(dict.fromkeys(self.places, 1), dict.fromkeys(self.pairs, 1))


def co_occurrence(places: Iterable[Iterable[Uid]]) -> CoOccurrence:
    """Count the tags of each place, given place by place; a tag twice in one counts once.

    For many small places, such as spans, most of which have the tags of some other.
    """
    alone: Counter[Uid] = Counter()
    pairs: Counter[tuple[Uid, Uid]] = Counter()
    for tags, count in Counter(map(frozenset, places)).items():
        for tag in tags:
            alone[tag] += count
        for pair in combinations(sorted(tags), 2):
            pairs[pair] += count
    return CoOccurrence(alone, pairs)


def together(places_of_tags: Iterable[tuple[Uid, Sequence[int]]]) -> CoOccurrence:
    """Count the same from the numbers of the places of each tag, ascending.

    Each tag comes once; a place twice for one tag counts once. For places with many tags, such as
    articles: each tag is a row of bits in one integer, and two rows are compared by one AND and a
    count of bits, which takes microseconds for 100,000 places.
    """
    rows = {tag: _row(places) for tag, places in places_of_tags}
    return CoOccurrence({tag: row.bit_count() for tag, row in rows.items()}, _pairs(rows))


def _pairs(among: Mapping[Uid, int]) -> dict[tuple[Uid, Uid], int]:
    tags = sorted(among)
    rows = [among[tag] for tag in tags]
    pairs: dict[tuple[Uid, Uid], int] = {}
    for at, (tag, row) in enumerate(zip(tags, rows, strict=True)):
        for other, below in zip(tags[at + 1 :], rows[at + 1 :], strict=True):
            shared = (row & below).bit_count()
            if shared:
                pairs[tag, other] = shared
    return pairs


def _row(places: Sequence[int]) -> int:
    """Return ascending numbers as the bits of an integer."""
    bits = bytearray((places[-1] >> 3) + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


def parts_touched(
    starts: Sequence[int], spans: Iterable[tuple[int, int, Uid]]
) -> Iterator[set[Uid]]:
    """Yield the tags of each part of a text that a tagged span [start, end) has a character in.

    `starts`: where the parts start, ascending, the first part at 0; each reaches to the next.
    """
    borders = [*starts[1:], sys.maxsize]  # a span that is before the first is in the first
    parts: dict[int, set[Uid]] = defaultdict(set)
    for start, end, tag in spans:
        part = bisect_right(borders, start)
        parts[part].add(tag)
        while end > borders[part]:
            part += 1
            parts[part].add(tag)
    yield from parts.values()

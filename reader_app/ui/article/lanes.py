"""Gives each highlight a lane of its own among those it overlaps, so that lines never collide."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader_app.core.ids import Uid
    from reader_app.ui.article.highlight_index import HighlightIndex
    from reader_app.ui.article.text_mark import TextMark

UNDERLINES = 4
"""As many lanes as are drawn under a line of text; deeper highlights have their bracket alone."""


class Lanes:
    """Lane numbers from 0, the outer highlight's before the inner's, the same over all its lines.

    A lane does not depend on what is visible. One that comes later takes the first free lane and
    leaves the others where they are.
    """

    def __init__(self, index: HighlightIndex) -> None:
        self._index = index
        self._lanes: dict[Uid, int] = {}
        self._free: list[int] = []
        self._busy: list[tuple[int, int]] = []

    def extend(self, in_order: Iterable[TextMark]) -> None:
        """Give lanes to marks that come by start, of equal starts the longer one first.

        May be called again with later ones, as long as none was added or removed between.
        """
        free, busy, lanes = self._free, self._busy, self._lanes
        for mark in in_order:
            while busy and busy[0][0] <= mark.start:
                heappush(free, heappop(busy)[1])
            lane = heappop(free) if free else len(busy)
            lanes[mark.uid] = lane
            heappush(busy, (mark.end, lane))

    def of(self, uid: Uid) -> int:
        """Return a highlight's lane."""
        return self._lanes[uid]

    def add(self, mark: TextMark) -> None:
        """Give a lane to a mark that is in the index already."""
        others = self._index.touching(mark.start, mark.end)
        taken = {self._lanes[other.uid] for other in others if other.uid != mark.uid}
        self._lanes[mark.uid] = next(lane for lane in range(len(taken) + 1) if lane not in taken)

    def remove(self, uid: Uid) -> None:
        """Free a highlight's lane."""
        self._lanes.pop(uid, None)

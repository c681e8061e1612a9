"""How high each card is, as far as that was measured, and what follows from it. No Qt."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

_FIRST_GUESS = 110
_ENOUGH = 8
"""So many measured rows make a better guess for the others."""


class CardHeights:
    """Heights by row; those that were never measured count as a typical one."""

    def __init__(self) -> None:
        self._heights: list[int] = []
        self._sure: list[bool] = []
        self._seen: list[bool] = []
        """Which rows were measured at all, if not since they changed."""
        self._tops: list[int] | None = None
        self._guess = _FIRST_GUESS
        self._sample: list[int] = []

    def __len__(self) -> int:
        return len(self._heights)

    def reset(self, count: int) -> None:
        """Start with so many rows, none of them measured."""
        self._heights = [self._guess] * count
        self._sure = [False] * count
        self._seen = [False] * count
        self._sample = []
        self._tops = None

    def insert(self, row: int, count: int) -> None:
        """Make room for rows that came."""
        self._heights[row:row] = [self._guess] * count
        self._sure[row:row] = [False] * count
        self._seen[row:row] = [False] * count
        self._tops = None

    def remove(self, row: int, count: int) -> None:
        """Forget rows that went."""
        for rows in (self._heights, self._sure, self._seen):
            del rows[row : row + count]
        self._tops = None

    def forget(self, row: int) -> None:
        """Have a row measured again; until then it keeps its height."""
        self._sure[row] = False

    def is_measured(self, row: int) -> bool:
        """Tell whether a row's height is sure."""
        return self._sure[row]

    def measure(self, row: int, height: int) -> None:
        """Take a row's height."""
        self._sure[row] = self._seen[row] = True
        if self._heights[row] != height:
            self._heights[row] = height
            self._tops = None
        if len(self._sample) < _ENOUGH:
            self._sample.append(height)
            if len(self._sample) == _ENOUGH:
                self._guess_better()

    def _guess_better(self) -> None:
        self._guess = sum(self._sample) // _ENOUGH
        pairs = zip(self._heights, self._seen, strict=True)
        self._heights = [height if seen else self._guess for height, seen in pairs]
        self._tops = None

    def height(self, row: int) -> int:
        """Return a row's height, or what it is taken for."""
        return self._heights[row]

    def top(self, row: int) -> int:
        """Return where a row begins; for the row after the last, where all end."""
        return self._all_tops()[row]

    def row_at(self, y: int) -> int:
        """Return the row at a height, the first or last where it is outside; -1 for no rows."""
        if not self._heights:
            return -1
        found = bisect_right(self._all_tops(), y) - 1
        return max(0, min(found, len(self._heights) - 1))

    @property
    def total(self) -> int:
        """How high all rows are together."""
        return self._all_tops()[-1]

    def _all_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops

"""Back and forward between places, as in a browser. Knows no widgets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader_app.core.ids import Uid

_MOST = 100


@dataclass(frozen=True, slots=True)
class Place:
    """An article, a highlight in it that was looked at, and what stood at the page's top."""

    article: Uid
    highlight: Uid | None = None
    point: int | None = None
    """A code point of the text; None where the reader has not left the place yet."""


class Places:
    """Where the reader was, and where they are in that row."""

    def __init__(self) -> None:
        self._row: list[Place] = []
        self._at = -1

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place after this one."""
        return self._at + 1 < len(self._row)

    def visit(self, place: Place) -> None:
        """Add a place; what lay ahead is forgotten."""
        if self._at >= 0 and replace(self._row[self._at], point=None) == place:
            return
        self._row = [*self._row[: self._at + 1], place][-_MOST:]
        self._at = len(self._row) - 1

    def leave(self, article: Uid, point: int) -> None:
        """Note where on the page the reader is, before they go elsewhere."""
        if self._at >= 0 and self._row[self._at].article == article:
            self._row[self._at] = replace(self._row[self._at], point=point)

    def back(self) -> Place | None:
        """Go to the place before and return it."""
        return self._go(-1)

    def forward(self) -> Place | None:
        """Go to the place after and return it."""
        return self._go(1)

    def _go(self, by: int) -> Place | None:
        if not 0 <= self._at + by < len(self._row):
            return None
        self._at += by
        return self._row[self._at]

    def forget(self, article: Uid) -> None:
        """Leave out an article that is gone."""
        before = sum(place.article != article for place in self._row[: self._at + 1])
        self._row = [place for place in self._row if place.article != article]
        self._at = before - 1

    def clear(self) -> None:
        """Forget all places."""
        self._row, self._at = [], -1

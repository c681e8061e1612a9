"""Which highlights the analyst wants to see: those with some tags, those of some analysts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.ids import Uid

if TYPE_CHECKING:
    from reader_app.core.marks import Mark


@dataclass(frozen=True, slots=True)
class MarkFilter:
    """None lets all through; a set, even an empty one, only what is in it."""

    tags: frozenset[Uid] | None = None
    analysts: frozenset[Uid] | None = None

    def __bool__(self) -> bool:
        return self.tags is not None or self.analysts is not None

    def lets_through(self, mark: Mark) -> bool:
        """Tell whether a mark is one the analyst wants to see."""
        if self.analysts is not None and mark.highlight.analyst not in self.analysts:
            return False
        return self.tags is None or any(item.tag in self.tags for item in mark.taggings)

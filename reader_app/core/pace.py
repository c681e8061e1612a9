"""How far a piece of work has come, told while it goes on; knows nothing of what the work is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Progress = Callable[[int, int], object]
"""Is told how much is done, and how much there is in all."""

_EVERY = 500
_Item = TypeVar("_Item")


def behind(done: int, tell: Progress | None) -> Progress | None:
    """Return whom to tell of a part of the work that begins when so much is done already."""
    if tell is None:
        return None
    return lambda more, total: tell(done + more, done + total)


def after_first(shares: int, tell: Progress | None) -> Progress | None:
    """Return whom to tell of the rest of the work, behind a first part that is one of so many shares."""
    if tell is None:
        return None
    return lambda done, total: tell(total + (shares - 1) * done, shares * total)


class Pace:
    """Counts what passes, and tells of it now and then; without anybody to tell, it only passes."""

    def __init__(self, total: int, tell: Progress | None) -> None:
        self._total = total
        self._tell = tell
        self._done = 0

    def over(self, items: Iterable[_Item]) -> Iterable[_Item]:
        """Return these items, each counted as done when the next is asked for."""
        return items if self._tell is None else self._counted(items, self._tell)

    def _counted(self, items: Iterable[_Item], tell: Progress) -> Iterator[_Item]:
        for item in items:
            yield item
            self._done += 1
            if self._done % _EVERY == 0:
                tell(min(self._done, self._total), self._total)

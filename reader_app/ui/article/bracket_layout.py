"""Where brackets and their names go beside the text: no two brackets on one spot, no two names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader_app.core.ids import Uid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


NAME_HEIGHT = 16
MOST_NAMES = 8
"""So many names a paragraph; the rest is a number."""

_APART = 2.0


class Reach(NamedTuple):
    """From where to where a highlight goes, in pixels of the viewport, and its paragraph."""

    top: float
    bottom: float
    uid: Uid
    paragraph: int


@dataclass(frozen=True, slots=True)
class NamePlace:
    """A line of the margin: one tag's name (by its number), or how many more there are."""

    top: float
    uid: Uid
    tag: int
    more: int = 0


class BracketColumns:
    """Gives each bracket in view a column, and leaves it there for as long as it is in view."""

    def __init__(self) -> None:
        self._columns: dict[Uid, int] = {}

    def placed(self, reaches: Sequence[Reach]) -> dict[Uid, int]:
        """Return the columns of these brackets, from 0 at the text."""
        kept = {item.uid: self._columns[item.uid] for item in reaches if item.uid in self._columns}
        done: dict[int, list[Reach]] = {}
        for item in reaches:
            column = kept.get(item.uid)
            if column is None or _meets_any(item, done.get(column, ())):
                column = _first_free(reaches, kept, done, item)
            kept[item.uid] = column
            done.setdefault(column, []).append(item)
        self._columns = kept
        return kept

    def forget(self) -> None:
        """Begin anew, for another article or width."""
        self._columns.clear()


def _meet(one: Reach, other: Reach) -> bool:
    return one.top < other.bottom + _APART and other.top < one.bottom + _APART


def _meets_any(item: Reach, others: Iterable[Reach]) -> bool:
    return any(_meet(other, item) for other in others)


def _first_free(
    reaches: Sequence[Reach], kept: dict[Uid, int], done: dict[int, list[Reach]], item: Reach
) -> int:
    taken = {column for column, others in done.items() if _meets_any(item, others)}
    taken |= {
        kept[other.uid]
        for other in reaches
        if other.uid in kept and other.uid != item.uid and _meet(other, item)
    }
    return next(column for column in range(len(taken) + 1) if column not in taken)


def name_places(reaches: Sequence[Reach], n_names: dict[Uid, int], top: float) -> list[NamePlace]:
    """Return where names stand: at the tops of their brackets, pushed down where those are close."""
    places: list[NamePlace] = []
    free = top
    for paragraph in _by_paragraph(reaches):
        wanted = [(item, tag) for item in paragraph for tag in range(n_names[item.uid])]
        shown = wanted if len(wanted) <= MOST_NAMES else wanted[:MOST_NAMES]
        for item, tag in shown:
            at = max(free, min(max(item.top, top), item.bottom - NAME_HEIGHT + 2))
            places.append(NamePlace(at, item.uid, tag))
            free = at + NAME_HEIGHT
        if len(shown) < len(wanted):
            uid = wanted[len(shown)][0].uid
            places.append(NamePlace(free, uid, 0, len(wanted) - len(shown)))
            free += NAME_HEIGHT
    return places


def _by_paragraph(reaches: Sequence[Reach]) -> list[list[Reach]]:
    groups: dict[int, list[Reach]] = {}
    for item in reaches:
        groups.setdefault(item.paragraph, []).append(item)
    return list(groups.values())

"""How well a few typed letters fit a name: its start, a word's start, a part, letters in order.

Pure; both sides are folded (`core.folding`), costs are the lower the better.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader_app.core.folding import fold_with_map

if TYPE_CHECKING:
    from collections.abc import Sequence

EXACT, START, WORD, PART, LETTERS = 0, 10, 20, 30, 40
"""Costs; scattered letters cost up to 9 more, the more they are scattered."""

_FEWEST_LETTERS = 2
"""Scattered letters are only looked for from this many on; fewer fit nearly everything."""


def fit(name: str, wanted: str) -> tuple[int, tuple[int, ...]] | None:
    """Return how well `wanted` fits the folded name and at which places, or None."""
    at = name.find(wanted)
    if at == 0:
        return (EXACT if len(name) == len(wanted) else START), tuple(range(len(wanted)))
    if at > 0:
        word = _word_start(name, wanted)
        at = at if word is None else word
        return (PART if word is None else WORD), tuple(range(at, at + len(wanted)))
    places = _scattered(name, wanted)
    return None if places is None else (LETTERS + min(9, _gaps(places)), places)


def _word_start(name: str, wanted: str) -> int | None:
    at = name.find(wanted)
    while at > 0 and name[at - 1].isalnum():
        at = name.find(wanted, at + 1)
    return at if at > 0 else None


def _scattered(name: str, wanted: str) -> tuple[int, ...] | None:
    """Return the first places of these letters in order, the first one at the start of a word."""
    letters = wanted.replace(" ", "")
    if len(letters) < _FEWEST_LETTERS:
        return None
    first = 0 if name[:1] == letters[0] else _word_start(name, letters[0])
    if first is None:
        return None
    places = [first]
    for letter in letters[1:]:
        at = name.find(letter, places[-1] + 1)
        if at < 0:
            return None
        places.append(at)
    return tuple(places)


def _gaps(places: Sequence[int]) -> int:
    return sum(1 for a, b in pairwise(places) if b != a + 1)


def in_original(name: str, places: Sequence[int]) -> tuple[int, ...]:
    """Return where folded places stand in the name as it is written."""
    if name.isascii() or not places:
        return tuple(places)
    _, origin = fold_with_map(name)
    return tuple(dict.fromkeys(origin[place] for place in places))

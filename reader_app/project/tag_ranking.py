"""Which tags a few typed letters mean, best first. Pure: knows no storage and no screen.

A tag is found by the start of its name, the start of a word in it, an alias, any part of the
name, letters of it in order, or by path: "act/sta" finds "Actor/State". Among equals the one
used last comes first, then the one used most, then the codebook's own order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.codebook import SEPARATOR
from reader_app.core.folding import fold
from reader_app.core.records import Tag
from reader_app.project.fitting import START, fit, in_original

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader_app.core.codebook import Codebook
    from reader_app.core.ids import Uid

_ALIAS = 3
"""How much worse a match in an alias is than the same match in the name."""


@dataclass(frozen=True, slots=True)
class TagMatch:
    """A tag that fits, with the letters that made it fit (code points of the name or alias)."""

    tag: Tag
    parents: tuple[str, ...]
    letters: tuple[int, ...] = ()
    alias: str = ""
    """The alias that fits, where the name does not."""
    cost: int = 0


@dataclass(frozen=True, slots=True)
class _Entry:
    tag: Tag
    order: int
    folded: str
    path: tuple[str, ...]
    folded_parents: tuple[str, ...]
    aliases: tuple[tuple[str, str], ...]
    """(alias, folded alias) pairs."""


class TagIndex:
    """The codebook made ready for being asked at every key press."""

    def __init__(
        self,
        codebook: Codebook,
        *,
        recent: Sequence[Uid] = (),
        counts: Mapping[Uid, int] | None = None,
    ) -> None:
        self.weigh(recent, counts or {})
        self._entries = [
            _entry(codebook, tag, order)
            for order, tag in enumerate(codebook.walk())
            if not tag.archived
        ]

    def weigh(self, recent: Sequence[Uid], counts: Mapping[Uid, int]) -> None:
        """Take what puts equals in order: tags used last, the latest first, and how often each."""
        self._recent = {uid: place for place, uid in enumerate(recent)}
        self._counts = counts

    def __len__(self) -> int:
        return len(self._entries)

    def count(self, uid: Uid) -> int:
        """Return how often a tag is used."""
        return self._counts.get(uid, 0)

    def rank(self, typed: str) -> list[TagMatch]:
        """Return the tags that fit what was typed, best first; all of them where it is empty."""
        wanted = fold(typed.strip())
        parts = [part.strip() for part in wanted.split(SEPARATOR)]
        matches: list[tuple[tuple[int, int, int, int], TagMatch]] = []
        for entry in self._entries:
            match = _by_path(entry, parts) if len(parts) > 1 else _by_name(entry, wanted)
            if match is not None:
                matches.append((self._place(entry, match), match))
        matches.sort(key=lambda pair: pair[0])
        return [match for _, match in matches]

    def completed(self, typed: str) -> tuple[str, ...]:
        """Return the path that was typed, the names above the last one filled in: "act/new".

        Names that no tag begins with stay as they were typed: they will be new as well.
        """
        *above, last = (part.strip() for part in typed.split(SEPARATOR))
        if not above:
            return (last,)
        wanted = tuple(fold(part) for part in above)
        fitting = [entry for entry in self._entries if _begins(entry, wanted)]
        exact = [entry for entry in fitting if (*entry.folded_parents, entry.folded) == wanted]
        best = next(iter(exact or fitting), None)
        return (*(best.path if best else above), last)

    def named(self, typed: str) -> bool:
        """Tell whether some tag bears exactly this name, or this path."""
        parts = tuple(fold(part.strip()) for part in typed.split(SEPARATOR))
        return any(
            (*entry.folded_parents, entry.folded)[-len(parts) :] == parts for entry in self._entries
        )

    def _place(self, entry: _Entry, match: TagMatch) -> tuple[int, int, int, int]:
        uid = entry.tag.uid
        late = len(self._recent)
        return (match.cost, self._recent.get(uid, late), -self._counts.get(uid, 0), entry.order)


def _entry(codebook: Codebook, tag: Tag, order: int) -> _Entry:
    path = codebook.path(tag.uid)
    return _Entry(
        tag,
        order,
        fold(tag.name),
        path,
        tuple(fold(name) for name in path[:-1]),
        tuple((alias, fold(alias)) for alias in tag.aliases),
    )


def _by_name(entry: _Entry, wanted: str) -> TagMatch | None:
    parents = entry.path[:-1]
    if not wanted:
        return TagMatch(entry.tag, parents)
    found = fit(entry.folded, wanted)
    if found is not None:
        letters = in_original(entry.tag.name, found[1])
        return TagMatch(entry.tag, parents, letters, "", found[0])
    return _by_alias(entry, wanted)


def _by_alias(entry: _Entry, wanted: str) -> TagMatch | None:
    fits = [(fit(folded, wanted), alias) for alias, folded in entry.aliases]
    fitting = [(fit[0], fit[1], alias) for fit, alias in fits if fit is not None]
    if not fitting:
        return None
    cost, places, alias = min(fitting)
    letters = in_original(alias, places)
    return TagMatch(entry.tag, entry.path[:-1], letters, alias, cost + _ALIAS)


def _by_path(entry: _Entry, parts: Sequence[str]) -> TagMatch | None:
    """Fit the last part to the name, and the others, in order, to the names above it."""
    *above, last = parts
    found = fit(entry.folded, last) if last else (START, ())
    if found is None:
        return None
    cost = found[0] + _above(entry.folded_parents, above)
    if cost >= _NOWHERE:
        return None
    letters = in_original(entry.tag.name, found[1])
    return TagMatch(entry.tag, entry.path[:-1], letters, "", cost)


_NOWHERE = 1_000_000


def _begins(entry: _Entry, wanted: Sequence[str]) -> bool:
    """Tell whether the names of a path begin with these, one by one."""
    names = (*entry.folded_parents, entry.folded)
    pairs = zip(names, wanted, strict=False)
    return len(names) == len(wanted) and all(name.startswith(part) for name, part in pairs)


def _above(parents: Sequence[str], wanted: Iterable[str]) -> int:
    """Return the cost of finding these among the parents in order; `_NOWHERE` where one is not."""
    cost, at = 0, 0
    for part in wanted:
        while at < len(parents) and fit(parents[at], part) is None:
            at += 1
        found = fit(parents[at], part) if at < len(parents) else None
        if found is None:
            return _NOWHERE
        cost, at = cost + found[0], at + 1
    return cost

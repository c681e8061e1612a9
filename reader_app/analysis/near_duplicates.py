"""Near-duplicates: articles that are mostly the same words, such as copies of one agency report.

A text's signature is made of MinHash values in bands (Broder 1997; Leskovec, Rajaraman and Ullman,
Mining of Massive Datasets, chapter 3): texts that share bands may be copies, and are compared.
"""

from __future__ import annotations

import importlib
import re
from array import array
from bisect import bisect_left, insort
from collections import Counter
from functools import cache
from struct import unpack
from typing import TYPE_CHECKING, Protocol

from reader_app.core.folding import FOLD_VERSION, fold_for_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

SIGNATURE_VERSION = 100 * FOLD_VERSION + 1
"""Kept with every signature; one of another version is made anew."""
ENOUGH = 0.4
"""From so large a share of their shingles in common on, two texts are copies."""

_BANDS, _EACH = 42, 3
_SHARED_BANDS = 2
"""So many of a signature's bands are the same in copies: texts with half their shingles in common
share so many in 97 of 100 cases."""
_FEWEST = 8
"""A text of fewer shingles is like too many others."""
_NEIGHBOURS = 20
"""Of a great many texts in one band, each is compared with so many: they all hang together."""
_LATE = 4096
"""So many signatures are kept beside the sorted ones before they are sorted in."""
_WORD = re.compile(r"\w+")
_LOW = (1 << 32) - 1


class _MinHash(Protocol):
    """What is used of rensa, which says nothing of its types."""

    def update(self, items: Iterable[str]) -> None: ...
    def digest(self) -> list[int]: ...


@cache
def _rensa() -> Callable[[int, int], _MinHash]:
    """Return what makes a signature; loaded late, as it brings 25 MB that reading does not need."""
    return importlib.import_module("rensa").RMinHash


def words_of(text: str) -> list[str]:
    """Return the folded words of a text; an ideograph or kana is one by itself."""
    return _WORD.findall(fold_for_index(text))


def shingles_of(text: str) -> frozenset[str]:
    """Return each three folded words that follow one another; none for very few words."""
    words = words_of(text)
    shingles = frozenset(map(" ".join, zip(words, words[1:], words[2:], strict=False)))
    return shingles if len(shingles) >= _FEWEST else frozenset()


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of the shingles of both that each of them has, 0 to 1."""
    both = len(first & second)
    return both / (len(first) + len(second) - both) if both else 0.0


def signature_of(text: str) -> bytes:
    """Return what copies of a text are looked up by; empty for very few words."""
    shingles = shingles_of(text)
    if not shingles:
        return b""
    minhash = _rensa()(_BANDS * _EACH, 1)
    minhash.update(shingles)
    values = iter(minhash.digest())
    bands = [
        (a * 0x9E3779B1 ^ b * 0x85EBCA77 ^ c * 0xC2B2AE3D) >> 7 & _LOW
        for a, b, c in zip(values, values, values, strict=True)
    ]
    return b"".join(band.to_bytes(4, "little") for band in bands)


class CopyIndex:
    """Signatures by number, to look up which texts may be copies of one another."""

    def __init__(self, signatures: Iterable[tuple[int, bytes]] = ()) -> None:
        entries: list[list[int]] = [[] for _ in range(_BANDS)]
        for number, signature in signatures:
            for band, value in zip(entries, _values(signature), strict=False):
                band.append(value << 32 | number)
        self._bands = [array("Q", sorted(band)) for band in entries]
        self._late = [array("Q") for _ in range(_BANDS)]

    def add(self, number: int, signature: bytes) -> None:
        """Take one more signature in."""
        for late, value in zip(self._late, _values(signature), strict=False):
            insort(late, value << 32 | number)
        if len(self._late[0]) >= _LATE:
            self._sort_in()

    def _sort_in(self) -> None:
        pairs = zip(self._bands, self._late, strict=True)
        self._bands = [array("Q", sorted([*band, *late])) for band, late in pairs]
        self._late = [array("Q") for _ in range(_BANDS)]

    def candidates(self, signature: bytes) -> list[int]:
        """Return the numbers whose signatures share enough with one, its own too, best first."""
        shared: list[int] = []
        for band, late, value in zip(self._bands, self._late, _values(signature), strict=False):
            low, high = value << 32, value + 1 << 32
            for entries in (band, late):
                start = bisect_left(entries, low)
                if start < len(entries) and entries[start] < high:
                    end = bisect_left(entries, high, start)
                    shared += entries[max(start, end - _NEIGHBOURS) : end]
        found = Counter([entry & _LOW for entry in shared])
        return [number for number, count in found.most_common() if count >= _SHARED_BANDS]


def _values(signature: bytes) -> Sequence[int]:
    return unpack(f"<{len(signature) // 4}I", signature)


class Clusters:
    """Texts that hang together by being copies, each cluster under the name of one of them."""

    def __init__(self, named: Iterable[tuple[str, str]] = ()) -> None:
        self._name: dict[str, str] = {}
        self._texts: dict[str, list[str]] = {}
        for text, name in named:
            self._name[text] = name
            self._texts.setdefault(name, []).append(text)

    def name(self, text: str) -> str:
        """Return what a text's cluster is called; its own name where it has no copy."""
        return self._name.get(text, text)

    def texts(self, name: str) -> Sequence[str]:
        """Return the texts of a cluster; of a text without copies, itself."""
        return self._texts.get(name, (name,))

    def all(self) -> Iterator[Sequence[str]]:
        """Yield each cluster of two and more texts."""
        yield from self._texts.values()

    def join(self, text: str, other: str) -> Sequence[str]:
        """Say that two texts are copies; return the texts whose cluster has another name now."""
        kept, gone = self.name(other), self.name(text)
        if kept == gone:
            return ()
        if len(self.texts(gone)) > len(self.texts(kept)):
            kept, gone = gone, kept
        moved = [*self.texts(gone)]
        if kept not in self._texts:
            moved.append(kept)
        self._texts.pop(gone, None)
        self._texts.setdefault(kept, []).extend(moved)
        self._name.update(dict.fromkeys(moved, kept))
        return moved

"""Which texts of a project are copies of one another: found text by text, kept in the project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from threading import RLock
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader_app.analysis.near_duplicates import (
    ENOUGH,
    SIGNATURE_VERSION,
    Clusters,
    CopyIndex,
    overlap,
    shingles_of,
    signature_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader_app.store.store import Store

    Shingles = Callable[[str], frozenset[str]]

_CHUNK = 200
"""So many texts are looked at at once: between two chunks there is room for other writers."""

_NONE: Mapping[str, bytes] = MappingProxyType({})

Report = Callable[[int, int], bool]
"""Is told how much is done of how much, and says False where it is to stop."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of a look at texts."""

    copies: tuple[str, ...] = ()
    """Which of them are copies of one that was looked at before."""
    is_whole: bool = True
    """Whether all of them were looked at."""


class CopyFinder:
    """What is known of a project's copies; one for the project and all its workers."""

    def __init__(self) -> None:
        self._clusters = Clusters()
        self._index = CopyIndex()
        self._texts: list[str] = []
        self._known: set[str] = set()
        self._is_loaded = False
        self._lock = RLock()

    def look_at(
        self,
        store: Store,
        texts: Sequence[str],
        report: Report | None = None,
        signatures: Mapping[str, bytes] = _NONE,
    ) -> Looked:
        """Find the copies of texts that were not looked at, until `report` says False.

        What was found until then is kept, where the project can be written. `signatures` holds
        those that were worked out before, by their text.
        """
        if not texts:
            return Looked()
        with self._loaded(store):
            new = [text for text in texts if text not in self._known]
        copies: list[str] = []
        for at in range(0, len(new), _CHUNK):
            if report is not None and not report(at, len(new)):
                return Looked(tuple(copies), is_whole=False)
            with self._loaded(store):
                self._is_loaded = False  # what cannot be kept is read again
                copies += self._take(store, new[at : at + _CHUNK], signatures)
                self._is_loaded = True
        return Looked(tuple(copies))

    def copies_of(self, store: Store, text: str) -> Sequence[str]:
        """Return the texts of a text's cluster, its own too."""
        with self._loaded(store):
            return tuple(self._clusters.texts(self._clusters.name(text)))

    def all(self, store: Store) -> list[Sequence[str]]:
        """Return the texts of each cluster."""
        with self._loaded(store):
            return [tuple(texts) for texts in self._clusters.all()]

    def _loaded(self, store: Store) -> RLock:
        """Read what the project keeps, the first time; return the lock to hold meanwhile."""
        with self._lock:
            if not self._is_loaded:
                known = list(store.signatures.known(SIGNATURE_VERSION))
                self._texts = [text for text, _ in known]
                self._known = set(self._texts)
                self._index = CopyIndex((number, bands) for number, (_, bands) in enumerate(known))
                self._clusters = Clusters(store.signatures.clusters() if known else ())
                self._is_loaded = True
        return self._lock

    def _take(
        self, store: Store, texts: Sequence[str], signatures: Mapping[str, bytes]
    ) -> list[str]:
        made: dict[str, bytes] = {}
        moved: dict[str, set[str]] = {}
        shingles = _shingles(store)
        for text in texts:
            if text in self._known:
                continue
            known = signatures.get(text)
            made[text] = signature_of(store.signatures.text(text) or "") if known is None else known
            for other in self._copies(text, made[text], shingles):
                moved.setdefault(text, set()).update(self._clusters.join(text, other))
            self._index.add(len(self._texts), made[text])
            self._texts.append(text)
            self._known.add(text)
        if made and not store.read_only:
            named = {text: self._clusters.name(text) for each in moved.values() for text in each}
            store.signatures.keep(SIGNATURE_VERSION, made.items(), named)
        return list(moved)

    def _copies(self, text: str, signature: bytes, shingles: Shingles) -> Iterator[str]:
        """Yield one copy of a text in each cluster that has some."""
        found: set[str] = set()
        for number in self._index.candidates(signature):
            other = self._texts[number]
            name = self._clusters.name(other)
            if name not in found and overlap(shingles(text), shingles(other)) >= ENOUGH:
                found.add(name)
                yield other


def _shingles(store: Store) -> Shingles:
    @lru_cache(maxsize=64)
    def shingles(text: str) -> frozenset[str]:
        return shingles_of(store.signatures.text(text) or "")

    return shingles

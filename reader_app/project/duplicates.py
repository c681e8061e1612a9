"""Copies of the same article: which there are in the project, the earliest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reader_app.analysis.near_duplicates import (
    ENOUGH,
    SIGNATURE_VERSION,
    CopyIndex,
    clustered,
    overlap,
    shingles_of,
    signature_of,
)
from reader_app.core.edits import Change, added
from reader_app.core.records import Article
from reader_app.project.copied_marks import copied_marks
from reader_app.project.labels import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader_app.core.ids import Uid
    from reader_app.project.workbench import Workbench
    from reader_app.store.signatures import Signatures

_CHUNK = 200
"""So many signatures are kept at once: between two chunks there is room for other writers."""

Report = Callable[[int, int], bool]
"""Is told how much is done of how much, and says False where it is to stop."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Articles that are copies of one another, the earliest first."""

    articles: tuple[Article, ...]

    @property
    def earliest(self) -> Article:
        """The article that was published first, as far as that is known."""
        return self.articles[0]


class DuplicateActions:
    """The questions about copies; what they are found by is made when first asked for."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._found: _Found | None = None
        bench.listeners.append(self._hear)

    def clusters(self, report: Report | None = None) -> list[Cluster]:
        """Return all clusters of copies, the largest first; for a worker, in a large project.

        Where `report` says False there are none, and what was made until then is kept.
        """
        found = self._ready(report)
        if found is None:
            return []
        numbers = clustered(found.index.pairs(), found.comparison()).all()
        clusters = [self._cluster(map(found.uid, cluster)) for cluster in numbers]
        clusters = [cluster for cluster in clusters if len(cluster.articles) > 1]
        return sorted(clusters, key=lambda it: (-len(it.articles), it.earliest.title))

    def of(self, article: Uid, report: Report | None = None) -> Cluster | None:
        """Return the cluster that an article is in; None where it has no copy, or was stopped."""
        found = self._ready(report)
        number = found and found.number(article)
        if found is None or number is None:
            return None
        cluster = self._cluster(map(found.uid, found.copies(number)))
        return cluster if len(cluster.articles) > 1 else None

    def independent(self, articles: Iterable[Uid], clusters: Sequence[Cluster]) -> int:
        """Return how many independent sources articles are: those of one cluster count once."""
        first = {each.uid: it.earliest.uid for it in clusters for each in it.articles}
        return len({first.get(uid, uid) for uid in articles})

    def copy_highlights(self, article: Uid, others: Sequence[Uid]) -> Change:
        """Put this analyst's highlights of an article on the same words of its copies.

        With their tags, in one step. What a copy has already stays as it is; a highlight whose
        words it has not is left out.
        """
        bench, old = self._bench, self._bench.article(article)
        copies = [bench.article(uid) for uid in dict.fromkeys(others) if uid != article]
        made = [copied_marks(bench, old, copy) for copy in copies]
        arguments = {"title": shortened(old.title), "count": sum(map(bool, made))}
        edits = added(*(record for records in made for record in records))
        return bench.do(Change("highlights.copy", arguments, edits))

    def _cluster(self, uids: Iterable[Uid]) -> Cluster:
        found = [self._bench.store.articles.get(uid) for uid in uids]
        articles = [article for article in found if article is not None]
        return Cluster(tuple(sorted(articles, key=_when)))

    def _ready(self, report: Report | None) -> _Found | None:
        """Return the index, true to the project as it is now; None where it was stopped."""
        if self._found is None:
            store = self._bench.store.signatures
            articles = dict(store.articles())
            known = store.known(SIGNATURE_VERSION)
            if not self._make(
                [sha for sha in articles.values() if sha not in known], known, report
            ):
                return None
            self._found = _Found(store, articles, known)
        self._take_late(self._found)
        return self._found

    def _take_late(self, found: _Found) -> None:
        known: dict[str, bytes] = {}
        self._make([sha256 for _, sha256 in found.late], known, None)
        for uid, sha256 in found.late:
            found.add(uid, sha256, known[sha256])
        found.late.clear()

    def _make(self, missing: Iterable[str], known: dict[str, bytes], report: Report | None) -> bool:
        """Make the signatures of texts, and keep them where that can be written."""
        wanted = list(dict.fromkeys(missing))
        for at in range(0, len(wanted), _CHUNK):
            if report is not None and not report(at, len(wanted)):
                return False
            read = self._bench.store.signatures.text
            made = {sha: signature_of(read(sha) or "") for sha in wanted[at : at + _CHUNK]}
            known.update(made)
            if not self._bench.store.read_only:
                self._bench.store.signatures.keep(SIGNATURE_VERSION, made.items())
        return True

    def _hear(self, change: Change) -> None:
        """Note which articles came, went, or have another text."""
        if self._found is None:
            return
        for edit in change.edits:
            before, after = edit.before, edit.after
            if isinstance(before, Article):
                self._found.forget(before.uid)
            if isinstance(after, Article):
                self._found.late.append((after.uid, after.text_sha256))


class _Found:
    """The project's articles by number, and the index of their signatures."""

    def __init__(
        self, store: Signatures, articles: dict[Uid, str], signatures: dict[str, bytes]
    ) -> None:
        self._store = store
        self._uids = list(articles)
        self._texts = list(articles.values())
        self._signatures = [signatures[sha256] for sha256 in self._texts]
        self._numbers = {uid: number for number, uid in enumerate(self._uids)}
        self.index = CopyIndex(enumerate(self._signatures))
        self.late: list[tuple[Uid, str]] = []
        """Articles that came since, with the hash of their text; not yet in the index."""

    def uid(self, number: int) -> Uid:
        """Return the article of a number."""
        return self._uids[number]

    def number(self, article: Uid) -> int | None:
        """Return the number of an article."""
        return self._numbers.get(article)

    def add(self, article: Uid, sha256: str, signature: bytes) -> None:
        """Take an article in, under a number of its own."""
        self._numbers[article] = number = len(self._uids)
        self._uids.append(article)
        self._texts.append(sha256)
        self._signatures.append(signature)
        self.index.add(number, signature)

    def forget(self, article: Uid) -> None:
        """Pass over an article from now on, or until it is added again."""
        self._numbers.pop(article, None)
        self.late = [each for each in self.late if each[0] != article]

    def comparison(self) -> Callable[[int, int], bool]:
        """Return what tells whether the articles of two numbers are copies, by their words."""

        @lru_cache(maxsize=64)
        def shingles(number: int) -> frozenset[str]:
            return shingles_of(self._store.text(self._texts[number]) or "")

        def are_copies(first: int, second: int) -> bool:
            if not (self._is_there(first) and self._is_there(second)):
                return False
            return overlap(shingles(first), shingles(second)) >= ENOUGH

        return are_copies

    def copies(self, number: int) -> set[int]:
        """Return the numbers of an article's copies, of their copies, and so on; its own too."""
        are_copies, found, queue = self.comparison(), {number}, [number]
        while queue:
            one = queue.pop()
            for other in self.index.candidates(self._signatures[one]):
                if other not in found and are_copies(one, other):
                    found.add(other)
                    queue.append(other)
        return found

    def _is_there(self, number: int) -> bool:
        return self._numbers.get(self._uids[number]) == number


def _when(article: Article) -> tuple[bool, str, int, Uid]:
    """Return what orders copies: when they were published, where that is known, then added."""
    published = article.published or ""
    return not published, published, article.created_ms, article.uid

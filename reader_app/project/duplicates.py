"""Copies of the same article: which there are in the project, the earliest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.analysis.near_duplicates import SIGNATURE_VERSION
from reader_app.core.edits import Change, added
from reader_app.core.records import Article
from reader_app.project.copied_marks import copied_marks
from reader_app.project.labels import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader_app.core.ids import Uid
    from reader_app.project.copies_once import Place
    from reader_app.project.copy_finder import Looked, Report
    from reader_app.project.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Cluster:
    """Articles that are copies of one another, the earliest first."""

    articles: tuple[Article, ...]

    @property
    def earliest(self) -> Article:
        """The article that was published first, as far as that is known."""
        return self.articles[0]


class DuplicateActions:
    """The questions about copies; what they are found by is made once a text."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._finder = bench.copies

    def look(self, report: Report | None = None) -> Looked:
        """Find the copies of all articles that were not looked at, until `report` says False.

        For a worker, in a large project; what was found until then is kept.
        """
        store = self._bench.store
        return self._finder.look_at(store, store.signatures.new_texts(SIGNATURE_VERSION), report)

    def look_at(self, articles: Iterable[Uid]) -> Looked:
        """Find the copies of a few articles that came or have another text; for a worker."""
        return self._finder.look_at(self._bench.store, self._new_texts(articles))

    def is_news(self, articles: Iterable[Uid]) -> bool:
        """Tell whether `look_at` would look at any of these."""
        return bool(self._new_texts(articles))

    def _new_texts(self, articles: Iterable[Uid]) -> list[str]:
        read = self._bench.store.signatures.new_text_of
        return [text for uid in articles for text in read(SIGNATURE_VERSION, uid)]

    def clusters(self, report: Report | None = None) -> list[Cluster]:
        """Return all clusters of copies, the largest first; for a worker, in a large project.

        Where `report` says False there are none, and what was found until then is kept.
        """
        if not self.look(report).is_whole:
            return []
        texts = self._finder.all(self._bench.store)
        clusters = [cluster for each in texts if (cluster := self._cluster(each)) is not None]
        return sorted(clusters, key=lambda it: (-len(it.articles), it.earliest.title))

    def of(self, article: Uid, report: Report | None = None) -> Cluster | None:
        """Return the cluster that an article is in; None where it has no copy, or was stopped."""
        store = self._bench.store
        found = store.articles.get(article)
        if found is None or not self.look(report).is_whole:
            return None
        return self._cluster(self._finder.copies_of(store, found.text_sha256))

    def count_of(self, article: Article) -> int:
        """Return how many articles are in an article's cluster, as far as was looked; else 0."""
        count = self._bench.store.signatures.count(article.text_sha256)
        return count if count > 1 else 0

    def others(self, articles: Iterable[Article]) -> set[Uid]:
        """Return the articles in these articles' clusters, as far as was looked; these too."""
        return {uid for each in articles for uid in self._bench.store.signatures.with_copies(each)}

    def places(self, report: Report | None = None) -> dict[Uid, Place]:
        """Return each article that has copies with its cluster's number, and how early it is in it.

        For a worker, in a large project; there are none where `report` says False.
        """
        if not self.look(report).is_whole:
            return {}
        store = self._bench.store
        clusters = enumerate(self._finder.all(store))
        cluster_of = {text: number for number, texts in clusters for text in texts}
        found: dict[int, list[Uid]] = {}
        for uid, text in store.signatures.by_date() if cluster_of else ():
            if text in cluster_of:
                found.setdefault(cluster_of[text], []).append(uid)
        return {
            uid: (number, rank)
            for number, uids in found.items()
            if len(uids) > 1
            for rank, uid in enumerate(uids)
        }

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

    def _cluster(self, texts: Sequence[str]) -> Cluster | None:
        articles = self._bench.store.signatures.articles(texts)
        return Cluster(tuple(sorted(articles, key=_when))) if len(articles) > 1 else None


def _when(article: Article) -> tuple[bool, str, int, Uid]:
    """Return what orders copies: when they were published, where that is known, then added."""
    published = article.published or ""
    return not published, published, article.created_ms, article.uid

"""Counts over the whole project: by tag, by tag and another thing, and of tags that stand together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from reader_app.analysis.co_occurrence import CoOccurrence, co_occurrence, parts_touched, together
from reader_app.analysis.cross_counts import CrossCounts, Other, cross_counts, month_of
from reader_app.core.folding import fold
from reader_app.core.ids import Uid
from reader_app.core.sentences import sentence_starts
from reader_app.project.copies_once import CopiesOnce
from reader_app.project.duplicates import DuplicateActions

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from reader_app.project.copy_finder import Report
    from reader_app.project.workbench import Workbench

CountBy = Literal["article", "outlet", "month", "analyst"]
"""What taggings are counted by, beside their tag."""
Together = Literal["span", "sentence", "paragraph", "article"]
"""What two tags both stand in, to count as together."""


@dataclass(frozen=True, slots=True)
class TagCount:
    """How often a tag was given, and in how many articles."""

    tag: Uid
    taggings: int
    articles: int
    sources: int
    """How many of these articles there are where copies count once; as many unless that was asked."""


@dataclass(frozen=True, slots=True)
class Across:
    """Taggings by tag and by another thing, and what each of the other things is called."""

    counts: CrossCounts
    names: dict[Other, str]
    """Articles oldest in the project first, months in their order, else by name; without any last."""


class Counts:
    """Counts of all taggings; for a worker, where there are many."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def copies(self, report: Report | None = None) -> CopiesOnce:
        """Return what to hand to the other questions, for copies of an article to count once.

        It looks for the copies of what was not looked at, until `report` says False.
        """
        return CopiesOnce(self._bench, DuplicateActions(self._bench).places(report))

    def tags(self, once: CopiesOnce | None = None) -> list[TagCount]:
        """Return the counts of every tag in the codebook's order, also where they are 0."""
        taggings: Counter[Uid] = Counter()
        articles: Counter[Uid] = Counter()
        sources: Counter[Uid] = Counter()
        for tag, article, count in self._bench.store.counts.by_article():
            articles[tag] += 1
            if once is None or once.has(tag, article):
                taggings[tag] += count
                sources[tag] += 1
        return [
            TagCount(tag.uid, taggings[tag.uid], articles[tag.uid], sources[tag.uid])
            for tag in self._bench.codebook.walk()
        ]

    def across(self, by: CountBy, once: CopiesOnce | None = None) -> Across:
        """Return the taggings by tag and by something else."""
        reads = self._bench.store.counts
        if by == "analyst":
            analysts = {analyst.uid: analyst.name for analyst in self._bench.store.analysts()}
            return _across(cross_counts(self._by_analyst(once)), lambda uid: analysts[Uid(uid)])
        articles = reads.articles()
        cells = (cell for cell in reads.by_article() if once is None or once.has(cell[0], cell[1]))
        if by == "article":
            counts = cross_counts(cells)
            found = {
                uid: title for uid, (title, _, _) in articles.items() if uid in counts.by_other
            }
            return Across(counts, {**found})
        groups: dict[Uid, Other] = {
            uid: outlet if by == "outlet" else month_of(date)
            for uid, (_, outlet, date) in articles.items()
        }
        counts = cross_counts((tag, groups[article], count) for tag, article, count in cells)
        return _across(counts, str)

    def _by_analyst(self, once: CopiesOnce | None) -> Iterator[tuple[Uid, Uid, int]]:
        reads = self._bench.store.counts
        if once is None:
            return reads.by_analyst()
        return (
            (tag, analyst, count)
            for tag, analyst, article, count in reads.by_analyst_in_articles()
            if once.has(tag, article)
        )

    def together(self, within: Together, once: CopiesOnce | None = None) -> CoOccurrence:
        """Return which tags stand together in one span, sentence, paragraph or article.

        A highlight that reaches over several sentences or paragraphs stands in each of them. Where
        copies count once, they are one article; for all that is less, the earliest of them that
        has highlights alone is looked at.
        """
        reads = self._bench.store.counts
        if within == "article":
            return together(reads.articles_of_tags(once.stand_ins if once else None))
        return co_occurrence(self._places(within, once.later_articles if once else ()))

    def _places(self, within: Together, without: Collection[Uid]) -> Iterator[Iterable[Uid]]:
        reads = self._bench.store.counts
        if within == "paragraph":
            for starts, spans in reads.tagged_paragraphs(without):
                yield from parts_touched(starts, spans)
            return
        for text, spans in reads.tagged_places(without):
            if within == "span":
                for _, same in groupby(spans, itemgetter(0, 1)):
                    yield [tag for _, _, tag in same]
            else:
                words = str(self._bench.store.articles.text(text).text)
                yield from parts_touched(sentence_starts(words), spans)


def _across(counts: CrossCounts, name: Callable[[str], str]) -> Across:
    """Return the counts with the other things by name, what is none of them last."""
    names: dict[Other, str] = {each: name(each) if each else "" for each in counts.by_other}
    order = sorted(names, key=lambda each: (not each, fold(names[each]), names[each]))
    return Across(counts, {each: names[each] for each in order})

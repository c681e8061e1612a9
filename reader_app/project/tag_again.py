"""Tagging again: where words stand elsewhere, to be looked over, and tagged in one step."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.analysis.patterns import Pattern
from reader_app.core.edits import Change, added
from reader_app.core.errors import ProjectError
from reader_app.core.ids import Uid
from reader_app.core.occurrences import Occurrences
from reader_app.core.quotes import quote_at
from reader_app.core.records import Highlight, Tag, Tagging
from reader_app.core.search_hits import SearchHits
from reader_app.core.search_parser import parse_query
from reader_app.core.search_query import sought_terms
from reader_app.core.spans import Span
from reader_app.project.tag_names import NewTags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader_app.core.records import Article, Record
    from reader_app.core.search_query import Query
    from reader_app.project.workbench import Workbench

MOST_AT_ONCE = 10_000
"""Places tagged in one step."""

CONTEXT = 60
"""Code points of text shown on either side of a hit."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: strings, at ends of words, or a regular expression."""

    strings: tuple[str, ...] = ()
    pattern: str = ""
    """Looked for in place of the strings where it is not empty."""
    search: str = ""
    """A search over all articles, in place of both: its words, in the articles that it finds."""

    @classmethod
    def of_tag(cls, tag: Tag) -> Wanted:
        """Look for a tag's name and aliases."""
        return cls((tag.name, *tag.aliases))


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where it stands."""

    article: Uid
    title: str
    span: Span
    quote: str
    before: str
    after: str
    tagged: bool
    """Whether a highlight of this analyst that covers it has the tag already."""


@dataclass(frozen=True, slots=True)
class FindProgress:
    """How far a search is."""

    done: int
    """Articles looked at."""
    total: int
    """Articles to look at: those that the index of words has not ruled out."""


Progress = Callable[[FindProgress], bool]
"""Told how far it is before each article; ends the search by False."""


class TagAgainActions:
    """Finding words again, article by article, and tagging what the analyst says yes to."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def find(
        self,
        wanted: Wanted,
        *,
        tag: Uid | None = None,
        article: Uid | None = None,
        progress: Progress | None = None,
    ) -> Iterator[Hit]:
        """Yield the places in the project, or in one article, as they are found.

        Oldest article first, then in reading order. For a worker's project; who stops asking has
        cancelled it. A search yields the newest article first. Raises PatternError, also meanwhile
        where the expression takes too long, and ProjectError where nothing is looked for.
        """
        scan = _scanner(wanted)
        if article is not None:
            articles = [article]
        elif wanted.search:
            me, query = self._bench.analyst.uid, _query(wanted.search)
            articles = self._bench.store.found.uids(query, analyst=me)
        elif wanted.pattern:
            articles = self._bench.store.search.candidates(())
        else:
            articles = self._bench.store.search.candidates(wanted.strings)
        return self._hits(scan, articles, tag, progress)

    def _hits(
        self,
        scan: Callable[[str], list[Span]],
        articles: Sequence[Uid],
        tag: Uid | None,
        progress: Progress | None,
    ) -> Iterator[Hit]:
        for done, uid in enumerate(articles):
            if progress and not progress(FindProgress(done, len(articles))):
                return
            record = self._bench.store.articles.get(uid)
            if record is None:
                continue  # deleted meanwhile
            text = str(self._bench.text(record.text_sha256).text)
            spans = scan(text)
            tagged = self._tagged(uid, tag) if spans and tag else ()
            for span in spans:
                yield _hit(record, text, span, tagged=any(each.contains(span) for each in tagged))
        if progress:
            progress(FindProgress(len(articles), len(articles)))

    def _tagged(self, article: Uid, tag: Uid) -> list[Span]:
        """Return the spans in an article that have a tag from this analyst."""
        me = self._bench.analyst.uid
        return [
            mark.highlight.span
            for mark in self._bench.store.marks.of_article(article)
            if any(tagging.tag == tag and tagging.analyst == me for tagging in mark.taggings)
        ]

    def accept(self, tag: Uid, hits: Iterable[Hit]) -> Change:
        """Tag all these places in one step, highlighting those that this analyst has not yet."""
        name = self._bench.tag(tag).name
        groups: dict[Uid, list[Span]] = {}
        for hit in hits:
            groups.setdefault(hit.article, []).append(hit.span)
        new = [
            record
            for article, spans in groups.items()
            for record in new_marks(self._bench, article, dict.fromkeys(spans, (tag,)))
        ]
        return self._accept(name, new)

    def _accept(self, name: str, new: Sequence[Record]) -> Change:
        count = sum(isinstance(record, Tagging) for record in new)
        return self._bench.do(Change("again.accept", {"tag": name, "count": count}, added(*new)))

    def tag_all(self, article: Uid, spans: Sequence[Span], paths: Sequence[str]) -> Change:
        """Give places of an article tags by their paths, creating missing ones, in one step.

        A place that lies in a highlight with that tag from this analyst is left as it is. Raises
        ProjectError where there are more than `MOST_AT_ONCE`.
        """
        if len(spans) > MOST_AT_ONCE:
            raise ProjectError(
                f"There are {len(spans):,} places. At most {MOST_AT_ONCE:,} can be tagged in one "
                "step: look for something narrower."
            )
        fresh = NewTags(self._bench)
        tags = [fresh.at(path) for path in paths]
        wanted: dict[Span, tuple[Uid, ...]] = {}
        for tag in dict.fromkeys(tag.uid for tag in tags):
            for span in _not_covered(spans, self._tagged(article, tag)):
                wanted[span] = (*wanted.get(span, ()), tag)
        new = list(new_marks(self._bench, article, wanted))
        names = ", ".join(fresh.codebook.path_text(tag.uid) for tag in tags)
        return self._accept(names, [*fresh.made, *new] if new else [])


def new_marks(bench: Workbench, uid: Uid, wanted: Mapping[Span, Sequence[Uid]]) -> Iterator[Record]:
    """Yield the highlights and taggings that an article lacks, by the tags that spans are to have."""
    me = bench.analyst.uid
    article, now = bench.article(uid), bench.now()
    text = bench.text(article.text_sha256).text
    marks = [mark for mark in bench.store.marks.of_article(uid) if mark.highlight.analyst == me]
    known = {mark.highlight.span: mark for mark in marks}
    for span, tags in wanted.items():
        old = known.get(span)
        has = {each.tag for each in old.taggings if each.analyst == me} if old else set[Uid]()
        missing = [tag for tag in tags if tag not in has]
        highlight = old.highlight if old else None
        if highlight is None:
            quote = quote_at(text, span)
            highlight = Highlight(
                bench.uids.new(), uid, article.text_sha256, span, quote, me, now, now
            )
            yield highlight
        for tag in missing:
            yield Tagging(bench.uids.new(), highlight.uid, tag, uid, me, now)


def _not_covered(spans: Iterable[Span], covering: Iterable[Span]) -> Iterator[Span]:
    """Yield those spans, each once, that lie in none of the others."""
    others = deque(sorted(covering, key=lambda span: span.start))
    reach = 0
    for span in sorted(set(spans), key=lambda span: (span.start, span.end)):
        while others and others[0].start <= span.start:
            reach = max(reach, others.popleft().end)
        if span.end > reach:
            yield span


def _scanner(wanted: Wanted) -> Callable[[str], list[Span]]:
    if wanted.search:
        return _search_scanner(wanted.search)
    if wanted.pattern:
        return Pattern(wanted.pattern).spans
    occurrences = Occurrences(wanted.strings)
    if not occurrences:
        raise ProjectError("There is nothing to look for. Type or select some words.")
    return occurrences.spans


def _query(search: str) -> Query:
    query = parse_query(search)
    if query is None:
        raise ProjectError("There is nothing to look for. Type a search.")
    return query


def _search_scanner(search: str) -> Callable[[str], list[Span]]:
    in_texts = [term for term in sought_terms(_query(search)) if term.scope in {None, "body"}]
    if not in_texts:
        raise ProjectError("The search names no words of the texts. Add the words to tag.")
    return SearchHits(in_texts).spans


def _hit(article: Article, text: str, span: Span, *, tagged: bool) -> Hit:
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    return Hit(article.uid, article.title, span, span.of(text), before, after, tagged)

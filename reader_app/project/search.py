"""Searching all articles: what was found, and where in each article it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from reader_app.core.errors import ProjectError
from reader_app.core.records import Status
from reader_app.core.scales import CREDIBILITY, RELIABILITY
from reader_app.core.search_hits import SearchHits, Snippet, snippet
from reader_app.core.search_parser import parse_query
from reader_app.core.search_query import COPY, NONE, UNTAGGED, sought_terms
from reader_app.core.spans import Span
from reader_app.store.rows import FoundRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader_app.core.search_query import Query, Scope, Term, ValueName
    from reader_app.project.workbench import Workbench

HitPart = Literal["title", "body", "note", "quote", "article note"]
_WHOLE_PAGE = 200
_UNTOLD = Snippet("", ())


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One place that a search found in an article."""

    part: HitPart
    span: Span
    """In code points of the article's text; of a note, its highlight's place; of a title, and of a
    note on the article itself, in it."""
    snippet: Snippet
    """Empty in a body's places beyond those whose words were asked for."""

    @property
    def is_in_text(self) -> bool:
        """Whether the span is one of the article's text."""
        return self.part not in {"title", "article note"}

    @property
    def is_in_note(self) -> bool:
        """Whether the words stand in a note, not in the article."""
        return self.part in {"note", "article note"}


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article that a search found, with its hits in reading order."""

    row: FoundRow
    hits: tuple[SearchHit, ...]
    """None where the search names no words, or words alone that must not be there."""


class SearchActions:
    """The questions of the search over all articles; it writes nothing."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def page(
        self, words: str, *, after: FoundRow | None = None, limit: int = 50
    ) -> list[FoundArticle]:
        """Return what a search finds behind an article, the latest published first.

        Raises QueryError, which says what is wrong with the search.
        """
        return list(self.found(words, after=after, limit=limit))

    def found(
        self,
        words: str,
        *,
        after: FoundRow | None = None,
        limit: int = 50,
        snippets: int | None = None,
    ) -> Iterator[FoundArticle]:
        """Yield a page, each article as soon as its hits are found; raises QueryError.

        `snippets` is of how many places in a body the words around are told; of all if None.
        """
        query = parse_query(words)
        if query is not None:
            me = self._bench.analyst.uid
            rows = self._bench.store.found.page(query, analyst=me, after=after, limit=limit)
            yield from self._with_hits(query, rows, snippets)

    def best(
        self, words: str, *, skip: int = 0, limit: int = 50, snippets: int | None = None
    ) -> Iterator[FoundArticle]:
        """Yield a page behind the first so many, the best matches first; raises QueryError.

        All matches are weighed for each page: a common word takes a while.
        """
        query = parse_query(words)
        if query is not None:
            me = self._bench.analyst.uid
            rows = self._bench.store.found.best(query, analyst=me, skip=skip, limit=limit)
            yield from self._with_hits(query, rows, snippets)

    def values(self, name: ValueName) -> list[str]:
        """Return what may stand behind a filter's name, as this project has it.

        Tags by their paths; of dates the months, the latest first, and the years.
        """
        bench = self._bench
        match name:
            case "tag":
                return [bench.codebook.path_text(tag.uid) for tag in bench.codebook.walk()]
            case "by":
                return sorted({analyst.name for analyst in bench.store.analysts()})
            case "status":
                return list(get_args(Status))
            case "grade" | "field" | "is":
                return self._judged(name)
            case "date":
                months = bench.store.found.values("month")[::-1]
                return list(dict.fromkeys([*months, *(month[:4] for month in months)]))
            case _:
                return bench.store.found.values("outlet" if name == "outlet" else "language")

    def _judged(self, name: Literal["grade", "field", "is"]) -> list[str]:
        if name == "is":
            return [UNTAGGED, COPY]
        if name == "field":
            return self._bench.store.articles.field_names()
        scales = self._bench.scales
        sources, contents = (scales.values(scale.uid) for scale in (RELIABILITY, CREDIBILITY))
        return [*(a.code + b.code for a in sources for b in contents), NONE]

    def _with_hits(
        self, query: Query, rows: Iterable[FoundRow], snippets: int | None
    ) -> Iterator[FoundArticle]:
        terms = _Sought(sought_terms(query), snippets)
        for row in rows:
            yield FoundArticle(row, tuple(self._hits(row, terms)))

    def count(self, words: str) -> int:
        """Return how many articles a search finds; raises QueryError."""
        query = parse_query(words)
        analyst = self._bench.analyst.uid
        return 0 if query is None else self._bench.store.found.count(query, analyst=analyst)

    def all(self, words: str, *, limit: int | None = None) -> Iterator[FoundArticle]:
        """Yield what a search finds, page by page, up to so many articles; raises QueryError."""
        after: FoundRow | None = None
        left = limit
        while left is None or left > 0:
            size = _WHOLE_PAGE if left is None else min(left, _WHOLE_PAGE)
            found = self.page(words, after=after, limit=size)
            yield from found
            if len(found) < size:
                return
            after = found[-1].row
            left = None if left is None else left - size

    def _hits(self, row: FoundRow, sought: _Sought) -> Iterator[SearchHit]:
        if not sought.terms:
            return
        try:
            text = self._bench.store.found.text(row.text_sha256)
        except KeyError:
            sentence = "The text of an article is missing from the file. Restore a backup."
            raise ProjectError(sentence) from None
        spans = sought.body.spans(text)
        told = len(spans) if sought.snippets is None else sought.snippets
        in_body = [
            SearchHit("body", span, snippet(text, span, spans) if at < told else _UNTOLD)
            for at, span in enumerate(spans)
        ]
        titles = sought.either.spans(row.title) if not spans else sought.title.spans(row.title)
        for span in titles:
            yield SearchHit("title", span, snippet(row.title, span, titles))
        if sought.looks_at_marks:
            yield from self._in_article_notes(row, sought)
        marked = self._in_marks(row, text, sought) if sought.looks_at_marks else ()
        yield from sorted((*in_body, *marked), key=lambda hit: hit.span)

    def _in_article_notes(self, row: FoundRow, sought: _Sought) -> Iterator[SearchHit]:
        for note in self._bench.store.articles.notes(row.uid):
            noted = sought.note.spans(note.body)
            if noted:
                yield SearchHit("article note", noted[0], snippet(note.body, noted[0], noted))

    def _in_marks(self, row: FoundRow, text: str, sought: _Sought) -> Iterator[SearchHit]:
        known: Span | None = None
        for start, end, note in self._bench.store.found.marked(row.uid):
            place = Span(start, end)
            quote = place.of(text)
            spans = sought.quote.spans(quote) if place != known else []
            known = place
            for span in spans:
                here = Span(start + span.start, start + span.end)
                yield SearchHit("quote", here, snippet(text, here, [here]))
            noted = sought.note.spans(note)
            if noted:
                yield SearchHit("note", place, snippet(note, noted[0], noted))


class _Sought:
    """The terms of a search by the part that they are looked for in."""

    def __init__(self, terms: Iterable[Term], snippets: int | None) -> None:
        self.terms = tuple(terms)
        self.snippets = snippets
        anywhere = [term for term in self.terms if term.scope is None]
        self.body = SearchHits([*anywhere, *self._of("body")])
        self.title = SearchHits(self._of("title"))
        self.either = SearchHits([*anywhere, *self._of("title")])
        self.note = SearchHits([*anywhere, *self._of("note")])
        self.quote = SearchHits(self._of("quote"))
        self.looks_at_marks = bool(anywhere or self._of("note") or self._of("quote"))

    def _of(self, scope: Scope) -> list[Term]:
        return [replace(term, scope=None) for term in self.terms if term.scope == scope]

"""A search as an SQL condition on articles: words by the full-text index, filters by the tables."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from reader_app.core.search_query import (
    Every,
    Near,
    Query,
    Some,
    Term,
    Without,
    sought_terms,
)
from reader_app.core.word_forms import forms
from reader_app.store.filter_sql import FilterSql
from reader_app.store.reads.search import match_all
from reader_app.store.vocabulary import words_with

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader_app.core.ids import Uid
    from reader_app.core.search_query import Scope
    from reader_app.store.connection import Connection
    from reader_app.store.filter_sql import Condition

_IN_ARTICLES = "SELECT rowid FROM article_fts WHERE article_fts MATCH ?"
_IN_MARKS = (
    "SELECT article_id FROM highlight WHERE id IN"
    " (SELECT rowid FROM mark_fts WHERE mark_fts MATCH ?)"
)
_IN_NOTES = (
    "SELECT ifnull(article_id, (SELECT article_id FROM highlight WHERE id=highlight_id)) FROM note"
    " WHERE id IN (SELECT rowid FROM note_fts WHERE note_fts MATCH ?)"
)
_COLUMNS: dict[Scope, tuple[str, str]] = {
    "title": ("title", _IN_ARTICLES),
    "body": ("body", _IN_ARTICLES),
    "note": ("body", _IN_NOTES),
    "quote": ("quote", _IN_MARKS),
}
_WALKED: dict[Scope | None, str] = {None: "{title body}", "title": "title", "body": "body"}
_HERE = "EXISTS (SELECT 1 FROM article_fts WHERE article_fts MATCH ? AND rowid=article.id)"
_FIRST = (
    "SELECT count(*), max(rowid) FROM"
    " (SELECT rowid FROM article_fts WHERE article_fts MATCH ? LIMIT ?)"
)
_WALK = "+"
"""Before what is asked of the articles in their order, until a page of them is full."""
_SHORT = 3
"""Letters: so many words begin with so few that most articles of a project have one."""
_SPARSE = 8
"""From one article in so many on, a walk costs less than gathering all that have a word."""


class SearchSql:
    """Puts searches of one project into SQL, for one analyst."""

    def __init__(self, connection: Connection, analyst: Uid) -> None:
        self._connection = connection
        self.filters = FilterSql(connection, analyst)
        self.pages = False
        """Whether articles are read in their order until a page is full, however many there are."""
        self.gathers = self.probes = False
        """Whether a condition gathers articles by words; whether one asks each of them for words."""

    def condition(self, query: Query) -> Condition:
        """Return the condition; raises QueryError where a filter names nothing there is."""
        match query:
            case Term():
                return self.newest(query) if self.filters.head else self._term(query)
            case Near():
                return self._words(query.terms[0].scope, self._match(query.terms, query.within))
            case Every() | Some():
                word = " AND " if isinstance(query, Every) else " OR "
                parts = [self.condition(part) for part in query.parts]
                values = [value for _, some in parts for value in some]
                return f"({word.join(sql for sql, _ in parts)})", values
            case Without():
                sql, values = self.condition(query.part)
                return f"NOT {sql}", values
            case _:
                return self.filters.condition(query)

    def _term(self, term: Term) -> Condition:
        match, is_common = self._match((term,), 0), False
        if self.pages and term.scope in _WALKED and not term.open_start:
            # Whether many words begin so costs as much to find out as to gather all that have one.
            is_short = len(term.words) <= _SHORT
            is_common = is_short if term.open_end else self._is_common(match)
        return self._words(term.scope, match, is_common=is_common)

    def newest(self, query: Query, often: int = 200) -> Condition:
        """Return the condition for a page from the newest article on; raises QueryError.

        A word that stands in an eighth of all articles, judged by the first so many that have it,
        is asked for article by article: a page of them is soon full, where gathering them all
        would read the whole of its list first.
        """
        if not isinstance(query, Term):
            return self.condition(query)
        if query.scope not in _WALKED or query.open_end or query.open_start:
            return self._term(query)
        words = self._match((query,), 0)
        match = f"{_WALKED[query.scope]} : ({words})"
        if not self._is_common(match, often):
            return self._term(query)
        self.probes = True
        if query.scope is not None:
            return _HERE, [match]
        return f"({_HERE} OR article.id IN ({_IN_NOTES}))", [match, words]

    def _is_common(self, match: str, often: int = 200) -> bool:
        count, last = self._connection.rows(_FIRST, (match, often))[0]
        return count == often and last <= often * _SPARSE

    def beginning(self, words: str) -> tuple[str, str]:
        """Return the condition for texts that have all of these words, or begin like them."""
        is_common = self.pages and all(len(word) <= _SHORT for word in words.split())
        return f"{_WALK * is_common}article.id IN ({_IN_ARTICLES})", match_all(words)

    def scored(self, query: Query) -> str:
        """Return the FTS5 expression for the words by which found articles are ranked."""
        walked = [term for term in sought_terms(query) if term.scope in _WALKED]
        parts = [f"{_WALKED[term.scope]} : ({self._match((term,), 0)})" for term in walked]
        return " OR ".join(f"({part})" for part in parts) or '""'

    def _words(self, scope: Scope | None, match: str, *, is_common: bool = False) -> Condition:
        self.gathers = True
        walk = _WALK * is_common
        if scope is None:
            return f"{walk}article.id IN ({_IN_ARTICLES} UNION ALL {_IN_NOTES})", [match, match]
        column, sql = _COLUMNS[scope]
        return f"{walk}article.id IN ({sql})", [f"{column} : ({match})"]

    def _match(self, terms: Iterable[Term], within: int) -> str:
        """Return the FTS5 expression for a term, or for several near each other."""
        each = [self._phrases(term) for term in terms]
        if len(each) == 1:
            return " OR ".join(each[0])
        return " OR ".join(f"NEAR({' '.join(some)}, {within})" for some in product(*each))

    def _phrases(self, term: Term) -> list[str]:
        """Return the forms of a term, each as FTS5 takes it for no sign of its own language."""
        if term.open_start:
            return words_with(self._connection, term)
        return [f'"{form}"' + "*" * term.open_end for form in forms(term)]

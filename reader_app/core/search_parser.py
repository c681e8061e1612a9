"""Reading a written search: what it asks for, or one sentence on what is wrong with it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, get_args

from reader_app.core.errors import QueryError
from reader_app.core.folding import fold, fold_for_index, is_in_words
from reader_app.core.records import Status
from reader_app.core.search_lexing import Piece, pieces
from reader_app.core.search_query import (
    COPY,
    UNTAGGED,
    Dates,
    Every,
    Filter,
    FilterName,
    Near,
    Query,
    Scope,
    Some,
    Term,
    Without,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.spans import Span

SCOPES: dict[str, Scope] = {name: name for name in get_args(Scope)}
FILTERS: dict[str, FilterName] = {name: name for name in get_args(FilterName)}
NAMES = (*SCOPES, *FILTERS, "date")
"""All that may stand before a colon."""

_ALLOWED: dict[FilterName, tuple[str, ...]] = {
    "status": get_args(Status),
    "is": (UNTAGGED, COPY),
}
_NEAR_WORDS = 10
_MOST_PIECES = 200
_DEEPEST = 40
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


def parse_query(words: str) -> Query | None:
    """Return what a search asks for, or None where it is empty; raises QueryError."""
    found = list(pieces(words))
    if len(found) > _MOST_PIECES:
        raise QueryError(f"The search is too long. Look for fewer than {_MOST_PIECES} words.")
    return _Parser(found).whole() if found else None


def beginnings(words: str) -> tuple[Term, ...]:
    """Return the terms for words that begin like these; what has no letter is left out.

    One letter is a word of its own: too many begin with it.
    """
    found = (word.strip("*") for word in words.split())
    return tuple(
        Term(word, open_end=len(word) > 1) for word in found if any(map(is_in_words, word))
    )


def is_first_letter(words: str) -> bool:
    """Tell whether this is one letter, with which a word begins: no ideograph, kana or syllable."""
    is_letter = len(words) == 1 and words.isalpha()
    return is_letter and fold_for_index(words) == fold(words) and not "가" <= words <= "힣"


class _Parser:
    """Goes through the pieces once, from the loosest bond (OR) to the tightest (NEAR)."""

    def __init__(self, found: Sequence[Piece]) -> None:
        self._pieces = found
        self._at = 0
        self._depth = 0

    def whole(self) -> Query:
        query = self._some(None)
        if self._at < len(self._pieces):
            sentence = "A bracket is closed that was not opened. Take out one “)”."
            raise QueryError(sentence, self._pieces[self._at].place)
        return query

    def _is_next(self, text: str, kind: str = "operator") -> bool:
        piece = self._peek()
        return piece is not None and piece.kind == kind and piece.text == text

    def _peek(self) -> Piece | None:
        return self._pieces[self._at] if self._at < len(self._pieces) else None

    def _take(self, after: str) -> Piece:
        piece = self._peek()
        if piece is None or piece.kind == "close":
            here = self._pieces[max(self._at - 1, 0)].place
            raise QueryError(f"Something is missing after “{after}”. Add what to look for.", here)
        self._at += 1
        return piece

    def _some(self, scope: Scope | None) -> Query:
        parts = [self._every(scope)]
        while self._is_next("OR"):
            self._at += 1
            self._must_follow("OR")
            parts.append(self._every(scope))
        return parts[0] if len(parts) == 1 else Some(tuple(parts))

    def _every(self, scope: Scope | None) -> Query:
        parts = [self._not(scope)]
        while (piece := self._peek()) is not None and piece.kind != "close":
            if self._is_next("OR"):
                break
            if self._is_next("AND"):
                self._at += 1
                self._must_follow("AND")
            parts.append(self._not(scope))
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _not(self, scope: Scope | None) -> Query:
        wanted = True
        while self._is_next("NOT"):
            self._at += 1
            self._must_follow("NOT")
            wanted = not wanted
        part = self._near(scope)
        return part if wanted else Without(part)

    def _must_follow(self, operator: str) -> None:
        self._take(operator)
        self._at -= 1

    def _near(self, scope: Scope | None) -> Query:
        first = self._part(scope)
        terms, within = [first], 0
        start = self._peek()
        while (piece := self._peek()) is not None and piece.text.startswith("NEAR"):
            if piece.kind != "operator":
                break
            self._at += 1
            within = max(within, int(piece.text.partition("/")[2] or _NEAR_WORDS))
            self._must_follow(piece.text)
            terms.append(self._part(scope))
        if len(terms) == 1 or start is None:
            return first
        return _near_of(terms, within, start.place)

    def _part(self, scope: Scope | None) -> Query:
        piece = self._take("(")
        match piece.kind:
            case "open":
                return self._bracket(scope)
            case "name":
                return self._named(piece)
            case "operator":
                sentence = f"There is nothing to look for before “{piece.text}”."
                sentence += " To look for the word itself, put it in quotes."
                raise QueryError(sentence, piece.place)
            case _:
                return _term(piece, scope)

    def _bracket(self, scope: Scope | None) -> Query:
        self._depth += 1
        opened = self._pieces[self._at - 1].place
        if self._depth > _DEEPEST:
            sentence = "The search has too many brackets in each other. Take some out."
            raise QueryError(sentence, opened)
        query = self._some(scope)
        if not self._is_next(")", "close"):
            raise QueryError("A bracket is not closed. Add “)” where it ends.", opened)
        self._at += 1
        self._depth -= 1
        return query

    def _named(self, written: Piece) -> Query:
        name = written.text
        if name in SCOPES:
            self._must_follow(f"{name}:")
            return self._part(SCOPES[name])
        if name not in NAMES:
            known = ", ".join(f"{each}:" for each in NAMES)
            sentence = f"There is no “{name}:”. Use {known}, or put the words in quotes."
            raise QueryError(sentence, written.place)
        piece = self._take(f"{name}:")
        if piece.kind not in {"word", "phrase"} or not piece.text.strip():
            sentence = f"Something is missing after “{name}:”. Add what to look for."
            raise QueryError(sentence, written.place)
        return filter_of(name, piece.text, piece.place)


def filter_of(name: str, value: str, place: Span | None = None) -> Filter | Dates:
    """Return the filter of that name (of `FILTERS`, or "date"); raises QueryError."""
    return _dates(value, place) if name == "date" else _filter(FILTERS[name], value, place)


def _near_of(parts: Sequence[Query], within: int, place: Span | None) -> Near:
    terms = tuple(part for part in parts if isinstance(part, Term))
    if len(terms) < len(parts) or len({term.scope for term in terms}) > 1:
        sentence = "NEAR goes between words and phrases of one field alone."
        raise QueryError(f"{sentence} Write it as in “port NEAR strike”.", place)
    return Near(terms, within)


def _term(piece: Piece, scope: Scope | None) -> Term:
    text = piece.text
    exact = piece.kind == "phrase"
    bare = text if exact else text.strip("*")
    if not any(map(is_in_words, bare)):
        shown = f"“{text}”" if text.strip() else "An empty quote"
        sentence = f"{shown} has no letter or digit to look for. Add one, or take it out."
        raise QueryError(sentence, piece.place)
    if exact:
        return Term(bare, scope, exact=True)
    return Term(bare, scope, open_start=text.startswith("*"), open_end=text.endswith("*"))


def _filter(name: FilterName, value: str, place: Span | None) -> Filter:
    allowed = _ALLOWED.get(name, ())
    if allowed and value.lower() not in allowed:
        what = "no status" if name == "status" else "nothing that an article is"
        raise QueryError(f"“{value}” is {what}. Use one of {', '.join(allowed)}.", place)
    plain = value.lower() if allowed or name == "lang" else value.strip()
    return Filter(name, plain, place)


def _dates(value: str, place: Span | None) -> Dates:
    since, dots, until = value.partition("..")
    if not dots:
        until = since
    if not (since or until) or not all(_is_date(each) for each in (since, until) if each):
        sentence = f"“{value}” is no date. Write it as in date:2026-06..2026-08."
        raise QueryError(sentence, place)
    if since and until and until < since[: len(until)]:
        raise QueryError(f"The dates “{value}” end before they begin. Swap the two.", place)
    return Dates(since, until)


def _is_date(value: str) -> bool:
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError:
        return False
    return True

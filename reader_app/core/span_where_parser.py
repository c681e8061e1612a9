"""Reading a typed question on tagged spans, or one sentence on what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader_app.core.errors import QueryError
from reader_app.core.search_lexing import Piece, pieces
from reader_app.core.search_parser import FILTERS, filter_of
from reader_app.core.span_where import (
    GRADED,
    SPAN_FILTERS,
    EverySpan,
    NoSpan,
    Related,
    Relation,
    SomeSpan,
    SpanWhere,
    span_filter,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.span_where import RelationKind

_NAMES = tuple(dict.fromkeys((*FILTERS, "date", *SPAN_FILTERS, GRADED)))
_FARTHEST = 100_000
"""Code points."""
_MOST_PIECES = 200
_DEEPEST = 20
_BETWEEN: dict[str, RelationKind] = {"overlapping": "overlapping", "inside": "inside"}
_PARTS: dict[str, RelationKind] = {
    "sentence": "sentence",
    "paragraph": "paragraph",
    "article": "article",
}


def parse_where(words: str) -> SpanWhere | None:
    """Return what is asked for, or None where nothing is; raises QueryError.

    Such as `tag:Claim near:100 tag:Source`, `tag:A tag:B`, `tag:A inside tag:B`,
    `tag:A near:sentence tag:B NOT tag:C`, `(tag:A OR tag:B) outlet:Herald date:2026-06..`.
    """
    found = list(pieces(words))
    if len(found) > _MOST_PIECES:
        raise QueryError(f"The query is too long. Use fewer than {_MOST_PIECES} words.")
    return _Parser(found).whole() if found else None


class _Parser:
    """Goes through the pieces once, from the loosest bond (OR) to the tightest (near)."""

    def __init__(self, found: Sequence[Piece]) -> None:
        self._pieces = found
        self._at = 0
        self._depth = 0

    def whole(self) -> SpanWhere:
        where = self._some()
        if self._peek() is not None:
            raise QueryError("A bracket is closed that was not opened. Take out one “)”.")
        return where

    def _peek(self) -> Piece | None:
        return self._pieces[self._at] if self._at < len(self._pieces) else None

    def _passes(self, operator: str) -> bool:
        """Step over an operator where it is the next piece."""
        here = self._peek() == Piece("operator", operator)
        self._at += here
        return here

    def _some(self) -> SpanWhere:
        parts = [self._every()]
        while self._passes("OR"):
            parts.append(self._every())
        return parts[0] if len(parts) == 1 else SomeSpan(tuple(parts))

    def _every(self) -> SpanWhere:
        parts = [self._no()]
        while not self._ends():
            self._passes("AND")
            parts.append(self._no())
        return parts[0] if len(parts) == 1 else EverySpan(tuple(parts))

    def _ends(self) -> bool:
        piece = self._peek()
        return piece is None or piece.kind == "close" or piece == Piece("operator", "OR")

    def _no(self) -> SpanWhere:
        wanted = True
        while self._passes("NOT"):
            wanted = not wanted
        part = self._related()
        return part if wanted else NoSpan(part)

    def _related(self) -> SpanWhere:
        where = self._part()
        while (relation := self._relation()) is not None:
            where = Related(where, relation, self._part())
        return where

    def _relation(self) -> Relation | None:
        piece = self._peek()
        if piece == Piece("name", "near"):
            self._at += 1
            return _near(self._value("near"))
        if piece is None or piece.kind != "word" or piece.text not in _BETWEEN:
            return None
        self._at += 1
        return Relation(_BETWEEN[piece.text])

    def _part(self) -> SpanWhere:
        piece = self._peek()
        if piece is None or piece.kind == "close":
            raise QueryError(
                "Something is missing at the end. Add what to look for, as in tag:Claim."
            )
        self._at += 1
        if piece.kind == "open":
            return self._bracket()
        if piece.kind != "name":
            sentence = f"“{piece.text}” cannot stand there."
            raise QueryError(
                f"{sentence} Write a tag as tag:NAME, a word to look for as words:WORD, and what"
                " is between two as near:100."
            )
        if piece.text not in _NAMES:
            known = ", ".join(f"{each}:" for each in _NAMES)
            raise QueryError(f"There is no “{piece.text}:” here. Use {known}.")
        value = self._value(piece.text)
        own = SPAN_FILTERS.get(piece.text)
        name = "grade" if piece.text == GRADED else piece.text
        return span_filter(own, value) if own else filter_of(name, value)

    def _bracket(self) -> SpanWhere:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise QueryError("The query has too many brackets in each other. Take some out.")
        where = self._some()
        piece = self._peek()
        if piece is None:
            raise QueryError("A bracket is not closed. Add “)” where it ends.")
        self._at += 1
        self._depth -= 1
        return where

    def _value(self, name: str) -> str:
        piece = self._peek()
        if piece is None or piece.kind not in {"word", "phrase"} or not piece.text.strip():
            raise QueryError(f"Something is missing after “{name}:”. Add what to look for.")
        self._at += 1
        return piece.text


def _near(value: str) -> Relation:
    if value in _PARTS:
        return Relation(_PARTS[value])
    if not re.fullmatch("[0-9]{1,6}", value) or int(value) > _FARTHEST:
        sentence = f"“near:{value}” says no distance."
        raise QueryError(
            f"{sentence} Write near:sentence, near:paragraph, near:article, or near:100 for characters."
        )
    return Relation("near", int(value))

"""The pieces of a written search: brackets, quoted phrases, words, names before a colon."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from reader_app.core.errors import QueryError
from reader_app.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["open", "close", "phrase", "name", "operator", "word"]

_PIECE = re.compile(
    r"(?P<open>\()|(?P<close>\))"
    r'|["“”„«»](?P<phrase>[^"“”„«»]*)(?P<closed>["“”„«»]?)'
    r"|(?P<name>[^\W\d_]+):"
    r"|(?P<operator>(?:AND|OR|NOT|NEAR(?:/\d+)?)(?![^\s()]))"
    r"|(?P<word>[^\s()]+)"
)
"""A quote within a word is part of it, as in Hebrew abbreviations."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a written search."""

    kind: Kind
    text: str
    place: Span | None = field(default=None, compare=False)
    """Where it was written, in code points, its quotes with it."""


def pieces(query: str) -> Iterator[Piece]:
    """Yield the pieces; raises QueryError where a quote is not closed."""
    for found in _PIECE.finditer(query):
        place = Span(*found.span())
        if found["phrase"] is not None:
            if not found["closed"]:
                sentence = f"The quote before “{found['phrase'].strip()}” is not closed."
                raise QueryError(f"{sentence} Put another quote at its end.", place)
            yield Piece("phrase", found["phrase"], place)
        elif found["open"] or found["close"]:
            yield Piece("open" if found["open"] else "close", found[0], place)
        elif found["name"]:
            yield Piece("name", found["name"].lower(), place)
        else:
            yield Piece("operator" if found["operator"] else "word", found[0], place)


def is_plain(query: str) -> bool:
    """Tell whether a written search is words alone: no phrase, name, operator, bracket or star."""
    try:
        return all(piece.kind == "word" and "*" not in piece.text for piece in pieces(query))
    except QueryError:
        return False

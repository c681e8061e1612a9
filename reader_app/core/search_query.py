"""What a search asks for, as data: words, phrases and filters, joined by AND, OR and NOT."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reader_app.core.spans import Span

Scope = Literal["title", "body", "note", "quote"]
"""Where words are looked for; where none is named: title, body and notes, also on articles; bodies
hold all quotes."""

FilterName = Literal["tag", "outlet", "by", "lang", "status", "grade", "field", "is"]
ValueName = Literal["tag", "outlet", "by", "lang", "status", "grade", "field", "is", "date"]
"""All before whose colon a value of the project's stands."""


NONE = "none"
"""The value of `grade` for articles without one."""
UNTAGGED, COPY = "untagged", "copy"
"""The values of `is`: without any tag; one of several copies, as far as they were looked for."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase to look for, as it was written."""

    words: str
    scope: Scope | None = None
    exact: bool = False
    """Whether it stood in quotes: no forms of the word are looked for beside it."""
    open_start: bool = False
    """Whether words that end like it count."""
    open_end: bool = False
    """Whether words that begin like it count."""


@dataclass(frozen=True, slots=True)
class Near:
    """Terms of one scope that stand close to each other, in any order."""

    terms: tuple[Term, ...]
    within: int
    """At most so many words between the first and the last."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What an article must have beside its words."""

    name: FilterName
    value: str
    place: Span | None = field(default=None, compare=False)
    """Where its value was written, in code points."""


@dataclass(frozen=True, slots=True)
class Dates:
    """When an article was published: ISO 8601 dates, as far as they were given, both included."""

    since: str
    until: str
    """Either may be empty, for no bound."""


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The part does not hold."""

    part: Query


Query = Term | Near | Filter | Dates | Every | Some | Without


def sought_terms(query: Query) -> tuple[Term, ...]:
    """Return the terms whose places are hits: all but those under an odd number of NOTs."""
    return tuple(dict.fromkeys(_sought(query, wanted=True)))


def _sought(query: Query, *, wanted: bool) -> list[Term]:
    match query:
        case Term():
            return [query] if wanted else []
        case Near():
            return list(query.terms) if wanted else []
        case Without():
            return _sought(query.part, wanted=not wanted)
        case Every() | Some():
            return [term for part in query.parts for term in _sought(part, wanted=wanted)]
        case _:
            return []

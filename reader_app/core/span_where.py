"""A question on tagged spans, as data: which tags they have, and what stands near them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from reader_app.core.errors import QueryError
from reader_app.core.judgements import Statement
from reader_app.core.search_lexing import Piece, pieces
from reader_app.core.search_query import Dates, Filter

SpanFilterName = Literal[
    "kind", "grade", "says", "words", "quote", "note", "tagged", "article", "month"
]
SPAN_FILTERS: dict[str, SpanFilterName] = {name: name for name in get_args(SpanFilterName)}
NONE = "none"
"""The value of `kind`, `grade` and `says` for highlights that have none; of `month` for articles
without a date."""
GRADED = "graded"
"""Begins the filter for the grade of an article, as `grade` asks of the highlight."""

QUOTES = '“"”„«»'
"""What a value in quotes cannot hold."""
_MONTH = re.compile("[0-9]{4}(-[0-9]{2})?")
_ALLOWED: dict[SpanFilterName, tuple[str, ...]] = {
    "kind": (*filter(None, get_args(Statement)), NONE),
    "tagged": ("yes", "no"),
}

RelationKind = Literal["overlapping", "inside", "near", "sentence", "paragraph", "article"]


@dataclass(frozen=True, slots=True)
class Relation:
    """How a highlight stands to another one in the same text."""

    kind: RelationKind
    within: int = 0
    """Of `near` alone: at most so many code points lie between the two."""


@dataclass(frozen=True, slots=True)
class SpanFilter:
    """What a highlight itself must have beside its tags; see `span_filter`."""

    name: SpanFilterName
    value: str


@dataclass(frozen=True, slots=True)
class Related:
    """Spans of the first kind that stand so to one of the second.

    One highlight that is of both kinds stands to itself in every way; but where both are the same
    question, another highlight must be there.
    """

    spans: SpanWhere
    relation: Relation
    others: SpanWhere


@dataclass(frozen=True, slots=True)
class EverySpan:
    """Spans for which all parts hold."""

    parts: tuple[SpanWhere, ...]


@dataclass(frozen=True, slots=True)
class SomeSpan:
    """Spans for which at least one part holds."""

    parts: tuple[SpanWhere, ...]


@dataclass(frozen=True, slots=True)
class NoSpan:
    """Spans for which the part does not hold."""

    part: SpanWhere


SpanWhere = Filter | Dates | SpanFilter | Related | EverySpan | SomeSpan | NoSpan
"""`tag` and `by` ask of the highlight and its taggings, all other filters of its article."""


def span_filter(name: SpanFilterName, value: str) -> SpanFilter:
    """Return the filter of that name; raises QueryError for a value there cannot be.

    `kind` is that of the statement; `grade` a value of any scale by code or label, or both of the
    Admiralty code, as in B2; `says` anyone in the chain of attribution; `words`, `quote` and
    `note` all these words, or words that begin like them, in quote or notes; `article` one by its
    whole title or its uid; `month` that of its date as far as that is known, as 2026-05 or 2026.
    """
    if name == "month" and value.lower() != NONE and not _MONTH.fullmatch(value):
        raise QueryError(f"“{value}” is no month. Write it as in month:2026-05, or month:none.")
    allowed = _ALLOWED.get(name)
    if allowed is None:
        return SpanFilter(name, value.strip())
    if value.lower() not in allowed:
        raise QueryError(f"“{value}” cannot stand after “{name}:”. Use {', '.join(allowed)}.")
    return SpanFilter(name, value.lower())


def parts_of(where: SpanWhere) -> tuple[SpanWhere, ...]:
    """Return the parts that all must hold for a question: itself, where it has none."""
    return where.parts if isinstance(where, EverySpan) else (where,)


def compares_spans(where: SpanWhere) -> bool:
    """Tell whether a question asks anywhere how spans stand to each other, which takes time."""
    match where:
        case Related():
            return True
        case EverySpan() | SomeSpan():
            return any(map(compares_spans, where.parts))
        case NoSpan():
            return compares_spans(where.part)
        case _:
            return False


def written(where: SpanWhere) -> str:
    """Return a question as it is typed; reading it gives the same question."""
    match where:
        case Filter() | SpanFilter():
            is_graded = isinstance(where, Filter) and where.name == "grade"
            return f"{GRADED if is_graded else where.name}:{_quoted(where.value)}"
        case Dates():
            return f"date:{where.since}..{where.until}"
        case Related():
            relation = _relation(where.relation)
            return f"{_part(where.spans)} {relation} {_part(where.others)}"
        case EverySpan():
            return " ".join(_part(part) for part in where.parts)
        case SomeSpan():
            return " OR ".join(_part(part) for part in where.parts)
        case _:
            return f"NOT {_part(where.part)}"


def _part(where: SpanWhere) -> str:
    text = written(where)
    return text if isinstance(where, Filter | Dates | SpanFilter) else f"({text})"


def _relation(relation: Relation) -> str:
    match relation.kind:
        case "overlapping" | "inside":
            return relation.kind
        case "near":
            return f"near:{relation.within}"
        case _:
            return f"near:{relation.kind}"


def _quoted(value: str) -> str:
    """Return a value as it is typed: bare where it would be read as one word, else in quotes."""
    is_bare = value.split() == [value] and set(value).isdisjoint("():") and value[0] not in QUOTES
    return value if is_bare and list(pieces(value)) == [Piece("word", value)] else f'"{value}"'

"""A question on tagged spans, as data: which tags they have, and what stands near them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reader_app.core.search_query import Dates, Filter

RelationKind = Literal["overlapping", "inside", "near", "sentence", "paragraph"]


@dataclass(frozen=True, slots=True)
class Relation:
    """How a highlight stands to another one in the same text."""

    kind: RelationKind
    within: int = 0
    """Of `near` alone: at most so many code points lie between the two."""


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


SpanWhere = Filter | Dates | Related | EverySpan | SomeSpan | NoSpan
"""`tag` and `by` ask of the highlight and its taggings, all other filters of its article."""


def written(where: SpanWhere) -> str:
    """Return a question as it is typed; reading it gives the same question."""
    match where:
        case Filter():
            return f"{where.name}:{_quoted(where.value)}"
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
    return text if isinstance(where, Filter | Dates) else f"({text})"


def _relation(relation: Relation) -> str:
    match relation.kind:
        case "overlapping" | "inside":
            return relation.kind
        case "near":
            return f"near:{relation.within}"
        case _:
            return f"near:{relation.kind}"


def _quoted(value: str) -> str:
    return value if not set(value) & set(' \t()"“”„«»') else f'"{value}"'

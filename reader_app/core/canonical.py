"""Records as plain data and back: one form for the journal, digests and dumps.

Canonical JSON here: keys sorted, no spaces, UTF-8 unescaped, so that equal records have equal
bytes on every machine.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from functools import cache
from json.encoder import encode_basestring
from operator import attrgetter
from typing import TYPE_CHECKING

from reader_app.core.judgements import (
    ArticleTagging,
    Grade,
    HighlightLink,
    Scale,
    ScaleValue,
    Speaker,
    TagKey,
)
from reader_app.core.quotes import Quote
from reader_app.core.records import (
    Analyst,
    Article,
    Highlight,
    Note,
    Pin,
    Provenance,
    Reading,
    Record,
    Tag,
    Tagging,
)
from reader_app.core.saved_queries import SavedQuery
from reader_app.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

RECORD_NAMES: dict[type[Record], str] = {
    Analyst: "analyst",
    Article: "article",
    Reading: "reading",
    Tag: "tag",
    Highlight: "highlight",
    Tagging: "tagging",
    Note: "note",
    Pin: "pin",
    TagKey: "tag_key",
    ArticleTagging: "article_tagging",
    Scale: "scale",
    ScaleValue: "scale_value",
    Grade: "grade",
    Speaker: "speaker",
    HighlightLink: "link",
    SavedQuery: "saved_query",
}
"""The name each kind of record has in the journal and in dumps."""

LATER_FIELDS: dict[type[Record], dict[str, Json]] = {
    Tag: {"when_to_use": "", "when_not_to_use": "", "example": None},
    Highlight: {"statement": "", "reason": ""},
}
"""Fields that records did not have from the first version of the file on, with their defaults.

At its default such a field is left out of the kept form, so that a record that was written before
there was the field has the same form, and the same digest, ever since.
"""

_SIMPLE: frozenset[type] = frozenset((str, int, bool, type(None)))
_PARTS: tuple[type, ...] = (Span, Quote, Provenance)


@cache
def field_names(kind: type) -> tuple[str, ...]:
    """Return the names of a record kind's fields, in order."""
    return tuple(item.name for item in fields(kind))


@cache
def _values(kind: type) -> Callable[[object], tuple[object, ...]]:
    return attrgetter(*field_names(kind))


def to_data(record: object) -> dict[str, Json]:
    """Return a record's fields as JSON data; tuples become lists, its parts become objects."""
    kind = type(record)
    return {
        name: value if value.__class__ in _SIMPLE else _plain(value)
        for name, value in zip(field_names(kind), _values(kind)(record), strict=True)
    }  # pyright: ignore[reportReturnType]


def _plain(value: object) -> Json:
    if isinstance(value, float) and value.is_integer():
        return int(value)  # equal numbers have equal bytes: 1 and 1.0 are one position
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        items: tuple[object, ...] = value  # pyright: ignore[reportUnknownVariableType]
        return [_plain(item) for item in items]
    if isinstance(value, _PARTS):
        return to_data(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")


def kept_data(kind: type[Record], data: Mapping[str, Json]) -> dict[str, Json]:
    """Return a record's plain data as it is kept: without later fields that are at their default."""
    later = LATER_FIELDS.get(kind)
    if later is None:
        return dict(data)
    return {
        name: value for name, value in data.items() if name not in later or value != later[name]
    }


def whole_data(kind: type[Record], data: Mapping[str, Json]) -> dict[str, Json]:
    """Return all of a record's plain data, from its kept form."""
    return {**LATER_FIELDS.get(kind, {}), **data}


def from_data(kind: type[Record], data: Mapping[str, Json]) -> Record:
    """Return the record that `to_data` came from; raises TypeError where a field is missing."""
    values = {
        name: value if value.__class__ in _SIMPLE else _field(name, value)
        for name, value in data.items()
    }
    return kind(**values)  # type: ignore[arg-type]


def _field(name: str, value: Json) -> object:
    if isinstance(value, dict):
        part = {"span": Span, "quote": Quote, "provenance": Provenance}[name]
        return part(**{key: _tupled(item) for key, item in value.items()})  # type: ignore[arg-type]
    return _tupled(value)


def _tupled(value: Json) -> object:
    return tuple(_tupled(item) for item in value) if isinstance(value, list) else value


def canonical_json(data: Json) -> str:
    """Return the one JSON text of some data.

    What `json` would write with keys sorted, no spaces and nothing escaped that need not be;
    several times as fast for records, of which a step may have a hundred thousand.
    """
    return _WRITERS[data.__class__](data)


def _object(data: dict[str, Json]) -> str:
    pairs = [
        f"{encode_basestring(name)}:{_WRITERS[value.__class__](value)}"
        for name, value in sorted(data.items())
    ]
    return f"{{{','.join(pairs)}}}"


def _array(data: list[Json]) -> str:
    return f"[{','.join(map(canonical_json, data))}]"


_WRITERS: dict[type, Callable[..., str]] = {
    str: encode_basestring,
    int: int.__repr__,
    type(None): {None: "null"}.__getitem__,
    bool: {False: "false", True: "true"}.__getitem__,
    float: json.dumps,
    dict: _object,
    list: _array,
}


def digest(record: Record) -> bytes:
    """Return the BLAKE2b-128 of the canonical JSON of a record's kept form: 16 bytes."""
    text = canonical_json(kept_data(type(record), to_data(record)))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()

"""Records as plain data and back: one form for the journal, digests and dumps.

Canonical JSON here: keys sorted, no spaces, UTF-8 unescaped, so that equal records have equal
bytes on every machine.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING

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
from reader_app.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

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
}
"""The name each kind of record has in the journal and in dumps."""

_PARTS: tuple[type, ...] = (Span, Quote, Provenance)


@cache
def field_names(kind: type) -> tuple[str, ...]:
    """Return the names of a record kind's fields, in order."""
    return tuple(item.name for item in fields(kind))


def to_data(record: object) -> dict[str, Json]:
    """Return a record's fields as JSON data; tuples become lists, its parts become objects."""
    return {name: _plain(getattr(record, name)) for name in field_names(type(record))}


def _plain(value: object) -> Json:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        items: tuple[object, ...] = value  # pyright: ignore[reportUnknownVariableType]
        return [_plain(item) for item in items]
    if isinstance(value, _PARTS):
        return to_data(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")


def from_data(kind: type[Record], data: Mapping[str, Json]) -> Record:
    """Return the record that `to_data` came from; raises TypeError where a field is missing."""
    return kind(**{name: _field(name, value) for name, value in data.items()})  # type: ignore[arg-type]


def _field(name: str, value: Json) -> object:
    if isinstance(value, dict):
        part = {"span": Span, "quote": Quote, "provenance": Provenance}[name]
        return part(**{key: _tupled(item) for key, item in value.items()})  # type: ignore[arg-type]
    return _tupled(value)


def _tupled(value: Json) -> object:
    return tuple(_tupled(item) for item in value) if isinstance(value, list) else value


def canonical_json(data: Json) -> str:
    """Return the one JSON text of some data."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(record: Record) -> bytes:
    """Return the BLAKE2b-128 of a record's canonical JSON: 16 bytes."""
    text = canonical_json(to_data(record))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()

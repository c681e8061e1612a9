"""Edits made ready to be written: plain data, canonical JSON and digests, worked out once."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from reader_app.core.canonical import Json, canonical_json, kept_data, to_data
from reader_app.core.records import Record, Tag
from reader_app.store.tables import TABLE_OF, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader_app.core.edits import Edit
    from reader_app.core.ids import Uid
    from reader_app.store.table import Table

Data = dict[str, Json]


def digest_of(text: str) -> bytes:
    """Return the BLAKE2b-128 of a record's kept JSON, as `core.canonical.digest` does."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Side(NamedTuple):
    """A record before or after an edit."""

    record: Record
    data: Data
    json: str
    digest: bytes


class Entry(NamedTuple):
    """An edit with all that its table and the journal need."""

    table: Table[Any]
    before: Side | None
    after: Side | None
    changed: tuple[str, ...] = ()
    """The fields in which the two sides differ, where there are both."""

    @property
    def record(self) -> Record:
        """The record after the edit, or before its removal."""
        side = self.after or self.before
        assert side is not None  # noqa: S101 - see `entry_of`
        return side.record

    def journal_texts(self) -> tuple[str | None, str | None]:
        """Return before and after as the journal keeps them: all fields, or those that changed."""
        before, after = self.before, self.after
        if before is None or after is None:
            return (before.json if before else None, after.json if after else None)
        return (
            canonical_json({name: before.data[name] for name in self.changed}),
            canonical_json({name: after.data[name] for name in self.changed}),
        )


def _side(record: Record | None) -> Side | None:
    if record is None:
        return None
    data = to_data(record)
    text = canonical_json(kept_data(type(record), data))
    return Side(record, data, text, digest_of(text))


def entry_of(edit: Edit) -> Entry:
    """Make an edit ready; raises ValueError where it turns one record into another."""
    before, after = edit.before, edit.after
    if before and after and (type(before), before.uid) != (type(after), after.uid):
        raise ValueError("an edit keeps its record's kind and uid")
    one, other = _side(before), _side(after)
    return Entry(TABLE_OF[type(edit.record)], one, other, _changed(one, other))


def _changed(before: Side | None, after: Side | None) -> tuple[str, ...]:
    if before is None or after is None:
        return ()
    known = before.data
    return tuple(name for name, value in after.data.items() if known[name] != value)


def by_table(entries: Iterable[Entry]) -> list[tuple[Table[Any], list[Entry]]]:
    """Group entries by table, in the order in which rows may refer to each other."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.table.name].append(entry)
    return [(table, groups[table.name]) for table in TABLES if table.name in groups]


def parents_first(entries: list[Entry]) -> list[Entry]:
    """Order new tags so that each stands behind the new tag it is put under."""
    waiting: dict[Uid, Entry] = {entry.record.uid: entry for entry in entries}
    ordered: list[Entry] = []
    while waiting:
        entry: Entry | None = next(iter(waiting.values()))
        chain: list[Entry] = []
        while entry is not None:
            chain.append(waiting.pop(entry.record.uid))
            tag = entry.record
            parent = tag.parent if isinstance(tag, Tag) else None
            entry = waiting.get(parent) if parent else None
        ordered += reversed(chain)
    return ordered

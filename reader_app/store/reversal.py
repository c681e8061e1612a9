"""Undo and redo: full edits, made from the journal's fields and the records as they stand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader_app.core.canonical import Json, from_data, to_data, whole_data
from reader_app.core.edits import Edit
from reader_app.core.errors import ConflictError
from reader_app.store.tables import TABLE_NAMED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader_app.core.records import Record
    from reader_app.store.connection import Connection, Row

Data = dict[str, Json]
Key = tuple[str, bytes]

_SQL = "SELECT record, record_uid, before, after FROM edit WHERE step_id=? ORDER BY id"
_CONFLICT = "This cannot be undone: what it concerns was changed since."
_REDO_CONFLICT = "This cannot be done again: what it concerns was changed since."


def step_edits(connection: Connection, step: int, *, forward: bool) -> tuple[Edit, ...]:
    """Return the edits that take a step back (or bring it again), one for each record.

    Raises ConflictError where a record is not as the step (or its undoing) left it.
    """
    return moved_edits(connection, connection.rows(_SQL, (step,)), forward=forward)


def moved_edits(connection: Connection, rows: Sequence[Row], *, forward: bool) -> tuple[Edit, ...]:
    """Return the edits that go along these rows of a journal, or back, from the present records.

    A row is a record's kind and uid, and its fields before and after.
    """
    current = read_records(connection, {(name, uid) for name, uid, _, _ in rows})
    state: dict[Key, Data | None] = {
        key: to_data(record) if record else None for key, record in current.items()
    }
    for name, uid, before, after in rows if forward else reversed(rows):
        pair = (_loaded(name, before, after), _loaded(name, after, before))
        old, new = pair if forward else reversed(pair)
        state[name, uid] = _moved(state[name, uid], old, new, forward=forward)
    edits = [Edit(current[name, uid], _record(name, data)) for (name, uid), data in state.items()]
    return tuple(edit for edit in edits if edit.before != edit.after)


def read_records(connection: Connection, keys: Iterable[Key]) -> dict[Key, Record | None]:
    """Return the records of these kinds and uids as they stand; None for those that are not."""
    found: dict[Key, Record | None] = dict.fromkeys(sorted(keys))
    uids: dict[str, list[str]] = {}
    for name, uid in found:
        uids.setdefault(name, []).append(uid.hex())
    for name, wanted in uids.items():
        table = TABLE_NAMED[name]
        sql = f"{table.select_sql} WHERE t.uid IN (SELECT unhex(value) FROM json_each(?))"
        for row in connection.stream(sql, (json.dumps(wanted),)):
            found[name, row[0]] = table.record(row)
    return found


def _loaded(name: str, text: str | None, other: str | None) -> Data | None:
    """Return the fields of one side of a row; all of them where the other side is no record."""
    if text is None:
        return None
    data: Data = json.loads(text)
    return data if other is not None else whole_data(TABLE_NAMED[name].kind, data)


def _record(name: str, data: Data | None) -> Record | None:
    return None if data is None else from_data(TABLE_NAMED[name].kind, data)


def _moved(state: Data | None, old: Data | None, new: Data | None, *, forward: bool) -> Data | None:
    """Return a record's fields after going from `old` to `new`, checked to be at `old` now."""
    known = state is None if old is None else state is not None and _agrees(state, old)
    if not known:
        raise ConflictError(_REDO_CONFLICT if forward else _CONFLICT)
    if state is None or new is None:
        return new
    return {**state, **new}


def _agrees(state: Data, fields: Data) -> bool:
    return all(state.get(name) == value for name, value in fields.items())

"""Questions about the journal: history, what can be undone and redone, and the Changes for it."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from reader_app.core.edits import Change
from reader_app.core.errors import NotFoundError, StorageError
from reader_app.store.journal import COUNTER_BITS
from reader_app.store.reversal import step_edits
from reader_app.store.rows import Stand, StepRow

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.store.connection import Connection, Row

_DOING = "('do','import','merge')"
_UNDONE = (
    "(SELECT later.kind FROM step later WHERE later.undoes=s.uid ORDER BY later.id DESC LIMIT 1)"
)
_SELECT = (
    "SELECT s.id, s.uid, (SELECT uid FROM analyst WHERE id=s.analyst_id), s.hlc, s.kind, s.action,"
    f" s.arguments, s.undoes, iif(s.kind IN ('undo','redo'), s.kind,"
    f" iif({_UNDONE} IS 'undo', 'undone', 'done')) FROM step s"
)
_STAND = "SELECT hex(uid), (SELECT ifnull(max(id), 0) FROM edit) FROM step ORDER BY id DESC LIMIT 1"
_LONGEST = 1_000_000
"""Characters of a step's arguments, which are names and numbers; more is read by nobody."""
_ANALYST = "(SELECT id FROM analyst WHERE uid=?1)"
_UNDOABLE = (
    f"{_SELECT} WHERE s.analyst_id={_ANALYST} AND s.kind IN {_DOING}"
    f" AND {_UNDONE} IS NOT 'undo' AND s.id>?2 ORDER BY s.id DESC"
)
_LAST_DONE = (
    f"SELECT id FROM step WHERE analyst_id={_ANALYST} AND kind IN {_DOING} ORDER BY id DESC LIMIT 1"
)
_REDOABLE = (
    f"{_SELECT} JOIN step u ON u.undoes=s.uid AND u.kind='undo' WHERE u.analyst_id={_ANALYST}"
    f" AND u.id>ifnull(({_LAST_DONE}),0) AND {_UNDONE} IS 'undo' ORDER BY u.id DESC"
)


class StepReads:
    """Answers about the journal over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, uid: Uid) -> StepRow | None:
        """Return the step of that uid, if there is one."""
        row = self._connection.row(f"{_SELECT} WHERE s.uid=?", (bytes.fromhex(uid),))
        return None if row is None else _step_row(row)

    def numbered(self, number: int) -> StepRow | None:
        """Return the step of that number in this file, if there is one."""
        row = self._connection.row(f"{_SELECT} WHERE s.id=?", (number,))
        return None if row is None else _step_row(row)

    def stand(self) -> Stand:
        """Return how far the project is."""
        row = self._connection.row(_STAND)
        return Stand(*row) if row is not None else Stand("", 0)

    def size(self, number: int) -> int:
        """Return how many edits a step has, by its number."""
        return self._connection.value("SELECT count(*) FROM edit WHERE step_id=?", (number,))

    def history(self, limit: int, before: int | None = None) -> list[StepRow]:
        """Return the newest steps, or the newest before the step of that number."""
        where = "" if before is None else "WHERE s.id<?"
        values = (limit,) if before is None else (before, limit)
        rows = self._connection.rows(f"{_SELECT} {where} ORDER BY s.id DESC LIMIT ?", values)
        return [_step_row(row) for row in rows]

    def count_after(self, number: int) -> int:
        """Return how many steps came after the one of that number; of all for 0."""
        return int(self._connection.value("SELECT count(*) FROM step WHERE id>?", (number,)))

    def undoable(self, analyst: Uid) -> StepRow | None:
        """Return the analyst's newest step that stands, if there is one."""
        row = self._connection.row(f"{_UNDOABLE} LIMIT 1", (bytes.fromhex(analyst), 0))
        return None if row is None else _step_row(row)

    def redoable(self, analyst: Uid) -> StepRow | None:
        """Return the step that the analyst undid last, unless a new one was made since."""
        row = self._connection.row(f"{_REDOABLE} LIMIT 1", (bytes.fromhex(analyst),))
        return None if row is None else _step_row(row)

    def undoables(self, analyst: Uid, after: int) -> list[StepRow]:
        """Return the analyst's steps after that number that stand, the newest first."""
        rows = self._connection.rows(_UNDOABLE, (bytes.fromhex(analyst), after))
        return [_step_row(row) for row in rows]

    def redoables(self, analyst: Uid) -> list[StepRow]:
        """Return the steps that the analyst can do again, in the order in which they would be."""
        rows = self._connection.rows(_REDOABLE, (bytes.fromhex(analyst),))
        return list({row[0]: _step_row(row) for row in rows}.values())

    def change_to_undo(self, uid: Uid) -> Change:
        """Return the Change that takes a step back.

        Raises ConflictError where what it left behind was changed by a later step.
        """
        return self._reversal(uid, forward=False)

    def change_to_redo(self, uid: Uid) -> Change:
        """Return the Change that brings an undone step again; raises ConflictError likewise."""
        return self._reversal(uid, forward=True)

    def _reversal(self, uid: Uid, *, forward: bool) -> Change:
        step = self.get(uid)
        if step is None:
            raise NotFoundError("This step is not in the project's history.")
        try:
            edits = step_edits(self._connection, step.number, forward=forward)
        except (ValueError, TypeError, KeyError, AttributeError) as problem:
            sentence = "This step is damaged in the project's history. Restore a backup."
            raise StorageError(sentence) from problem
        return Change(step.action, step.arguments, edits)


def _step_row(row: Row) -> StepRow:
    number, uid, analyst, hlc, kind, action, arguments, undoes, state = row
    return StepRow(
        number,
        uid.hex(),
        analyst.hex(),
        hlc >> COUNTER_BITS,
        kind,
        action,
        _arguments(arguments),
        undoes and undoes.hex(),
        state,
    )


def _arguments(words: str) -> dict[str, Any]:
    """Return a step's arguments; none where they are damaged, which the self-check tells of."""
    data: dict[str, Any] = {}
    with suppress(ValueError, TypeError):
        data |= json.loads(words) if len(words) < _LONGEST else {}
    return data

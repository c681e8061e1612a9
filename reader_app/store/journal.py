"""The journal: every step and the edits it made, appended in the transaction that makes them.

It is history, undo, audit and the feed for merging copies in one, and is never pruned.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.canonical import canonical_json
from reader_app.core.errors import ConflictError, StorageError
from reader_app.core.ids import Uid, UidSource
from reader_app.store.rows import StepKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reader_app.core.ids import Clock
    from reader_app.store.connection import Connection
    from reader_app.store.entries import Entry

COUNTER_BITS = 16
"""A hybrid time is milliseconds, shifted by this, plus a counter."""
_END = (1 << 63) - (1 << 40)
"""A hybrid time of the year 6429, after which SQLite's integers have no room for more."""

_STAND = (
    "SELECT ifnull((SELECT hlc FROM step ORDER BY id DESC LIMIT 1), 0),"
    " (SELECT id FROM replica WHERE fingerprint=?)"
)
_LAST_TURN = "SELECT kind FROM step WHERE undoes=? ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Step:
    """What the journal says of a step beside its edits."""

    uid: Uid
    analyst: Uid
    kind: StepKind
    action: str
    arguments: Mapping[str, str | int]
    undoes: Uid | None = None
    hlc: int | None = None
    """Its hybrid time; None: now."""


def step_digest(uid: bytes, hlc: int, kind: str, undoes: bytes | None, words: str) -> bytes:
    """Return the digest of a step's own row; `words` are its action and arguments."""
    text = f"{uid.hex()}\n{hlc}\n{kind}\n{undoes.hex() if undoes else ''}\n{words}"
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def edit_digest(step: bytes, record_uid: bytes, *texts: str | None) -> bytes:
    """Return the digest of an edit's row: its step, its record, before and after."""
    parts = (step.hex(), record_uid.hex(), *("" if text is None else text for text in texts))
    joined = "\n".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=16).digest()


class Journal:
    """Appends to one file's journal; used inside the Store's write transaction only."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock
        self._uids = UidSource(clock)
        self._fingerprint = fingerprint_of(connection.path)

    def new_uid(self) -> Uid:
        """Return a uid for a step."""
        return self._uids.new()

    def begin(self, step: Step) -> int:
        """Append a step; return its row."""
        uid = bytes.fromhex(step.uid)
        undoes = bytes.fromhex(step.undoes) if step.undoes else None
        last, replica = self._stand()
        if last >= _END:
            raise StorageError(
                f"{self._connection.path.name} has a step in its history that is dated thousands of"
                " years from now; nothing can come after it. Open the project to read only, or"
                " restore a backup."
            )
        hlc = max(self._clock.now_ms() << COUNTER_BITS, last + 1) if step.hlc is None else step.hlc
        arguments = canonical_json(dict(step.arguments))
        digest = step_digest(uid, hlc, step.kind, undoes, f"{step.action}\n{arguments}")
        return self._connection.run(
            "INSERT INTO step(uid,replica_id,analyst_id,hlc,kind,undoes,action,arguments,digest)"
            " VALUES(?,?,ifnull((SELECT id FROM analyst WHERE uid=?),-1),?,?,?,?,?,?)",
            (
                uid,
                replica,
                bytes.fromhex(step.analyst),
                hlc,
                step.kind,
                undoes,
                step.action,
                arguments,
                digest,
            ),
        )

    def resume(self, uid: Uid) -> int:
        """Return the row of an earlier step that is being continued.

        Raises ConflictError where it is not there, or was undone meanwhile: what came later would
        stand although the step does not, and would be in the way of its redo.
        """
        key = bytes.fromhex(uid)
        row = self._connection.value("SELECT id FROM step WHERE uid=?", (key,))
        if row is None:
            raise ConflictError("The step to continue is not in this project.")
        if self._connection.value(_LAST_TURN, (key,)) == "undo":
            raise ConflictError("This was undone while it was still going on, and ended there.")
        return int(row)

    def append(self, row: int, step: Uid, entries: Iterable[Entry]) -> None:
        """Append the edits of a step."""
        step_uid = bytes.fromhex(step)
        self._connection.run_many(
            "INSERT INTO edit(step_id,record,record_uid,before,after,digest) VALUES(?,?,?,?,?,?)",
            (_edit_values(row, step_uid, entry) for entry in entries),
        )

    def _stand(self) -> tuple[int, int]:
        """Return the latest step's hybrid time, and the row of this copy of the file.

        That row is made when the copy writes for the first time.
        """
        connection = self._connection
        last, replica = connection.rows(_STAND, (self._fingerprint,))[0]
        if replica is None:
            replica = connection.run(
                "INSERT INTO replica(uid,fingerprint,created_ms) VALUES(?,?,?)",
                (bytes.fromhex(self._uids.new()), self._fingerprint, self._clock.now_ms()),
            )
        return last, replica


def fingerprint_of(path: Path) -> str:
    """Return what tells this copy of a file from others: machine and path, not to be read back."""
    place = f"{platform.node()}\n{path.resolve()}"
    return hashlib.blake2b(place.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _edit_values(row: int, step: bytes, entry: Entry) -> tuple[object, ...]:
    uid = bytes.fromhex(entry.record.uid)
    before, after = entry.journal_texts()
    name = entry.table.name
    return row, name, uid, before, after, edit_digest(step, uid, name, before, after)

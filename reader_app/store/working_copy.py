"""A copy of a project that is worked in on a disk of this machine, and what it adds put back.

A journal is only ever added to, and no two steps bear one uid: a project that has another one's
last step and edit lacks nothing that the other one has.
"""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING, Literal

from reader_app.core.errors import ConflictError, ProjectError, ProjectLockedError, StorageError
from reader_app.store.backup import dated_name
from reader_app.store.connection import connect, connect_to_read, log_of
from reader_app.store.known_schema import refuse_foreign_parts
from reader_app.store.reads.steps import StepReads
from reader_app.store.whole_copy import copy_whole, sync_folder

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.store.rows import Stand

Relation = Literal["same", "ahead", "behind", "apart"]
"""What a copy is to its origin: ahead of it, behind it; apart where each has what the other lacks."""


def stand_of(path: Path) -> Stand:
    """Return how far a project is that nobody writes to; raises ProjectError if it is none."""
    with closing(connect_to_read(path)) as connection:
        refuse_foreign_parts(connection)
        return StepReads(connection).stand()


def relation(copy: Path, origin: Path, base: Stand | None) -> Relation:
    """Tell what a copy is to its origin, which was at `base` when they were last the same.

    An origin that still is there has nothing that the copy did not have, also where the copy was
    set back to a backup since.
    """
    mine, theirs = stand_of(copy), stand_of(origin)
    if mine == theirs:
        return "same"
    has_theirs, has_mine = _has(copy, theirs), _has(origin, mine)
    if theirs == base or (has_theirs and (not has_mine or mine.edit > theirs.edit)):
        return "ahead"
    return "behind" if has_mine else "apart"


def _has(path: Path, stand: Stand) -> bool:
    with closing(connect_to_read(path)) as connection:
        step = connection.row("SELECT 1 FROM step WHERE uid=?", (bytes.fromhex(stand.step),))
    return step is not None or not stand.step


def take(origin: Path, copy: Path) -> Stand:
    """Make the copy anew, or for the first time; it is whole, or as it was. Return its stand."""
    try:
        copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = copy.with_name(f"{copy.name}.tmp")
        beside.unlink(missing_ok=True)
        copy_whole(origin, beside)
        _refuse_in_use(copy)
        beside.replace(copy)
        sync_folder(copy.parent)
    except OSError as error:
        raise StorageError(
            f"No copy of {origin.name} could be made on this machine ({error.strerror}). Make room"
            " on its disk, then try again."
        ) from error
    return stand_of(copy)


def put_back(copy: Path, origin: Path, known: Stand | None) -> Stand:
    """Put what is in a copy, which may be in use, in its origin's place; return its stand then.

    Whenever this is cut off, the origin is as it was, or as the copy is; and so it is where it
    cannot be done, which raises ProjectError: ConflictError where by now the origin is not as it
    was `known` to be, which is not there for None.
    """
    beside = origin.with_name(f"{origin.name}.tmp")
    try:
        beside.unlink(missing_ok=True)
        try:
            copy_whole(copy, beside)
            with closing(connect(beside)) as alone:
                alone.run("PRAGMA journal_mode=DELETE")  # one file, whole without a log
            stand = stand_of(beside)
            _refuse_in_use(origin)
            if known != (stand_of(origin) if origin.exists() else None):
                raise ConflictError(f"{origin.name} was changed elsewhere.")
            beside.replace(origin)
        finally:
            beside.unlink(missing_ok=True)
        sync_folder(origin.parent)
    except OSError as error:
        raise StorageError(
            f"{origin.name} cannot be written in {origin.parent} ({error.strerror})."
        ) from error
    return stand


def conflict_name(origin: Path, machine: str, now_ms: int) -> Path:
    """Return a free name beside a project for what was done elsewhere at the same time."""
    while True:
        name = dated_name(origin.with_stem(f"{origin.stem} (conflict, {machine})"), now_ms)
        if not origin.with_name(name).exists():
            return origin.with_name(name)
        now_ms += 1000


def _refuse_in_use(path: Path) -> None:
    """Raise ProjectLockedError where somebody's last steps are beside a file, or may be."""
    if path.exists():
        with suppress(ProjectError):
            stand_of(path)  # takes them in, where nobody else has it open
    if log_of(path).exists() or path.with_name(f"{path.name}-journal").exists():
        raise ProjectLockedError(f"{path.name} is open elsewhere. Close it there.")

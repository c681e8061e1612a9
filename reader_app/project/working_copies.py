"""Work in a copy on a disk of this machine, for projects that lie where others write or that go.

A copy has its origin's name, in a folder of its own beside the settings, with a note of where the
origin lies and how far it was when both were last the same.
"""

from __future__ import annotations

import json
import platform
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.core.errors import ConflictError, StorageError
from reader_app.project.whole_file import whole_file
from reader_app.store.lock import ProjectLock
from reader_app.store.place import conflict_copies
from reader_app.store.rows import Stand
from reader_app.store.working_copy import (
    conflict_name,
    put_back,
    relation,
    stand_of,
    take,
)

if TYPE_CHECKING:
    from reader_app.core.ids import Clock

_NOTE = "origin.json"


@dataclass(frozen=True, slots=True)
class PutBack:
    """Where the work is now, besides in the copy."""

    origin: Path
    is_conflict: bool = False
    """The file was changed elsewhere, so that the work lies beside it, under this name."""


@dataclass(frozen=True, slots=True)
class _Note:
    copy: Path
    origin: Path
    base: Stand


class WorkingCopies:
    """Makes them, finds them, and keeps them and their origins in step."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder.absolute()
        self._clock = clock
        self._locks: list[ProjectLock] = []

    def copy_of(self, origin: Path) -> Path | None:
        """Return the copy that a project is worked on in, if it is."""
        wanted = origin.absolute()
        notes = map(_read, sorted(self._folder.glob(f"*/{_NOTE}")))
        copies = (note.copy for note in notes if note is not None and note.origin == wanted)
        return next((copy for copy in copies if copy.is_file()), None)

    def origin_of(self, copy: Path) -> Path | None:
        """Return where the project lies that a file is the working copy of, if it is one."""
        note = self._note_of(copy)
        return note.origin if note is not None else None

    def conflict_copies(self, copy: Path) -> list[Path]:
        """Return the copies beside a project, where it lies, that two machines' changes have left."""
        return conflict_copies(self.origin_of(copy) or copy)

    def begin(self, origin: Path) -> Path:
        """Return a copy of a project to work on, as new as its origin, which nobody else opens.

        Where the origin cannot be reached, the copy that there is will do. Raises
        ProjectLockedError where somebody has it open, ProjectError where no copy can be made.
        """
        origin = origin.absolute()
        copy = self.copy_of(origin)
        if copy is not None and not origin.is_file():
            return copy
        self.let_go()
        self._locks.append(ProjectLock.take(origin))
        try:
            return self._in_step(copy, origin)
        except BaseException:
            self.let_go()
            raise

    def _in_step(self, copy: Path | None, origin: Path) -> Path:
        note = self._note_of(copy) if copy is not None else None
        if note is None:
            note = _Note(self._free(origin.name), origin, stand_of(origin))
            take(origin, note.copy)
            _write(note)
        elif relation(note.copy, origin, note.base) == "behind":
            _write(_Note(note.copy, origin, take(origin, note.copy)))
        return note.copy

    def put_back(self, copy: Path) -> PutBack | None:
        """Put what was done in a copy back, beside its origin where that was changed elsewhere.

        From then on the copy belongs to where it was put. None: there was nothing to put back.
        Raises ProjectError where the place cannot be reached or written.
        """
        note = self._note_of(copy)
        if note is None:
            return None
        origin = note.origin
        if not origin.is_file():  # never made anew: a disk that is out leaves its folder behind
            raise StorageError(
                f"{origin.name} cannot be reached in {origin.parent}. What you did is kept on this"
                " machine, and is put back once it is there again and you open it."
            )
        known = stand_of(origin)
        state = relation(copy, origin, note.base)
        if state in ("same", "behind"):
            return None
        if state == "ahead":
            with suppress(ConflictError):  # changed just now: then both are kept
                _write(_Note(copy, origin, put_back(copy, origin, known)))
                return PutBack(origin)
        beside = conflict_name(origin, platform.node(), self._clock.now_ms())
        _write(_Note(copy, beside, put_back(copy, beside, None)))
        return PutBack(beside, is_conflict=True)

    def let_go(self) -> None:
        """Let others open the origins of what is closed by now."""
        while self._locks:
            self._locks.pop().release()

    def end(self, origin: Path) -> None:
        """Work on the project itself from now on; raises StorageError where it lacks something."""
        copy = self.copy_of(origin)
        note = self._note_of(copy) if copy is not None else None
        if copy is None or note is None:
            return
        if not origin.is_file() or relation(copy, origin, note.base) in ("ahead", "apart"):
            raise StorageError(
                f"What was done in the copy of {origin.name} is not put back yet. Try again once"
                f" {origin.parent} can be reached."
            )
        with suppress(OSError):
            shutil.rmtree(copy.parent)

    def _note_of(self, copy: Path) -> _Note | None:
        if copy.absolute().parent.parent != self._folder:
            return None
        return _read(copy.with_name(_NOTE))

    def _free(self, name: str) -> Path:
        """Return where a new copy is to be; one that was cut off has no note, and goes."""
        for left_over in self._folder.glob("*"):
            if left_over.is_dir() and not (left_over / _NOTE).exists():
                shutil.rmtree(left_over, ignore_errors=True)
        number = 1
        while (self._folder / str(number)).exists():
            number += 1
        return self._folder / str(number) / name


def _write(note: _Note) -> None:
    data = {"copy": note.copy.name, "origin": str(note.origin), "base": asdict(note.base)}
    with whole_file(note.copy.with_name(_NOTE)) as file:
        file.write(json.dumps(data).encode())


def _read(path: Path) -> _Note | None:
    """Return what a note says; None where it is not there, or not what it should be."""
    try:
        data = json.loads(path.read_text("utf-8"))
        base = Stand(str(data["base"]["step"]), int(data["base"]["edit"]))
        return _Note(path.with_name(str(data["copy"])), Path(data["origin"]), base)
    except (OSError, ValueError, KeyError, TypeError):
        return None

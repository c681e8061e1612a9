"""Notes that are being written: kept as typed beside the settings until they are in the project.

No step and no part of the project: they are there for whoever typed them, after a crash.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, get_args

from reader_app.core.errors import ProjectError
from reader_app.core.ids import Uid
from reader_app.project.whole_file import whole_file

if TYPE_CHECKING:
    from pathlib import Path

_ENDING = ".note"
Subject = Literal["article", "tag", "project"]
"""What the fields of a dialog may be about."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A note that is being written, and where it belongs: on a highlight, or on a span."""

    article: Uid
    highlight: Uid | None = None
    note: Uid | None = None
    """The note that is being changed; None: a new one."""
    start: int = 0
    """The span, in code points, where there is no highlight yet."""
    end: int = 0
    words: str = ""

    @property
    def key(self) -> str:
        """What one such note is known by, whatever its words."""
        return self.note or self.highlight or f"{self.article}-{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class UnfinishedField:
    """A field of a dialog that is being written in: a note, or what a tag means."""

    about: Subject
    subject: str
    """The uid of the article or tag; of a project what `known_by` says."""
    field: str = ""
    """The field's name in its dialog."""
    words: str = ""

    @property
    def key(self) -> str:
        """What one such field is known by, whatever its words."""
        return f"{self.about}-{self.subject}-{self.field}"


def known_by(project: Path) -> str:
    """Return what a project is known by where it lies."""
    return sha256(os.fsencode(project.absolute())).hexdigest()[:32]


class UnfinishedNotes:
    """Keeps each such note in a file; where none can be written, as long as the program runs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, Unfinished | UnfinishedField] = {}
        self._given_up: dict[str, str] = {}

    def keep(self, note: Unfinished | UnfinishedField) -> None:
        """Keep a note as it is now; one without words is forgotten."""
        if not note.words.strip():
            self.forget(note.key)
            return
        self._held[note.key] = note
        with suppress(OSError, ProjectError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with whole_file(self._path(note.key)) as file:
                file.write(json.dumps(asdict(note)).encode())

    def forget(self, key: str) -> None:
        """Forget a note: it is in the project, or was given up."""
        self._held.pop(key, None)
        with suppress(OSError):
            self._path(key).unlink(missing_ok=True)

    def give_up(self, note: Unfinished | UnfinishedField) -> None:
        """Forget a note whose words may be asked back, as long as the program runs."""
        self.forget(note.key)
        self._given_up[note.key] = note.words

    def ask_back(self, key: str) -> str:
        """Return the words that were given up, once; empty where there are none."""
        return self._given_up.pop(key, "")

    def get(self, key: str) -> Unfinished | UnfinishedField | None:
        """Return a note as it was typed, if it is kept."""
        return self._held.get(key) or _read(self._path(key))

    def all(self) -> list[Unfinished]:
        """Return all notes on the page that are kept, of whatever project, the latest first."""
        return [note for note in self._there() if isinstance(note, Unfinished)]

    def fields(self) -> list[UnfinishedField]:
        """Return all fields that are kept, of whatever project, the latest first."""
        return [field for field in self._there() if isinstance(field, UnfinishedField)]

    def _there(self) -> list[Unfinished | UnfinishedField]:
        paths = [path for path in self._folder.glob(f"*{_ENDING}") if path.is_file()]
        paths.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
        return [note for path in paths if (note := _read(path)) is not None]

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_ENDING}"


def _read(path: Path) -> Unfinished | UnfinishedField | None:
    """Return what a file holds; None where it is not there, or not what it should be."""
    try:
        data = json.loads(path.read_text("utf-8"))
        if data.get("about") in get_args(Subject):
            return UnfinishedField(
                data["about"], str(data["subject"]), str(data["field"]), str(data["words"])
            )
        start, end = int(data["start"]), int(data["end"])
        highlight, note = (
            Uid(data[name]) if data[name] else None for name in ("highlight", "note")
        )
        return Unfinished(Uid(data["article"]), highlight, note, start, end, str(data["words"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None

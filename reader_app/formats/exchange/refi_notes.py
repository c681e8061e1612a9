"""REFI-QDA 1.5 in: the notes of a project, and what our own notes among them say (`refi_beside`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.judgements import Statement
from reader_app.formats.articles.plain_text import storable
from reader_app.formats.exchange.incoming import (
    IncomingGrade,
    IncomingNote,
    IncomingScale,
    IncomingSpeaker,
    milliseconds,
)
from reader_app.formats.exchange.json_values import Json, parsed_or_none
from reader_app.formats.exchange.judged_json import MODES, STATEMENTS, scales_of
from reader_app.formats.exchange.refi_beside import GRADE, LINK, SCALE, SPEAKER, STATEMENT, TAG
from reader_app.formats.exchange.refi_codes import below, children, guid_of, text_below

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader_app.formats.articles.nodes import Node
    from reader_app.formats.exchange.incoming import TagPath

By = tuple[str, int | None, int | None]
"""By whom and when something was made, and when it was changed."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """What the notes on something say."""

    notes: tuple[IncomingNote, ...] = ()
    grades: tuple[IncomingGrade, ...] = ()
    speakers: tuple[IncomingSpeaker, ...] = ()
    statement: Statement = ""
    tag: Json = None
    """What a note of our own says of a tag."""
    link: By = ("", None, None)
    """By whom and when a link was made."""


class Notes:
    """The notes of a project. Each is handed out where it belongs; `rest` are those on nothing."""

    def __init__(
        self,
        root: Node,
        words: Callable[[Node], str | None],
        by: Callable[[Node], By],
        paths: Mapping[str, TagPath],
    ) -> None:
        self._by_guid = {guid_of(each.get("guid")): each for each in below(root, "Note")}
        self._words = words
        self._by = by
        self._paths = paths
        self._used: set[str] = set()

    def on(self, node: Node, description: str = "") -> Hanging:
        """Return what the notes on an element say; its description is one where no note is that."""
        plain: list[IncomingNote] = []
        grades: list[IncomingGrade] = []
        speakers: list[IncomingSpeaker] = []
        found = Hanging()
        statement, tag, link = found.statement, found.tag, found.link
        for note in self._referred(node):
            name, said = note.get("name") or "", self._said(note)
            if name.startswith(GRADE):
                grades.append(IncomingGrade(name.removeprefix(GRADE), said, *self._by(note)))
            elif name.startswith(SPEAKER):
                speakers.append(self._speaker(note, name.removeprefix(SPEAKER), said))
            elif name == STATEMENT:
                statement = STATEMENTS.get(said, "")
            elif name == TAG:
                tag = parsed_or_none(said)
            elif name == LINK:
                link = self._by(note)
            else:
                plain.append(self._note(note, name, said))
        notes = _with(plain, storable(description))
        return Hanging(notes, tuple(grades), tuple(speakers), statement, tag, link)

    def _referred(self, node: Node) -> list[Node]:
        """Return the notes on an element and on the codings in it, in order."""
        above = [node, *children(node, "Coding")]
        guids = [
            guid_of(it.get("targetGUID")) for each in above for it in children(each, "NoteRef")
        ]
        known = [guid for guid in dict.fromkeys(guids) if guid in self._by_guid]
        self._used.update(known)
        return [self._by_guid[guid] for guid in known]

    def _said(self, note: Node) -> str:
        words = self._words(note)
        return storable((words or text_below(note, "Description")).removeprefix("\ufeff"))

    def _note(self, note: Node, name: str, said: str) -> IncomingNote:
        """Return a note; its name stands above it, where it does not begin with it."""
        title = storable(name).strip()
        body = said if said.strip().startswith(title) else f"{title}\n{said}".strip()
        return IncomingNote(body, *self._by(note))

    def _speaker(self, note: Node, mode: str, name: str) -> IncomingSpeaker:
        codes = [it for coding in children(note, "Coding") for it in children(coding, "CodeRef")]
        path = next((self._paths.get(guid_of(it.get("targetGUID"))) for it in codes), None)
        cue = text_below(note, "Description")
        mode_known = MODES.get(mode, "indirect")
        return IncomingSpeaker(name, path or (), cue, mode_known, *self._by(note))

    def scales(self) -> tuple[IncomingScale, ...]:
        """Return the scales that notes of our own describe."""
        found: list[IncomingScale] = []
        for guid, note in self._by_guid.items():
            name = note.get("name") or ""
            if name.startswith(SCALE):
                self._used.add(guid)
                found += scales_of({name.removeprefix(SCALE): parsed_or_none(self._said(note))})
        return tuple(found)

    def rest(self) -> tuple[IncomingNote, ...]:
        """Return the notes that were not handed out: those on the project, and those on nothing."""
        notes = [note for guid, note in self._by_guid.items() if guid not in self._used]
        found = [self._note(note, note.get("name") or "", self._said(note)) for note in notes]
        return _with(found, "")


def _with(notes: list[IncomingNote], description: str) -> tuple[IncomingNote, ...]:
    """Return the notes that have words; the description first where it says something else."""
    bodies = [note.body.strip() for note in notes]
    told = description.strip()
    is_told = not told or told == "\n\n".join(note.body for note in notes).strip()
    if not is_told and not any(it == told or it.endswith(f"\n{told}") for it in bodies):
        notes = [IncomingNote(description), *notes]
    return tuple(note for note in notes if note.body.strip())


def by_of(node: Node, users: Mapping[str, str]) -> By:
    """Return by whom and when an element was made, and when it was changed."""
    created = milliseconds(node.get("creationDateTime") or "")
    changed = milliseconds(node.get("modifiedDateTime") or "")
    return users.get(guid_of(node.get("creatingUser")), ""), created, changed or created

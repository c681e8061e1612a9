"""REFI-QDA 1.5 out: what stands beside a project's sources: notes, links, variables.

The standard has no grades, speakers or kinds of statements for selections; each is a note of its own,
whose name begins with `OWN` and says what it is. A note's own tag is a coding on it.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from typing import IO, TYPE_CHECKING
from xml.etree import ElementTree as ET

from reader_app.core.clock import iso_utc
from reader_app.core.ids import Uid, derived_uid, hyphenated
from reader_app.core.judgements import SYMMETRIC_KINDS
from reader_app.core.scales import is_built_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import ExitStack

    from reader_app.core.judgements import Grade, HighlightLink, Scale, Speaker
    from reader_app.core.records import Article, Highlight, Note, Tag
    from reader_app.formats.exchange.marked import Marked
    from reader_app.formats.exchange.material import Material
    from reader_app.formats.exchange.names import Names

    _Made = Note | Grade | Speaker | HighlightLink | Highlight | Tag | Scale
    """What notes are made from: all bear by whom and when they were made."""

OWN = "Reader "
GRADE, SPEAKER, STATEMENT, SCALE, TAG, LINK = (
    f"{OWN}{what}" for what in ("grade: ", "speaker: ", "statement", "scale: ", "tag", "link")
)
"""Names of the notes that hold what the standard has no words for, or how these names begin."""

FIELD = "Field: "
ABOUT = ("Outlet", "Authors", "Published", "Web address", "Language")
"""The variables that say what is known of an article; those of own fields begin with `FIELD`."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_MEMORY = 8 << 20


def xml_text(text: str) -> str:
    """Return the text without what XML 1.0 cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def element(parent: ET.Element, kind: str, text: str = "", /, **attributes: str) -> ET.Element:
    """Add an element with its text and attributes, all made fit for XML."""
    clean = {key: xml_text(value) for key, value in attributes.items()}
    made = ET.SubElement(parent, kind, clean)
    made.text = xml_text(text) or None
    return made


class Beside:
    """Gathers what stands before and behind the sources that it belongs to, on disk where it is much."""

    def __init__(self, names: Names, files: ExitStack) -> None:
        self._names = names
        self._parts: dict[str, IO[bytes]] = {
            name: files.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115
            for name in ("Sources", "Notes", "Links")
        }
        self._variables: dict[str, Uid] = {}

    def add(self, container: str, made: ET.Element) -> None:
        """Put an element into one of the containers."""
        self._parts[container].write(ET.tostring(made, "utf-8", xml_declaration=False) + b"\n")

    def write(self, out: IO[bytes], container: str) -> None:
        """Write a container out; nothing where it is empty."""
        part = self._parts[container]
        if part.tell():
            part.seek(0)
            out.write(f"<{container}>\n".encode())
            shutil.copyfileobj(part, out)
            out.write(f"</{container}>\n".encode())

    def write_variables(self, out: IO[bytes]) -> None:
        """Write the variables that sources have values of."""
        if self._variables:
            root = ET.Element("Variables")
            for name, uid in self._variables.items():
                element(root, "Variable", guid=hyphenated(uid), name=name, typeOfVariable="Text")
            out.write(ET.tostring(root, "utf-8", xml_declaration=False) + b"\n")

    def describe(self, source: ET.Element, article: Article) -> None:
        """Give a source what is known of its article as values of variables."""
        known = (
            article.outlet,
            "\n".join(article.authors),
            article.published,
            article.url,
            article.language,
        )
        values = dict(zip(ABOUT, known, strict=True))
        values |= {FIELD + name: value for name, value in article.fields}
        for name, value in values.items():
            if value:
                uid = self._variables.setdefault(name, derived_uid(f"variable {name}".encode()))
                pair = element(source, "VariableValue")
                element(pair, "VariableRef", targetGUID=hyphenated(uid))
                element(pair, "TextValue", value)

    def hang(self, selection: ET.Element, mark: Marked) -> None:
        """Give a selection references to notes that say all that hangs on the highlight."""
        highlight, judged = mark.row.highlight, mark.row.judged
        self.notes(selection, mark.row.notes)
        if highlight.statement:
            self._statement(selection, highlight)
        self.grades(selection, judged.grades)
        for speaker in judged.speakers:
            self._speaker(selection, speaker)
        for link in judged.links:
            if link.source == highlight.uid:
                self._link(link)

    def notes(self, parent: ET.Element, notes: Iterable[Note]) -> None:
        """Write notes, and refer to them."""
        for note in notes:
            self._note(parent, note.uid, "", note.body, note)

    def grades(self, parent: ET.Element, grades: Iterable[Grade]) -> None:
        """Write grades as notes, and refer to them."""
        for grade in grades:
            scale, code = self._names.grade(grade)
            self._note(parent, grade.uid, GRADE + scale, code, grade)

    def _speaker(self, parent: ET.Element, speaker: Speaker) -> None:
        note = self._made(speaker.uid, SPEAKER + speaker.mode, speaker)
        if speaker.cue:
            element(note, "Description", speaker.cue)
        element(note, "PlainTextContent", speaker.name)
        if speaker.tag:
            coding = element(note, "Coding", guid=hyphenated(derived_uid(speaker.uid.encode())))
            element(coding, "CodeRef", targetGUID=hyphenated(speaker.tag))
        self._refer(parent, note)

    def _statement(self, parent: ET.Element, highlight: Highlight) -> None:
        uid = derived_uid(f"statement {highlight.uid}".encode())
        self._note(parent, uid, STATEMENT, highlight.statement, highlight)

    def tag(self, code: ET.Element, tag: Tag) -> None:
        """Say in a note what of a tag a code has no place for."""
        more = {
            "definition": tag.definition,
            "when_to_use": tag.when_to_use,
            "when_not_to_use": tag.when_not_to_use,
            "aliases": tag.aliases,
            "archived": tag.archived,
        }
        if any(value for name, value in more.items() if name != "definition"):
            uid = derived_uid(f"tag {tag.uid}".encode())
            self._note(code, uid, TAG, json.dumps(more, ensure_ascii=False), tag)

    def scales(self, project: ET.Element, material: Material) -> None:
        """Say in notes on the project what its own scales are."""
        for scale in material.scales.all():
            if not is_built_in(scale.uid):
                values = material.scales.values(scale.uid)
                made = {
                    "description": scale.description,
                    "values": [(it.code, it.label, it.description) for it in values],
                }
                words = json.dumps(made, ensure_ascii=False)
                self._note(project, scale.uid, SCALE + scale.name, words, scale)

    def _link(self, link: HighlightLink) -> None:
        made = ET.Element("Link", guid=hyphenated(link.uid), name=xml_text(link.kind))
        made.set("direction", "Associative" if link.kind in SYMMETRIC_KINDS else "OneWay")
        made.set("originGUID", hyphenated(link.source))
        made.set("targetGUID", hyphenated(link.target))
        self._note(made, derived_uid(f"link {link.uid}".encode()), LINK, link.kind, link)
        self.add("Links", made)

    def _note(self, parent: ET.Element, uid: Uid, name: str, words: str, by: _Made) -> None:
        note = self._made(uid, name, by)
        element(note, "PlainTextContent", words)
        self._refer(parent, note)

    def _made(self, uid: Uid, name: str, by: _Made) -> ET.Element:
        note = ET.Element("Note", guid=hyphenated(uid))
        if name:
            note.set("name", xml_text(name))
        note.set("creatingUser", hyphenated(by.analyst))
        note.set("creationDateTime", iso_utc(by.created_ms))
        note.set("modifiedDateTime", iso_utc(by.modified_ms))
        return note

    def _refer(self, parent: ET.Element, note: ET.Element) -> None:
        element(parent, "NoteRef", targetGUID=note.get("guid", ""))
        self.add("Notes", note)

"""REFI-QDA 1.5 in: a project (.qdpx, or its .qde alone), as leniently as its writers need it.

Positions are calibrated, source by source (`calibration`); what has no place in a project is
counted in the report (section 7 of the standard).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.nodes import local_name
from reader_app.formats.articles.xml_safety import parse_xml
from reader_app.formats.articles.zip_safety import SafeZip
from reader_app.formats.exchange.calibration import Calibration, Claimed, Counting, calibrated, says
from reader_app.formats.exchange.incoming import (
    Incoming,
    IncomingLink,
    IncomingMark,
    IncomingTag,
    IncomingTagging,
    IncomingText,
    milliseconds,
)
from reader_app.formats.exchange.json_values import inside, several, words
from reader_app.formats.exchange.refi_beside import ABOUT, FIELD
from reader_app.formats.exchange.refi_codes import (
    Codes,
    below,
    children,
    guid_of,
    loss,
    losses_of,
    text_below,
)
from reader_app.formats.exchange.refi_notes import By, Notes, by_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader_app.core.spans import Span
    from reader_app.formats.articles.nodes import Node

_SCHEME = re.compile(r"^(internal|relative|file|absolute)://+", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def read_project(data: bytes, name: str) -> Incoming:
    """Return what a project brings; raises UnreadableFileError where it is none."""
    if name.lower().endswith(".qde"):
        return Reading(_root(data), lambda _: None).incoming()
    archive = SafeZip(data, kind="REFI-QDA project")
    inside = [each for each in archive.names if each.lower().endswith(".qde")]
    at_root = [each for each in inside if "/" not in each.replace("\\", "/")] or inside
    if len(at_root) != 1:
        raise UnreadableFileError("The file is not a REFI-QDA project: it has no project inside.")
    members = {_file_name(each): each for each in archive.names}

    def member(path: str) -> bytes | None:
        found = members.get(_file_name(path))
        return None if found is None else archive.read(found)

    return Reading(_root(archive.read(at_root[0])), member).incoming()


def _root(data: bytes) -> Node:
    root = parse_xml(data, part="project")
    if local_name(root) != "Project":
        raise UnreadableFileError("The file is not a REFI-QDA project.")
    return root


def _file_name(path: str) -> str:
    """Return the last part of a path, blind to case: sources lie flat, and no path leads outside."""
    return _SCHEME.sub("", path).replace("\\", "/").rpartition("/")[2].lower()


class Reading:
    """Reads one project; `member` gives the bytes of a source by its path, None where it has none."""

    def __init__(self, root: Node, member: Callable[[str], bytes | None]) -> None:
        self._root = root
        self._member = member
        self._codes = Codes(next(children(root, "CodeBook"), root))
        self._origin = (root.get("origin") or "").lower()
        self._users = {
            guid_of(each.get("guid")): each.get("name") or "" for each in below(root, "User")
        }
        self._notes = Notes(root, self._words, self._by, self._codes.paths)
        self._variables = {
            guid_of(each.get("guid")): each.get("name") or "" for each in below(root, "Variable")
        }
        self._texts: list[IncomingText] = []
        self._marks: list[IncomingMark] = []
        self._losses: list[str] = []
        self._remarks: list[str] = []

    def incoming(self) -> Incoming:
        """Return what the project brings."""
        tags = tuple(map(self._tag, self._codes.tags, self._codes.nodes))
        for source in below(self._root, "TextSource", "Representation"):
            if local_name(source) == "TextSource" or list(children(source, "PlainTextSelection")):
                self._take(source)
        links = tuple(self._links())
        return Incoming(
            tuple(self._texts),
            tags,
            tuple(self._marks),
            (*losses_of(self._root), *self._losses),
            (*self._codes.remarks, *self._remarks),
            links,
            self._notes.scales(),
            self._notes.rest(),
        )

    def _tag(self, tag: IncomingTag, code: Node) -> IncomingTag:
        """Return a tag with the notes on its code, and with what a note of our own says of it."""
        hanging = self._notes.on(code)
        tag = replace(tag, notes=hanging.notes)
        if hanging.tag is None:
            return tag
        definition, when, when_not = (
            words(inside(hanging.tag, name))
            for name in ("definition", "when_to_use", "when_not_to_use")
        )
        return replace(
            tag,
            definition=definition,
            when_to_use=when,
            when_not_to_use=when_not,
            aliases=tuple(words(each) for each in several(inside(hanging.tag, "aliases"))),
            archived=inside(hanging.tag, "archived") is True,
        )

    def _links(self) -> Iterator[IncomingLink]:
        """Yield the links from highlight to highlight; the others are told as lost."""
        marks = {mark.uid for mark in self._marks}
        lost = 0
        for link in below(self._root, "Link"):
            ends = [guid_of(link.get(name)) for name in ("originGUID", "targetGUID")]
            by = self._notes.on(link).link
            if marks.issuperset(ends):
                yield IncomingLink(ends[0], ends[1], link.get("name") or "linked", *by)
            else:
                lost += 1
        if lost:
            self._losses.append(loss(lost, "link"))

    def _take(self, source: Node) -> None:
        key = f"{len(self._texts)} {source.get('guid')}"
        title = source.get("name") or ""
        raw = self._words(source)
        selections = list(children(source, "PlainTextSelection"))
        text = self._text(source, key, title)
        if raw is None:
            self._texts.append(text)
            for each in selections:
                self._marks.append(self._mark(each, key, None, each.get("name")))
            return
        claims = [_claim(each) for each in selections]
        found = calibrated(raw, claims, self._habit)
        self._texts.append(replace(text, text=found.text))
        self._tell(title, found, len(selections))
        names_are_quotes = found.quoted > 0
        for each, claim, span in zip(selections, claims, found.spans, strict=True):
            quote = _quote(found.text, span, claim.quote, sure=names_are_quotes)
            self._marks.append(self._mark(each, key, span, quote))

    def _tell(self, title: str, found: Calibration, count: int) -> None:
        """Say how a text's positions count where that is not the standard's way, or in doubt."""
        if found.counting != Counting() and count:
            self._remarks.append(
                f"{title}: Its positions count {found.counting}; {found.quoted} of "
                f"{count} highlights could be checked by their words."
            )
        if not found.is_certain:
            self._remarks.append(
                f"{title}: How its positions count cannot be told for certain. "
                "Look its highlights through."
            )

    def _text(self, source: Node, key: str, title: str) -> IncomingText:
        """Return a text by its name, with all that is said of it as a whole."""
        hanging = self._notes.on(source)
        values = dict(self._values(source))
        known = {name: values.pop(name, "") for name in ABOUT}
        return IncomingText(
            key,
            title,
            uid=guid_of(source.get("guid")),
            url=known["Web address"],
            outlet=known["Outlet"],
            authors=tuple(filter(None, known["Authors"].split("\n"))),
            published=known["Published"],
            language=known["Language"],
            fields=tuple((name.removeprefix(FIELD), value) for name, value in values.items()),
            taggings=tuple(self._taggings(source, self._by(source)[0])),
            grades=hanging.grades,
            notes=hanging.notes,
        )

    def _values(self, source: Node) -> Iterator[tuple[str, str]]:
        """Yield what variables say of a source."""
        for pair in children(source, "VariableValue"):
            guids = [guid_of(it.get("targetGUID")) for it in children(pair, "VariableRef")]
            name = next(map(self._variables.get, guids), None)
            value = "".join(pair.itertext())
            if name and value.strip():
                yield name, value

    def _habit(self, counting: Counting) -> bool:
        """Tell whether the program that wrote it is known to count so (measured on its exports)."""
        if any(name in self._origin for name in ("reader", "atlas", "maxqda")):
            return counting == Counting()
        return "qualcoder" in self._origin and counting == Counting(two_a_line=True)

    def _words(self, node: Node) -> str | None:
        """Return the words of a source or a note, as the file has them."""
        content = next(children(node, "PlainTextContent"), None)
        if content is not None:
            return "".join(content.itertext())
        path = node.get("plainTextPath")
        data = self._member(path) if path else None
        if data is None:
            return None
        if data.startswith(_WIDE):
            return data.decode("utf-16", "replace")
        return data.decode("utf-8", "replace")

    def _mark(self, node: Node, key: str, span: Span | None, quote: str | None) -> IncomingMark:
        user, created, modified = self._by(node)
        hanging = self._notes.on(node, text_below(node, "Description"))
        return IncomingMark(
            key,
            span,
            quote,
            taggings=tuple(self._taggings(node, user)),
            notes=hanging.notes,
            analyst=user,
            created_ms=created,
            modified_ms=modified,
            statement=hanging.statement,
            uid=guid_of(node.get("guid")),
            grades=hanging.grades,
            speakers=hanging.speakers,
        )

    def _by(self, node: Node) -> By:
        return by_of(node, self._users)

    def _taggings(self, selection: Node, user: str) -> Iterator[IncomingTagging]:
        for coding in children(selection, "Coding"):
            for reference in children(coding, "CodeRef"):
                path = self._codes.paths.get(guid_of(reference.get("targetGUID")))
                if path is None:
                    self._losses.append("Not taken over: a tag that is not in the codebook.")
                    continue
                created = milliseconds(coding.get("creationDateTime") or "")
                yield IncomingTagging(path, self._by(coding)[0] or user, created)


def _claim(selection: Node) -> Claimed:
    numbers = [selection.get("startPosition") or "", selection.get("endPosition") or ""]
    try:
        start, end = map(int, numbers)
    except ValueError:
        start, end = -1, -1
    return Claimed(start, end, selection.get("name") or "")


def _quote(text: str, span: Span | None, name: str, *, sure: bool) -> str | None:
    """Return the words to check a place by: those there where the name says them, else the name.

    A name that is nowhere in the text is one, not a quote, where no other name is one either.
    """
    if span is not None and says(span.of(text), name):
        return span.of(text)
    start = name.removesuffix("…").removesuffix("...").strip()
    return start if start and (sure or start in text) else None

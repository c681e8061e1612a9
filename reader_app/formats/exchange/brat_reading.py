"""Highlights in from brat's standoff format: a ZIP of `.txt` and `.ann` files that share names.

Labels on one place are the tags of one highlight, unless a comment of our own says which each is of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.codebook import SEPARATOR
from reader_app.core.spans import Span
from reader_app.formats.articles.plain_text import storable
from reader_app.formats.articles.zip_safety import SafeZip
from reader_app.formats.exchange.brat import COMMENT, SCALES, UNTAGGED
from reader_app.formats.exchange.incoming import (
    Incoming,
    IncomingLink,
    IncomingMark,
    IncomingNote,
    IncomingTagging,
    IncomingText,
    folded_span,
)
from reader_app.formats.exchange.json_values import Json, inside, number, parsed, words
from reader_app.formats.exchange.judged_json import (
    STATEMENTS,
    by_of,
    grades_of,
    links_of,
    notes_of,
    scales_of,
    speakers_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


_ENTITY = re.compile(r"T\S+\t(\S+) (\d+(?: \d+;\d+)* \d+)\t(.*)")
_NOTE = re.compile(r"#\S*\tAnnotatorNotes (T\S+)\t(.*)")
_RELATION = re.compile(r"R\S*\t(\S+) Arg1:(T\S+) Arg2:(T\S+)")
_COMMENT = re.compile(rf"#\S*\t{COMMENT} (T\S+)\t(\{{.*\}})$")
_NUMBERED = re.compile(r"^\d{5}-")


def read_brat(data: bytes, name: str) -> Incoming:
    """Return what the files bring; raises UnreadableFileError where the ZIP is damaged."""
    del name
    archive = SafeZip(data, kind="brat archive")
    paths = dict(_pairs(_text(archive, "labels.tsv"))) if "labels.tsv" in archive else {}
    texts: list[IncomingText] = []
    marks: list[IncomingMark] = []
    links: list[IncomingLink] = []
    others = 0
    for each in archive.names:
        stem = each.removesuffix(".ann")
        if stem == each or f"{stem}.txt" not in archive:
            continue
        text = _text(archive, f"{stem}.txt")
        lines = [line for line in _text(archive, each).split("\n") if line.strip()]
        file = _File(stem, text, lines, paths)
        texts.append(file.text())
        marks += file.marks()
        links += file.links()
        others += sum(line[0] not in "T#" and not _RELATION.match(line) for line in lines)
    losses = (f"Not taken over: {others} × event or attribute.",) if others else ()
    scales = scales_of(parsed(_text(archive, SCALES))) if SCALES in archive else ()
    return Incoming(tuple(texts), (), tuple(marks), losses, (), tuple(links), scales)


def _text(archive: SafeZip, name: str) -> str:
    return archive.read(name).decode("utf-8", "replace")


def _pairs(table: str) -> list[tuple[str, str]]:
    rows = (line.partition("\t") for line in table.split("\n") if line)
    return [(label, path) for label, _, path in rows]


class _File:
    """A text with the lines of its `.ann`."""

    def __init__(self, key: str, text: str, lines: list[str], paths: Mapping[str, str]) -> None:
        self._key = key
        self._text = text
        self._lines = lines
        self._paths = paths
        self._notes = {match[1]: match[2] for match in self._all(_NOTE)}
        self._own = {match[1]: parsed(match[2]) for match in self._all(_COMMENT)}
        self._groups: dict[tuple[str, Span], list[_Entity]] = {}
        for entity in self._entities():
            self._groups.setdefault((entity.uid, entity.span), []).append(entity)
        self._uids = {
            each.name: self._uid(group) for group in self._groups.values() for each in group
        }

    def _all(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        return (match for line in self._lines if (match := pattern.match(line)))

    def _entities(self) -> Iterator[_Entity]:
        for line in self._lines:
            match = _ENTITY.match(line)
            if match is None:
                continue
            name = line.partition("\t")[0]
            span, expected = _placed(self._text, match[2])
            own = self._own.get(name)
            whole = _whole(own, self._text)
            fits = expected == match[3] or whole is not None
            span = whole or span
            quote = storable(span.of(self._text)) if fits else match[3]
            yield _Entity(name, match[1], span, quote, own, words(inside(own, "id")))

    def text(self) -> IncomingText:
        """Return the text, called as its comments say, or else as its file."""
        about = next((found for it in self._own.values() if (found := inside(it, "article"))), None)
        title = _NUMBERED.sub("", self._key.rpartition("/")[2])
        return IncomingText(
            self._key,
            words(inside(about, "title")) or title,
            self._text,
            words(inside(about, "text_sha256")),
            uid=words(inside(about, "id")),
            url=words(inside(about, "url")),
        )

    def _uid(self, group: list[_Entity]) -> str:
        return group[0].uid or f"{self._key} {group[0].name}"

    def marks(self) -> Iterator[IncomingMark]:
        """Yield the highlights."""
        for group in self._groups.values():
            first = group[0]
            judged = next((found for it in group if (found := inside(it.own, "highlight"))), None)
            said = dict.fromkeys(self._notes.get(each.name, "") for each in group)
            analyst, created, modified = by_of(judged)
            yield IncomingMark(
                self._key,
                folded_span(self._text, first.span),
                group[-1].quote,
                taggings=tuple(self._taggings(group)),
                notes=notes_of(judged) or tuple(map(IncomingNote, filter(None, said))),
                analyst=analyst,
                created_ms=created,
                modified_ms=modified,
                statement=STATEMENTS.get(words(inside(judged, "statement")), ""),
                uid=self._uid(group),
                grades=grades_of(judged),
                speakers=speakers_of(judged),
            )

    def _taggings(self, group: list[_Entity]) -> Iterator[IncomingTagging]:
        for each in group:
            if each.label != UNTAGGED:
                path = self._paths.get(each.label, each.label)
                yield IncomingTagging(tuple(path.split(SEPARATOR)), *by_of(each.own)[:2])

    def links(self) -> Iterator[IncomingLink]:
        """Yield the relations, and what our own comments say of links."""
        for match in self._all(_RELATION):
            ends = [self._uids.get(name, "") for name in (match[2], match[3])]
            yield IncomingLink(ends[0], ends[1], match[1])
        for own in self._own.values():
            yield from links_of(inside(own, "highlight"), words(inside(own, "id")))


@dataclass(frozen=True, slots=True)
class _Entity:
    """One line of an `.ann` that gives a place a label."""

    name: str
    label: str
    span: Span
    quote: str
    own: Json
    """What a comment of our own says of it."""
    uid: str


def _whole(own: Json, text: str) -> Span | None:
    """Return the place with line ends in it that a comment of our own gives."""
    start, end = number(inside(own, "start")), number(inside(own, "end"))
    is_one = start is not None and end is not None and start < end <= len(text)
    return Span(start or 0, end or 0) if is_one else None


def _placed(text: str, places: str) -> tuple[Span, str]:
    """Return the span from the first piece to the last, and the words that the pieces have."""
    pieces = [tuple(map(int, piece.split(" "))) for piece in places.split(";")]
    start, end = pieces[0][0], max(pieces[-1][1], pieces[0][0] + 1)
    return Span(start, end), " ".join(text[piece[0] : piece[1]] for piece in pieces)

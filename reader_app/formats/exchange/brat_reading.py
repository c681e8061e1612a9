"""Highlights in from brat's standoff format: a ZIP of `.txt` and `.ann` files that share names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader_app.core.codebook import SEPARATOR
from reader_app.core.spans import Span
from reader_app.formats.articles.plain_text import storable
from reader_app.formats.articles.zip_safety import SafeZip
from reader_app.formats.exchange.brat import UNTAGGED
from reader_app.formats.exchange.incoming import (
    Incoming,
    IncomingMark,
    IncomingTagging,
    IncomingText,
    folded_span,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENTITY = re.compile(r"T\S+\t(\S+) (\d+(?: \d+;\d+)* \d+)\t(.*)")
_NOTE = re.compile(r"#\S*\tAnnotatorNotes (T\S+)\t(.*)")
_NUMBERED = re.compile(r"^\d{5}-")


def read_brat(data: bytes, name: str) -> Incoming:
    """Return what the files bring; raises UnreadableFileError where the ZIP is damaged."""
    del name
    archive = SafeZip(data, kind="brat archive")
    paths = dict(_pairs(_text(archive, "labels.tsv"))) if "labels.tsv" in archive else {}
    texts: list[IncomingText] = []
    marks: list[IncomingMark] = []
    others = 0
    for each in archive.names:
        stem = each.removesuffix(".ann")
        if stem == each or f"{stem}.txt" not in archive:
            continue
        text = _text(archive, f"{stem}.txt")
        title = _NUMBERED.sub("", stem.rpartition("/")[2])
        texts.append(IncomingText(stem, title, text))
        lines = [line for line in _text(archive, each).split("\n") if line.strip()]
        marks += _marks(stem, text, lines, paths)
        others += sum(line[0] not in "T#" for line in lines)
    losses = (f"Not taken over: {others} × relation, event or attribute.",) if others else ()
    return Incoming(tuple(texts), (), tuple(marks), losses)


def _text(archive: SafeZip, name: str) -> str:
    return archive.read(name).decode("utf-8", "replace")


def _pairs(table: str) -> list[tuple[str, str]]:
    rows = (line.partition("\t") for line in table.split("\n") if line)
    return [(label, path) for label, _, path in rows]


def _marks(key: str, text: str, lines: list[str], paths: Mapping[str, str]) -> list[IncomingMark]:
    """Return the highlights; labels on the same place are the tags of one."""
    notes = {match[1]: match[2] for line in lines if (match := _NOTE.match(line))}
    tags: dict[Span, list[IncomingTagging]] = {}
    said: dict[Span, dict[str, None]] = {}
    words: dict[Span, str] = {}
    for line in lines:
        match = _ENTITY.match(line)
        if match is None:
            continue
        label = match[1]
        span, expected = _placed(text, match[2])
        taggings = tags.setdefault(span, [])
        path = paths.get(label, label)
        if label != UNTAGGED:
            taggings.append(IncomingTagging(tuple(path.split(SEPARATOR))))
        note = notes.get(line.partition("\t")[0], "")
        said.setdefault(span, {}).update({note: None} if note else {})
        own = storable(text[span.start : span.end])
        words[span] = own if expected == match[3] else match[3]
    return [
        IncomingMark(
            key,
            folded_span(text, span),
            words[span],
            taggings=tuple(found),
            notes=tuple(said[span]),
        )
        for span, found in tags.items()
    ]


def _placed(text: str, places: str) -> tuple[Span, str]:
    """Return the span from the first piece to the last, and the words that the pieces have."""
    pieces = [tuple(map(int, piece.split(" "))) for piece in places.split(";")]
    start, end = pieces[0][0], max(pieces[-1][1], pieces[0][0] + 1)
    return Span(start, end), " ".join(text[piece[0] : piece[1]] for piece in pieces)

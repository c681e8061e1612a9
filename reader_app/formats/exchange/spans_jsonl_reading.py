"""Texts with their spans in from JSON Lines: the shapes of doccano, and of spaCy and Prodigy.

Positions are code points, half-open, in the text of the same line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.codebook import SEPARATOR
from reader_app.core.spans import Span
from reader_app.formats.articles.plain_text import storable
from reader_app.formats.exchange.incoming import (
    Incoming,
    IncomingLink,
    IncomingMark,
    IncomingNote,
    IncomingScale,
    IncomingTagging,
    IncomingText,
    folded_span,
)
from reader_app.formats.exchange.json_values import inside, number, parsed, several, words
from reader_app.formats.exchange.judged_json import (
    STATEMENTS,
    by_of,
    grades_of,
    links_of,
    notes_of,
    scales_of,
    speakers_of,
)
from reader_app.formats.exchange.spans_jsonl import UNTAGGED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.formats.exchange.json_values import Json


def read_jsonl(data: bytes, name: str) -> Incoming:
    """Return what the lines bring; raises UnreadableFileError for a line that is no JSON."""
    del name
    texts: list[IncomingText] = []
    marks: list[IncomingMark] = []
    links: list[IncomingLink] = []
    scales: dict[str, IncomingScale] = {}
    bad = 0
    for number_of_line, line in enumerate(data.decode("utf-8-sig", "replace").split("\n")):
        if not line.strip():
            continue
        item = parsed(line)
        text = words(inside(item, "text")) or words(inside(item, "data"))
        key = str(number_of_line)
        texts.append(_text(item, key, text))
        groups: dict[tuple[str, Span], list[Json]] = {}
        for claim in _claims(item):
            span = _span(claim, text)
            if span is None:
                bad += 1
            else:
                groups.setdefault((words(inside(claim, "id")), span), []).append(claim)
        for (uid, span), group in groups.items():
            marks.append(_mark(key, text, span, uid, group))
            links += [link for claim in group for link in links_of(_judged(claim), uid)]
        scales |= {it.name: it for it in scales_of(inside(item, "meta", "scales"))}
    losses = (f"Not taken over: {bad} × span outside of its text.",) if bad else ()
    return Incoming(
        tuple(texts), (), tuple(marks), losses, (), tuple(links), tuple(scales.values())
    )


def _text(item: Json, key: str, text: str) -> IncomingText:
    meta = inside(item, "meta")
    return IncomingText(
        key,
        words(inside(meta, "title")),
        text,
        words(inside(meta, "text_sha256")),
        uid=words(inside(item, "id")),
        url=words(inside(meta, "url")),
        outlet=words(inside(meta, "outlet")),
        language=words(inside(meta, "language")),
    )


def _claims(item: Json) -> Iterator[Json]:
    """Yield the spans as objects: those of spaCy, or where there are none, those of doccano."""
    spans = several(inside(item, "spans")) or several(inside(item, "entities"))
    labels = several(inside(item, "labels")) or several(inside(item, "label"))
    yield from spans
    for label in [] if spans else labels:
        start, end, name = [*several(label), None, None, None][:3]
        yield {"start": start, "end": end, "label": name}


def _span(claim: Json, text: str) -> Span | None:
    start = number(inside(claim, "start"))
    start = number(inside(claim, "start_offset")) if start is None else start
    end = number(inside(claim, "end"))
    end = number(inside(claim, "end_offset")) if end is None else end
    if start is None or end is None or not start < end <= len(text):
        return None
    return Span(start, end)


def _judged(claim: Json) -> Json:
    """Return what the first span of one of our own highlights says of it."""
    return inside(claim, "highlight")


def _mark(key: str, text: str, span: Span, uid: str, group: list[Json]) -> IncomingMark:
    judged = next((it for it in map(_judged, group) if it), None)
    notes = dict.fromkeys(words(inside(claim, "note")) for claim in group)
    analyst, created, modified = by_of(judged)
    return IncomingMark(
        key,
        folded_span(text, span),
        storable(span.of(text)),
        taggings=tuple(_taggings(group)),
        notes=notes_of(judged) or tuple(map(IncomingNote, filter(None, notes))),
        analyst=analyst,
        created_ms=created,
        modified_ms=modified,
        statement=STATEMENTS.get(words(inside(judged, "statement")), ""),
        uid=uid,
        grades=grades_of(judged),
        speakers=speakers_of(judged),
    )


def _taggings(group: list[Json]) -> Iterator[IncomingTagging]:
    """Yield the tags; one that the same analyst gave twice once."""
    seen: set[tuple[str, str]] = set()
    for claim in group:
        label, (analyst, created, _) = words(inside(claim, "label")), by_of(claim)
        if label not in {"", UNTAGGED} and (label, analyst) not in seen:
            seen.add((label, analyst))
            yield IncomingTagging(tuple(label.split(SEPARATOR)), analyst, created)

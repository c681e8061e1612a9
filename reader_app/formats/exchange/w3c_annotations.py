"""Highlights as W3C Web Annotations (JSON-LD), https://www.w3.org/TR/annotation-model/.

Each is found again by its quote (TextQuoteSelector) and by its place (TextPositionSelector: code
points, the end not included). A bare highlight has no body.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO

from reader_app.core.clock import iso_utc
from reader_app.core.ids import hyphenated
from reader_app.formats.exchange.marked import marks_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader_app.core.ids import Uid
    from reader_app.formats.exchange.marked import Marked
    from reader_app.formats.exchange.material import Material

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_Json = dict[str, object]


def write_w3c(out: BinaryIO, material: Material) -> int:
    """Write one AnnotationCollection, and return how many annotations it has."""
    names = {analyst.uid: analyst.name for analyst in material.analysts}
    head: _Json = {"@context": _CONTEXT, "type": "AnnotationCollection", "label": material.title}
    out.write(
        _json(head)[:-1] + b', "first": {"type": "AnnotationPage", "startIndex": 0, "items": ['
    )
    count = 0
    for mark in marks_of(material.rows):
        out.write((b",\n" if count else b"\n") + _json(_annotation(mark, names)))
        count += 1
    out.write(b'\n]}, "total": %d}\n' % count)
    return count


def _json(value: _Json) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


def _annotation(mark: Marked, names: Mapping[Uid, str]) -> _Json:
    highlight = mark.row.highlight
    bodies = _bodies(mark, names)
    made: _Json = {
        "@context": _CONTEXT,
        "id": _urn(highlight.uid),
        "type": "Annotation",
        "motivation": "tagging" if mark.taggings else "commenting" if bodies else "highlighting",
        "creator": _person(highlight.analyst, names),
        "created": iso_utc(highlight.created_ms),
        "modified": iso_utc(highlight.modified_ms),
    }
    if bodies:
        made["body"] = bodies
    made["target"] = _target(mark)
    return made


def _bodies(mark: Marked, names: Mapping[Uid, str]) -> list[_Json]:
    tags = [_body("tagging", path, it.analyst, it.created_ms, names) for it, path in mark.taggings]
    return tags + [
        _body("commenting", note.body, note.analyst, note.created_ms, names)
        for note in mark.row.notes
    ]


def _body(
    purpose: str, value: str, analyst: Uid, created_ms: int, names: Mapping[Uid, str]
) -> _Json:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "value": value,
        "format": "text/plain",
        "creator": _person(analyst, names),
        "created": iso_utc(created_ms),
    }


def _target(mark: Marked) -> _Json:
    article, highlight = mark.row.article, mark.row.highlight
    quote = highlight.quote
    return {
        "type": "SpecificResource",
        "source": _urn(article.uid),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": quote.exact,
                "prefix": quote.prefix,
                "suffix": quote.suffix,
            },
            {
                "type": "TextPositionSelector",
                "start": highlight.span.start,
                "end": highlight.span.end,
            },
        ],
    }


def _person(uid: Uid, names: Mapping[Uid, str]) -> _Json:
    return {"id": _urn(uid), "type": "Person", "name": names.get(uid, "")}


def _urn(uid: Uid) -> str:
    return f"urn:uuid:{hyphenated(uid)}"

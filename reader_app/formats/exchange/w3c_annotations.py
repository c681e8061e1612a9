"""Highlights as W3C Web Annotations (JSON-LD), https://www.w3.org/TR/annotation-model/.

Each is found again by its quote (TextQuoteSelector) and by its place (TextPositionSelector: code
points, the end not included). A bare highlight has no body. A grade is a body that assesses, with
its scale as label; a speaker one that identifies, a kind of statement one that classifies; a link is
an annotation of its own. What the standard has no words for stands under names that begin with `OWN`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO

from reader_app.core.clock import iso_exact
from reader_app.core.ids import hyphenated
from reader_app.formats.exchange.judged_json import scales_json, scales_of_marks
from reader_app.formats.exchange.marked import marks_of
from reader_app.formats.exchange.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader_app.core.ids import Uid
    from reader_app.core.judgements import Grade, HighlightLink, Speaker
    from reader_app.core.records import Article, Note
    from reader_app.formats.exchange.marked import Marked
    from reader_app.formats.exchange.material import Material

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN = "urn:x-reader:"

_Json = dict[str, object]


def write_w3c(out: BinaryIO, material: Material) -> int:
    """Write one AnnotationCollection, and return how many highlights it has."""
    names = Names.of(material)
    head: _Json = {"@context": _CONTEXT, "type": "AnnotationCollection", "label": material.title}
    out.write(
        _json(head)[:-1] + b', "first": {"type": "AnnotationPage", "startIndex": 0, "items": ['
    )
    count = total = 0
    scales: dict[Uid, None] = {}
    for mark in marks_of(material.rows):
        scales |= scales_of_marks((mark,))
        for made in (_annotation(mark, names), *_links(mark, names)):
            out.write((b",\n" if total else b"\n") + _json(made))
            total += 1
        count += 1
    out.write(b"\n]}, " + _json(_tail(total, scales, names))[1:] + b"\n")
    return count


def _tail(total: int, scales: Iterable[Uid], names: Names) -> _Json:
    own = scales_json(scales, names.scales)
    tail: _Json = {"total": total}
    return tail | ({f"{OWN}scales": own} if own else {})


def _json(value: _Json) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


def _annotation(mark: Marked, names: Names) -> _Json:
    highlight = mark.row.highlight
    bodies = _bodies(mark, names)
    made: _Json = {
        "@context": _CONTEXT,
        "id": _urn(highlight.uid),
        "type": "Annotation",
        "motivation": "tagging" if mark.taggings else "commenting" if bodies else "highlighting",
        "creator": _person(highlight.analyst, names),
        "created": iso_exact(highlight.created_ms),
        "modified": iso_exact(highlight.modified_ms),
    }
    if bodies:
        made["body"] = bodies
    made["target"] = _target(mark)
    return made


def _bodies(mark: Marked, names: Names) -> list[_Json]:
    """Return the bodies: tags and notes first, then what is judged."""
    highlight, judged = mark.row.highlight, mark.row.judged
    bodies = [
        _body("tagging", path)
        | {"creator": _person(it.analyst, names), "created": iso_exact(it.created_ms)}
        for it, path in mark.taggings
    ]
    bodies += [_body("commenting", it.body) | _by(it, names) for it in mark.row.notes]
    bodies += [_body("classifying", highlight.statement)] if highlight.statement else []
    bodies += [_graded(grade, names) for grade in judged.grades]
    return bodies + [_spoken(speaker, names) for speaker in judged.speakers]


def _graded(grade: Grade, names: Names) -> _Json:
    scale, code = names.grade(grade)
    return _body("assessing", code) | {"label": scale} | _by(grade, names)


def _spoken(speaker: Speaker, names: Names) -> _Json:
    said = {"mode": speaker.mode, "cue": speaker.cue, "tag": names.path(speaker.tag)}
    own = {OWN + name: value for name, value in said.items() if value}
    return _body("identifying", speaker.name) | own | _by(speaker, names)


def _links(mark: Marked, names: Names) -> Iterator[_Json]:
    """Yield the links that go out from a highlight, from annotation to annotation."""
    for link in mark.row.judged.links:
        if link.source == mark.row.highlight.uid:
            yield {
                "@context": _CONTEXT,
                "id": _urn(link.uid),
                "type": "Annotation",
                "motivation": "linking",
                **_by(link, names),
                "body": [{"id": _urn(link.target)}, _body("classifying", link.kind)],
                "target": _urn(link.source),
            }


def _by(record: Note | Grade | Speaker | HighlightLink, names: Names) -> _Json:
    return {
        "creator": _person(record.analyst, names),
        "created": iso_exact(record.created_ms),
        "modified": iso_exact(record.modified_ms),
    }


def _body(purpose: str, value: str) -> _Json:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _target(mark: Marked) -> _Json:
    article, highlight = mark.row.article, mark.row.highlight
    quote = highlight.quote
    return {
        "type": "SpecificResource",
        "source": _source(article, highlight.text_sha256),
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


def _source(article: Article, text_sha256: str) -> _Json:
    """Return the article by its id, with what it can be found by where the id is not known."""
    about: _Json = {"id": _urn(article.uid), "type": "Text", "label": article.title}
    return about | ({"via": article.url} if article.url else {}) | {f"{OWN}text": text_sha256}


def _person(uid: Uid, names: Names) -> _Json:
    return {"id": _urn(uid), "type": "Person", "name": names.analyst(uid)}


def _urn(uid: Uid) -> str:
    return f"urn:uuid:{hyphenated(uid)}"

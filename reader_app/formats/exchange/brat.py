"""Highlights in brat's standoff format, as a ZIP: for each text a `.txt` and an `.ann`.

Positions are code points, the end not included; a span over several lines is given line by line,
as brat wants it (https://brat.nlplab.org/standoff.html). Labels can only have letters, digits, `_`
and `-`: `labels.tsv` says which tag each stands for. A comment of the type `COMMENT` has as JSON what
hangs on a highlight; brat shows it as it shows a note. Texts of one name are told apart by a number.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING, BinaryIO

from reader_app.core.clock import iso_exact
from reader_app.core.ids import hyphenated
from reader_app.formats.exchange.judged_json import judged_json, scales_json, scales_of_marks
from reader_app.formats.exchange.marked import texts_of
from reader_app.formats.exchange.names import Names
from reader_app.formats.exchange.sink import Sink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.ids import Uid
    from reader_app.core.records import Highlight, Tagging
    from reader_app.core.spans import Span
    from reader_app.formats.exchange.marked import MarkedText
    from reader_app.formats.exchange.material import Material

COMMENT = "Reader"
SCALES = "scales.json"
UNTAGGED = "Untagged"
"""The label of a highlight without a tag: none is left out."""

_NOT_IN_A_LABEL = re.compile(r"[^\w-]+")
_LINE = re.compile(r"[^\n]+")
_LINE_END = "\n"
_NAME_LENGTH = 40


class _Labels:
    """One label for each tag's path."""

    def __init__(self) -> None:
        self._labels: dict[str, str] = {"": UNTAGGED}

    def of(self, path: str) -> str:
        """Return the label of a tag; two tags never share one."""
        if path not in self._labels:
            wanted = label = _NOT_IN_A_LABEL.sub("_", path).strip("_") or "tag"
            number = 2
            while label in self._labels.values():
                label = f"{wanted}_{number}"
                number += 1
            self._labels[path] = label
        return self._labels[path]

    def configuration(self) -> str:
        """Return brat's `annotation.conf`."""
        return "\n".join(
            ("[entities]", *self._labels.values(), "[relations]", "[events]", "[attributes]", "")
        )

    def table(self) -> str:
        """Return what each label stands for."""
        return "".join(f"{label}\t{path}\n" for path, label in self._labels.items())


def write_brat(out: BinaryIO, material: Material) -> int:
    """Write every text that has highlights, and return how many highlights there were."""
    stream = io.BufferedWriter(Sink(out))
    labels, names = _Labels(), Names.of(material)
    scales: dict[Uid, None] = {}
    count = 0
    with zipfile.ZipFile(stream, "w") as archive:
        for number, marked in enumerate(texts_of(material.rows), 1):
            title = _NOT_IN_A_LABEL.sub("-", marked.article.title)[:_NAME_LENGTH].strip("-")
            name, text = f"{number:05}-{title}", material.text(marked.sha256)
            _put(archive, f"{name}.txt", text)
            _put(archive, f"{name}.ann", _annotations(marked, text, labels, names))
            scales |= scales_of_marks(marked.marks)
            count += len(marked.marks)
        own = scales_json(scales, names.scales)
        if own:
            _put(archive, SCALES, json.dumps(own, ensure_ascii=False))
        _put(archive, "annotation.conf", labels.configuration())
        _put(archive, "labels.tsv", labels.table())
    stream.flush()
    return count


def _put(archive: zipfile.ZipFile, name: str, text: str) -> None:
    member = zipfile.ZipInfo(name)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, text.encode("utf-8", "replace"))


def _annotations(marked: MarkedText, text: str, labels: _Labels, names: Names) -> str:
    lines: list[str] = []
    number = notes = 0
    for mark in marked.marks:
        for n, (tagging, path) in enumerate(mark.taggings or ((None, ""),)):
            number += 1
            lines.append(f"T{number}\t{labels.of(path)} {_placed(text, mark.row.highlight.span)}\n")
            about = _tagged(tagging, names) | _named(mark.row.highlight)
            if n == 0:
                about |= {"article": _article(marked), "highlight": judged_json(mark, names)}
            comments = {COMMENT: json.dumps(about, ensure_ascii=False)}
            if mark.note:
                comments |= {"AnnotatorNotes": " ".join(mark.note.split())}
            for kind, words in comments.items():
                notes += 1
                lines.append(f"#{notes}\t{kind} T{number}\t{words}\n")
    return "".join(lines)


def _tagged(tagging: Tagging | None, names: Names) -> dict[str, object]:
    if tagging is None:
        return {}
    return {"analyst": names.analyst(tagging.analyst), "created": iso_exact(tagging.created_ms)}


def _named(highlight: Highlight) -> dict[str, object]:
    """Return the highlight's id and whole place; brat's own places have no line ends in them."""
    span = highlight.span
    return {"id": hyphenated(highlight.uid), "start": span.start, "end": span.end}


def _article(marked: MarkedText) -> dict[str, object]:
    article = marked.article
    return {
        "id": hyphenated(article.uid),
        "title": article.title,
        "url": article.url or "",
        "text_sha256": marked.sha256,
    }


def _placed(text: str, span: Span) -> str:
    places = list(_pieces(text, span)) or [(span.start, span.end)]
    where = ";".join(f"{start} {end}" for start, end in places)
    words = " ".join(text[start:end] for start, end in places)
    return f"{where}\t{words.replace(_LINE_END, ' ')}"


def _pieces(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Yield the parts of a span on each of its lines."""
    return (match.span() for match in _LINE.finditer(text, span.start, span.end))

"""Highlights in brat's standoff format, as a ZIP: for each text a `.txt` and an `.ann`.

Positions are code points, the end not included; a span over several lines is given line by line,
as brat wants it (https://brat.nlplab.org/standoff.html). Labels can only have letters, digits, `_`
and `-`: `labels.tsv` says which tag each stands for.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, BinaryIO

from reader_app.formats.exchange.marked import texts_of
from reader_app.formats.exchange.sink import Sink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.spans import Span
    from reader_app.formats.exchange.marked import Marked
    from reader_app.formats.exchange.material import Material

UNTAGGED = "Untagged"
"""The label of a highlight without a tag: none is left out."""

_NOT_IN_A_LABEL = re.compile(r"[^\w-]+")
_LINE = re.compile(r"[^\n]+")
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
    labels = _Labels()
    count = 0
    with zipfile.ZipFile(stream, "w") as archive:
        for number, marked in enumerate(texts_of(material.rows), 1):
            title = _NOT_IN_A_LABEL.sub("-", marked.article.title)[:_NAME_LENGTH].strip("-")
            name, text = f"{number:05}-{title}", material.text(marked.sha256)
            _put(archive, f"{name}.txt", text)
            _put(archive, f"{name}.ann", _annotations(marked.marks, text, labels))
            count += len(marked.marks)
        _put(archive, "annotation.conf", labels.configuration())
        _put(archive, "labels.tsv", labels.table())
    stream.flush()
    return count


def _put(archive: zipfile.ZipFile, name: str, text: str) -> None:
    member = zipfile.ZipInfo(name)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, text.encode("utf-8", "replace"))


def _annotations(marks: tuple[Marked, ...], text: str, labels: _Labels) -> str:
    lines: list[str] = []
    number = notes = 0
    for mark in marks:
        span = mark.row.highlight.span
        places = list(_pieces(text, span))
        where = ";".join(f"{start} {end}" for start, end in places)
        words = " ".join(text[start:end] for start, end in places)
        for path in [path for _, path in mark.taggings] or [""]:
            number += 1
            lines.append(f"T{number}\t{labels.of(path)} {where}\t{words}\n")
            if mark.note:
                notes += 1
                note = " ".join(mark.note.split())
                lines.append(f"#{notes}\tAnnotatorNotes T{number}\t{note}\n")
    return "".join(lines)


def _pieces(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Yield the parts of a span on each of its lines."""
    return (match.span() for match in _LINE.finditer(text, span.start, span.end))

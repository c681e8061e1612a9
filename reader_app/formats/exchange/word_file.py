"""What every Word document of an export has in common: a fixed date, directions, the same bytes again."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# python-docx says only in part what its XML elements are.

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from reader_app.formats.exchange.sheet_cells import reads_from_right
from reader_app.formats.exchange.sheet_text import clean
from reader_app.formats.exchange.sink import Sink

if TYPE_CHECKING:
    from docx.document import Document as OpenDocument
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from reader_app.formats.exchange.material import Material

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def new_document(material: Material) -> OpenDocument:
    """Return a document that bears the project's title, and no time but that of its last change."""
    document = Document()
    changed = datetime.fromtimestamp(material.changed_ms // 1000, UTC).replace(tzinfo=None)
    about = document.core_properties
    about.title, about.author, about.comments = word_text(material.title), "", ""
    about.created = about.modified = changed
    turn(document.add_heading(word_text(material.title), 0))
    return document


def turn(paragraph: Paragraph, *, from_right: bool | None = None) -> None:
    """Let a paragraph run from the right where its first letter does; before it is indented.

    `from_right` says it where that is known. (The order of a paragraph's properties is fixed:
    ECMA-376, 17.3.1.26.)
    """
    if from_right is None:
        from_right = reads_from_right(paragraph.text)
    if from_right:
        paragraph.paragraph_format.element.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for run in paragraph.runs:
            run.font.rtl = True


def shade(run: Run, colour: str) -> None:
    """Put a colour, `#rrggbb`, behind the words of a run."""
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), colour.removeprefix("#").upper())
    run.element.get_or_add_rPr().append(shading)  # python-docx knows no shading of runs


def word_text(text: str) -> str:
    """Return the text without what a Word document cannot hold."""
    return _CONTROLS.sub("\ufffd", clean(text))


def save(document: OpenDocument, out: BinaryIO) -> None:
    """Write the document with times of nothing, so that the same project gives the same bytes."""
    made = io.BytesIO()
    document.save(made)
    stream = io.BufferedWriter(Sink(out))
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    stream.flush()

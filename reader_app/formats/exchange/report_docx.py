"""Quotes by tag as a Word document."""

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
from docx.shared import Pt

from reader_app.formats.exchange.report import about_lines, citation_of, sections_of
from reader_app.formats.exchange.sheet_cells import reads_from_right
from reader_app.formats.exchange.sheet_text import clean
from reader_app.formats.exchange.sink import Sink

if TYPE_CHECKING:
    from docx.document import Document as OpenDocument
    from docx.text.paragraph import Paragraph

    from reader_app.formats.exchange.material import Material
    from reader_app.formats.exchange.report import Section
    from reader_app.formats.exchange.span_row import SpanRow

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_DEEPEST = 9
_SMALL = Pt(9)
_INDENT = Pt(24)


def write_docx(out: BinaryIO, material: Material) -> int:
    """Write the report, and return how many quotes it has: one for each tag of a highlight."""
    document = Document()
    changed = datetime.fromtimestamp(material.changed_ms // 1000, UTC).replace(tzinfo=None)
    about = document.core_properties
    about.title, about.author, about.comments = _clean(material.title), "", ""
    about.created = about.modified = changed
    _turn(document.add_heading(_clean(material.title), 0))
    count = 0
    for section in sections_of(material):
        _section(document, section)
        count += len(section.rows)
    _save(document, out)
    return count


def _section(document: OpenDocument, section: Section) -> None:
    _turn(document.add_heading(_clean(section.title), min(section.level, _DEEPEST)))
    if section.definition:
        _turn(document.add_paragraph(_clean(section.definition)))
    for row in section.rows:
        _quote(document, row)


def _quote(document: OpenDocument, row: SpanRow) -> None:
    words = document.add_paragraph()
    words.add_run(_clean(row.context_before)).italic = True
    words.add_run(_clean(row.highlight.quote.exact)).bold = True
    words.add_run(_clean(row.context_after)).italic = True
    _turn(words)
    words.paragraph_format.keep_with_next = True
    words.paragraph_format.left_indent = _INDENT
    lines = (citation_of(row.article).plain(), *about_lines(row))
    for line in lines:
        small = document.add_paragraph()
        small.add_run(_clean(line)).font.size = _SMALL
        _turn(small)
        small.paragraph_format.space_after = Pt(2)
        small.paragraph_format.left_indent = _INDENT


def _turn(paragraph: Paragraph) -> None:
    """Let a paragraph run from the right where its first letter does; before it is indented.

    (The order of a paragraph's properties is fixed: ECMA-376, 17.3.1.26.)
    """
    if reads_from_right(paragraph.text):
        paragraph.paragraph_format.element.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for run in paragraph.runs:
            run.font.rtl = True


def _clean(text: str) -> str:
    return _CONTROLS.sub("\ufffd", clean(text))


def _save(document: OpenDocument, out: BinaryIO) -> None:
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

"""Quotes by tag, or by article, as a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from docx.shared import Pt

from reader_app.formats.exchange.report import (
    about_lines,
    citation_of,
    sections_by_article,
    sections_by_tag,
)
from reader_app.formats.exchange.word_file import new_document, save, turn, word_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document as OpenDocument

    from reader_app.formats.exchange.material import Material
    from reader_app.formats.exchange.report import ReportQuote, Section

_DEEPEST = 9
_SMALL = Pt(9)
_INDENT = Pt(24)


def write_docx(out: BinaryIO, material: Material) -> int:
    """Write quotes by tag, and return how many there are: one for each tag of a highlight."""
    return _write(out, material, sections_by_tag(material))


def write_docx_by_article(out: BinaryIO, material: Material) -> int:
    """Write quotes by article, and return how many there are: one for each highlight."""
    return _write(out, material, sections_by_article(material))


def _write(out: BinaryIO, material: Material, sections: Iterable[Section]) -> int:
    document = new_document(material)
    count = 0
    for section in sections:
        _section(document, section)
        count += len(section.quotes)
    save(document, out)
    return count


def _section(document: OpenDocument, section: Section) -> None:
    turn(document.add_heading(word_text(section.title), min(section.level, _DEEPEST)))
    if section.about:
        turn(document.add_paragraph(word_text(section.about)))
    for quote in section.quotes:
        _quote(document, quote)


def _quote(document: OpenDocument, quote: ReportQuote) -> None:
    row = quote.row
    words = document.add_paragraph()
    words.add_run(word_text(row.context_before)).italic = True
    words.add_run(word_text(row.highlight.quote.exact)).bold = True
    words.add_run(word_text(row.context_after)).italic = True
    turn(words)
    words.paragraph_format.keep_with_next = True
    words.paragraph_format.left_indent = _INDENT
    first = citation_of(row.article).plain() if quote.tags is None else f"Tags: {quote.tags}"
    for line in (first, *about_lines(row)):
        small = document.add_paragraph()
        small.add_run(word_text(line)).font.size = _SMALL
        turn(small)
        small.paragraph_format.space_after = Pt(2)
        small.paragraph_format.left_indent = _INDENT

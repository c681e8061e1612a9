"""Quotes by tag, or by article, as a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from reader_app.formats.exchange.pieces import Pieces
from reader_app.formats.exchange.report import (
    about_lines,
    citation_of,
    sections_by_article,
    sections_by_tag,
)
from reader_app.formats.exchange.sheet_cells import reads_from_right
from reader_app.formats.exchange.word_file import word_file
from reader_app.formats.exchange.word_xml import (
    ABOUT_QUOTE,
    ABOUT_QUOTE_AT_RIGHT,
    QUOTE,
    Run,
    heading,
    paragraph,
)

if TYPE_CHECKING:
    from reader_app.formats.exchange.material import Material
    from reader_app.formats.exchange.report import Arrangement, ReportQuote


def write_docx(out: BinaryIO, material: Material) -> int:
    """Write quotes by tag, and return how many there are: one for each tag of a highlight."""
    return _write(out, material, sections_by_tag)


def write_docx_by_article(out: BinaryIO, material: Material) -> int:
    """Write quotes by article, and return how many there are: one for each highlight."""
    return _write(out, material, sections_by_article)


def _write(out: BinaryIO, material: Material, arranged: Arrangement) -> int:
    with Pieces() as pieces:
        sections = arranged(material, pieces, _quote)
        with word_file(out, material) as body:
            for section in sections:
                body.write(heading(section.title, section.level).encode())
                if section.about:
                    body.write(paragraph([Run(section.about)]).encode())
                body.writelines(section.quotes)
    return sum(len(section.quotes) for section in sections)


def _quote(quote: ReportQuote) -> str:
    row = quote.row
    words = (
        Run(quote.around.before),
        Run(row.highlight.quote.exact, bold=True),
        Run(quote.around.after),
    )
    first = citation_of(row.article).plain() if quote.tags is None else f"Tags: {quote.tags}"
    from_right = reads_from_right("".join([run.text for run in words]))
    lines = [_about(line, at_right=from_right) for line in (first, *about_lines(row))]
    return paragraph(words, QUOTE, from_right=from_right) + "".join(lines)


def _about(line: str, *, at_right: bool) -> str:
    """Return a line under a quote, on the side where the quote begins."""
    from_right = reads_from_right(line)
    look = ABOUT_QUOTE_AT_RIGHT if at_right and not from_right else ABOUT_QUOTE
    return paragraph([Run(line, small=True)], look, from_right=from_right)

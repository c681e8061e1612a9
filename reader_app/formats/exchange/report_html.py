"""Quotes by tag, or by article, as one HTML file."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, BinaryIO

from reader_app.formats.exchange.html_file import html_line, put, put_contents, put_head
from reader_app.formats.exchange.pieces import Pieces
from reader_app.formats.exchange.report import (
    about_lines,
    citation_of,
    sections_by_article,
    sections_by_tag,
)
from reader_app.formats.exchange.sheet_cells import reads_from_right
from reader_app.formats.exchange.sheet_text import clean

if TYPE_CHECKING:
    from reader_app.formats.exchange.material import Material
    from reader_app.formats.exchange.report import Arrangement, ReportQuote, Section

_STYLE = """
article { margin: 1.5rem 0; break-inside: avoid; }
pre.quote { padding-inline-start: 1rem; border-inline-start: 3px solid; }
pre i { font-style: normal; opacity: .75; }
article[dir="rtl"] > * { text-align: right; }
"""
_DEEPEST = 6


def write_html(out: BinaryIO, material: Material) -> int:
    """Write quotes by tag, and return how many there are: one for each tag of a highlight."""
    return _write(out, material, sections_by_tag)


def write_html_by_article(out: BinaryIO, material: Material) -> int:
    """Write quotes by article, and return how many there are: one for each highlight."""
    return _write(out, material, sections_by_article)


def _write(out: BinaryIO, material: Material, arranged: Arrangement) -> int:
    with Pieces() as pieces:
        sections = arranged(material, pieces, _quote)
        put_head(out, material, _STYLE)
        put_contents(out, [(section.title, len(section.quotes)) for section in sections])
        for number, section in enumerate(sections):
            _section(out, section, number)
    put(out, "</body></html>\n")
    return sum(len(section.quotes) for section in sections)


def _section(out: BinaryIO, section: Section, number: int) -> None:
    head = f"h{min(section.level + 1, _DEEPEST)}"
    title = escape(clean(section.title))
    put(out, f'<section><{head} id="s{number}" dir="auto">{title}</{head}>\n')
    if section.about:
        put(out, html_line(section.about))
    out.writelines(section.quotes)
    put(out, "</section>\n")


def _quote(quote: ReportQuote) -> str:
    row = quote.row
    before, words, after = (
        escape(clean(part))
        for part in (quote.around.before, row.highlight.quote.exact, quote.around.after)
    )
    way = "rtl" if reads_from_right(before + words) else "ltr"
    citation = f'<p dir="auto">{clean(citation_of(row.article).html())}</p>\n'
    first = citation if quote.tags is None else html_line(f"Tags: {quote.tags}")
    lines = "".join(map(html_line, about_lines(row)))
    return (
        f'<article dir="{way}"><pre class="quote" dir="{way}"><i>{before}</i><b>{words}</b><i>{after}</i></pre>\n'
        f"{first}{lines}</article>\n"
    )

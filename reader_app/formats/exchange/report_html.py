"""Quotes by tag as one HTML file, which asks nothing of the network."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, BinaryIO

from reader_app.core.clock import iso_utc
from reader_app.formats.exchange.report import about_lines, citation_of, sections_of
from reader_app.formats.exchange.sheet_text import clean

if TYPE_CHECKING:
    from reader_app.formats.exchange.material import Material
    from reader_app.formats.exchange.report import Section
    from reader_app.formats.exchange.span_row import SpanRow

_STYLE = """
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.5;
       font-family: Georgia, "Noto Serif", "Noto Naskh Arabic", serif; }
h1, h2, h3, h4, nav { font-family: system-ui, sans-serif; line-height: 1.2; }
article { margin: 1.5rem 0; break-inside: avoid; }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0;
      padding-inline-start: 1rem; border-inline-start: 3px solid; }
pre i { font-style: normal; opacity: .6; }
p { margin: .25rem 0; font-size: .9rem; white-space: pre-wrap; overflow-wrap: anywhere; }
"""
_DEEPEST = 6


def write_html(out: BinaryIO, material: Material) -> int:
    """Write the report, and return how many quotes it has: one for each tag of a highlight."""
    sections = tuple(sections_of(material))
    title = escape(clean(material.title))
    _put(out, '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">')
    _put(out, '<meta name="viewport" content="width=device-width, initial-scale=1">')
    _put(out, f"<title>{title}</title><style>{_STYLE}</style></head>\n<body>")
    _put(out, f'<h1 dir="auto">{title}</h1>\n<p>{iso_utc(material.changed_ms)}</p>\n<nav><ol>')
    for number, section in enumerate(sections):
        name = escape(clean(section.title))
        count = len(section.rows)
        _put(out, f'<li dir="auto"><a href="#s{number}">{name}</a> ({count})</li>\n')
    _put(out, "</ol></nav>\n")
    for number, section in enumerate(sections):
        _section(out, section, number)
    _put(out, "</body></html>\n")
    return sum(len(section.rows) for section in sections)


def _section(out: BinaryIO, section: Section, number: int) -> None:
    head = f"h{min(section.level + 1, _DEEPEST)}"
    title = escape(clean(section.title))
    _put(out, f'<section><{head} id="s{number}" dir="auto">{title}</{head}>\n')
    if section.definition:
        _put(out, _line(section.definition))
    for row in section.rows:
        _put(out, _quote(row))
    _put(out, "</section>\n")


def _quote(row: SpanRow) -> str:
    before, after = escape(clean(row.context_before)), escape(clean(row.context_after))
    quote = escape(clean(row.highlight.quote.exact))
    lines = "".join(map(_line, about_lines(row)))
    return (
        f'<article><pre dir="auto"><i>{before}</i><b>{quote}</b><i>{after}</i></pre>\n'
        f'<p dir="auto">{clean(citation_of(row.article).html())}</p>\n{lines}</article>\n'
    )


def _line(text: str) -> str:
    return f'<p dir="auto">{escape(clean(text))}</p>\n'


def _put(out: BinaryIO, text: str) -> None:
    out.write(text.encode())

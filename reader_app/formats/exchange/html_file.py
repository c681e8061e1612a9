"""What every HTML file of an export has in common: one file that asks nothing of the network."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, BinaryIO

from reader_app.core.clock import iso_utc
from reader_app.formats.exchange.sheet_text import clean

if TYPE_CHECKING:
    from reader_app.formats.exchange.material import Material

_STYLE = """
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.5;
       font-family: Georgia, "Noto Serif", "Noto Naskh Arabic", serif; }
h1, h2, h3, h4, nav { font-family: system-ui, sans-serif; line-height: 1.2; }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
p, pre.about { margin: .25rem 0; font-size: .9rem; }
"""


def put(out: BinaryIO, text: str) -> None:
    """Write some HTML."""
    out.write(text.encode())


def put_head(out: BinaryIO, material: Material, style: str) -> None:
    """Write all before the first section: title, style, when the project was last changed."""
    title = escape(clean(material.title))
    put(out, '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">')
    put(out, '<meta name="viewport" content="width=device-width, initial-scale=1">')
    put(out, f"<title>{title}</title><style>{_STYLE}{style}</style></head>\n<body>")
    put(out, f'<h1 dir="auto">{title}</h1>\n<p>{iso_utc(material.changed_ms)}</p>\n')


def put_contents(out: BinaryIO, sections: list[tuple[str, int]]) -> None:
    """Write links to the sections, which are numbered `s0`, `s1`: (title, count) pairs."""
    put(out, "<nav><ol>")
    for number, (title, count) in enumerate(sections):
        name = escape(clean(title))
        put(out, f'<li dir="auto"><a href="#s{number}">{name}</a> ({count})</li>\n')
    put(out, "</ol></nav>\n")


def html_line(text: str) -> str:
    """Return a line as a paragraph of its own direction, whose spaces every program keeps."""
    return f'<pre class="about" dir="auto">{escape(clean(text))}</pre>\n'

"""Articles with their highlights in them as one HTML file: tags are colours behind the words."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, BinaryIO

from reader_app.formats.exchange.html_file import html_line, put, put_head
from reader_app.formats.exchange.marked_lines import UNPLACED, Piece, articles_of, fill_of
from reader_app.formats.exchange.report import about_lines, citation_of, label_of
from reader_app.formats.exchange.sheet_text import clean

if TYPE_CHECKING:
    from reader_app.formats.exchange.marked import Marked
    from reader_app.formats.exchange.marked_lines import Line, MarkedArticle
    from reader_app.formats.exchange.material import Material

_STYLE = """
article { margin: 2rem 0; }
pre.text { margin: .75rem 0; }
pre.title, pre.heading { font-weight: bold; }
mark { color: inherit; padding: .1em 0; }
mark.more { text-decoration: underline; }
sup { font: .65rem system-ui, sans-serif; }
ol { font-size: .9rem; }
"""


def write_marked_html(out: BinaryIO, material: Material) -> int:
    """Write the articles that have highlights, and return how many highlights there are."""
    put_head(out, material, _STYLE)
    count = 0
    for marked in articles_of(material):
        put(out, _Page(material).html(marked))
        count += marked.count
    put(out, "</body></html>\n")
    return count


class _Page:
    """Writes one article; what was said of its highlights stands below it, by number."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._said: list[Marked] = []

    def html(self, marked: MarkedArticle) -> str:
        title = escape(clean(marked.article.title))
        citation = clean(citation_of(marked.article).html())
        lines = "".join(map(self._line, marked.lines))
        unplaced = "".join(map(self._unplaced, marked.unplaced))
        head = f"<h3>{UNPLACED}</h3>\n" if unplaced else ""
        said = "".join(
            f"<li>{''.join(map(html_line, about_lines(it.row)))}</li>\n" for it in self._said
        )
        return (
            f'<article><h2 dir="auto">{title}</h2>\n<p dir="auto">{citation}</p>\n'
            f"{lines}{head}{unplaced}<ol>{said}</ol></article>\n"
        )

    def _line(self, line: Line) -> str:
        parts = (
            self._piece(part) if isinstance(part, Piece) else self._label(part)
            for part in line.parts
        )  # fmt: skip
        words = "".join(parts)
        return f'<pre class="text {line.kind}" dir="{line.direction or "auto"}">{words}</pre>\n'

    def _unplaced(self, mark: Marked) -> str:
        words = escape(clean(mark.row.highlight.quote.exact))
        return f'<pre class="text" dir="auto">{words}{self._label(mark)}</pre>\n'

    def _piece(self, piece: Piece) -> str:
        words = escape(clean(piece.text))
        if not piece.marks:
            return words
        fill = fill_of(piece.marks[-1], self._material)
        more = ' class="more"' if len(piece.marks) > 1 or not fill else ""
        style = f"background: {fill}" if fill else "background: none"
        return f'<mark{more} style="{style}">{words}</mark>'

    def _label(self, mark: Marked) -> str:
        self._said.append(mark)
        name = escape(clean(label_of(mark)))
        return f"<sup> [{len(self._said)} <bdi>{name}</bdi>]</sup>"

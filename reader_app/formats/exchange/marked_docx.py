"""Articles with their highlights in them as a Word document: tags are colours behind the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from reader_app.formats.exchange.marked_lines import UNPLACED, Piece, articles_of, fill_of
from reader_app.formats.exchange.report import about_lines, citation_of, label_of
from reader_app.formats.exchange.word_file import word_file
from reader_app.formats.exchange.word_xml import ABOUT, Run, heading, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.formats.exchange.marked import Marked
    from reader_app.formats.exchange.marked_lines import Line, MarkedArticle
    from reader_app.formats.exchange.material import Material

_STRONG = ("title", "heading")


def write_marked_docx(out: BinaryIO, material: Material) -> int:
    """Write the articles that have highlights, and return how many highlights there are."""
    count = 0
    with word_file(out, material) as body:
        for marked in articles_of(material):
            body.writelines(each.encode() for each in _Page(material).paragraphs(marked))
            count += marked.count
    return count


class _Page:
    """Makes one article; what was said of its highlights stands below it, by number."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._said: list[Marked] = []

    def paragraphs(self, marked: MarkedArticle) -> Iterator[str]:
        yield heading(marked.article.title, 1)
        yield _small(citation_of(marked.article).plain())
        yield from map(self._line, marked.lines)
        if marked.unplaced:
            yield heading(UNPLACED, 2)
        for mark in marked.unplaced:
            yield paragraph([Run(mark.row.highlight.quote.exact), self._label(mark)])
        for number, mark in enumerate(self._said, 1):
            for line in about_lines(mark.row):
                yield _small(f"{number}. {line}")

    def _line(self, line: Line) -> str:
        runs = [
            self._piece(part, bold=line.kind in _STRONG)
            if isinstance(part, Piece)
            else self._label(part)
            for part in line.parts
        ]
        return paragraph(runs, from_right=line.direction and line.direction == "rtl")

    def _piece(self, piece: Piece, *, bold: bool) -> Run:
        if not piece.marks:
            return Run(piece.text, bold)
        fill = fill_of(piece.marks[-1], self._material)
        return Run(piece.text, bold, underline=len(piece.marks) > 1 or not fill, fill=fill)

    def _label(self, mark: Marked) -> Run:
        self._said.append(mark)
        return Run(f" [{len(self._said)} {label_of(mark)}]", italic=True, small=True)


def _small(line: str) -> str:
    return paragraph([Run(line, small=True)], ABOUT)

"""Articles with their highlights in them as a Word document: tags are colours behind the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from docx.shared import Pt

from reader_app.formats.exchange.marked_lines import UNPLACED, Piece, articles_of, fill_of
from reader_app.formats.exchange.report import about_lines, citation_of, label_of
from reader_app.formats.exchange.word_file import new_document, save, shade, turn, word_text

if TYPE_CHECKING:
    from docx.document import Document as OpenDocument
    from docx.text.paragraph import Paragraph

    from reader_app.formats.exchange.marked import Marked
    from reader_app.formats.exchange.marked_lines import Line, MarkedArticle
    from reader_app.formats.exchange.material import Material

_STRONG = ("title", "heading")
_SMALL = Pt(9)


def write_marked_docx(out: BinaryIO, material: Material) -> int:
    """Write the articles that have highlights, and return how many highlights there are."""
    document = new_document(material)
    count = 0
    for marked in articles_of(material):
        _Page(document, material).write(marked)
        count += marked.count
    save(document, out)
    return count


class _Page:
    """Writes one article; what was said of its highlights stands below it, by number."""

    def __init__(self, document: OpenDocument, material: Material) -> None:
        self._document = document
        self._material = material
        self._said: list[Marked] = []

    def write(self, marked: MarkedArticle) -> None:
        turn(self._document.add_heading(word_text(marked.article.title), 1))
        self._small(citation_of(marked.article).plain())
        for line in marked.lines:
            self._line(line)
        if marked.unplaced:
            turn(self._document.add_heading(UNPLACED, 2))
        for mark in marked.unplaced:
            paragraph = self._document.add_paragraph(word_text(mark.row.highlight.quote.exact))
            self._label(paragraph, mark)
            turn(paragraph)
        for number, mark in enumerate(self._said, 1):
            for line in about_lines(mark.row):
                self._small(f"{number}. {line}")

    def _small(self, line: str) -> None:
        paragraph = self._document.add_paragraph()
        paragraph.add_run(word_text(line)).font.size = _SMALL
        turn(paragraph)
        paragraph.paragraph_format.space_after = Pt(2)

    def _line(self, line: Line) -> None:
        paragraph = self._document.add_paragraph()
        for part in line.parts:
            if isinstance(part, Piece):
                self._piece(paragraph, part, bold=line.kind in _STRONG)
            else:
                self._label(paragraph, part)
        turn(paragraph, from_right=line.direction and line.direction == "rtl")

    def _piece(self, paragraph: Paragraph, piece: Piece, *, bold: bool) -> None:
        run = paragraph.add_run(word_text(piece.text))
        run.bold = bold or None
        if not piece.marks:
            return
        fill = fill_of(piece.marks[-1], self._material)
        run.underline = (len(piece.marks) > 1 or not fill) or None
        if fill:
            shade(run, fill)

    def _label(self, paragraph: Paragraph, mark: Marked) -> None:
        self._said.append(mark)
        run = paragraph.add_run(word_text(f" [{len(self._said)} {label_of(mark)}]"))
        run.font.size = _SMALL
        run.italic = True

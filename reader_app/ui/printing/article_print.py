"""An article set for paper: painted page by page with the painter of the screen, then a legend.

Lengths are pixels of the document; the painter is scaled, so that they are points on paper.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPicture, QTextOption

from reader_app.ui.article.margin_brackets import MarginBrackets
from reader_app.ui.article.page_document import SIDE_MARGIN, PageSetting
from reader_app.ui.article.page_header import date_text
from reader_app.ui.article.reading_settings import BODY_SIZE, ReadingSettings
from reader_app.ui.printing.legend import Legend
from reader_app.ui.printing.paper_page import PaperPage
from reader_app.ui.printing.sheet import PlacedLine, Sheet
from reader_app.ui.theme.fonts import ui_font
from reader_app.ui.theme.theme import load_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtWidgets import QWidget

    from reader_app.core.codebook import Codebook
    from reader_app.core.marks import ArticleMarks
    from reader_app.core.records import Article, Text
    from reader_app.ui.theme.theme import Theme

BODY_POINTS = 11
"""Points on paper of a paragraph's letters."""

MARGIN = 18.0
"""Millimetres free on each side of a page."""

_BRACKETS = 176
_FOOT = 32
_HEADER_TOP = 24
_LANES = 12
"""Pixels below a page's last line that its underlines may need."""


@dataclass(frozen=True, slots=True)
class _Paper:
    """A page's room in pixels of the document, and how many dots of the device each is."""

    width: float
    height: float
    scale: float


class ArticlePrint:
    """Paints one article with its marks on any paper."""

    def __init__(
        self,
        content: tuple[Article, Text],
        marks: ArticleMarks,
        codebook: Codebook,
        reading: ReadingSettings,
        parent: QWidget | None = None,
    ) -> None:
        setting = PageSetting(paper_theme(), replace(reading, size=BODY_SIZE, tone=None))
        self._page = PaperPage(*content, marks, codebook, setting)
        self._page.marks.take_in_all()
        self._legend = Legend(self._page)
        self._sheet = Sheet(parent)
        self._brackets = MarginBrackets(self._sheet, self._sheet)
        self._brackets.show_page(self._page)

    def end(self) -> None:
        """Let go of what was made for printing."""
        self._sheet.deleteLater()

    def print_on(self, device: QPagedPaintDevice) -> int:
        """Paint all pages, and return how many there are."""
        painter = QPainter(device)
        paper = _paper_of(device)
        pages = self._pages(paper)
        legend = self._legend.pages(self._free(pages, paper), paper.height)
        count = len(pages) + len(legend) - (bool(legend) and legend[0].shares)
        number = 0
        for number, lines in enumerate(pages, 1):
            if number > 1:
                device.newPage()
            _begin(painter, paper)
            self._paint(painter, lines, paper, first=number == 1)
            if number == len(pages) and legend and legend[0].shares:
                self._legend.paint(painter, legend.pop(0), paper.width)
            self._foot(painter, paper, number, count)
        for more, part in enumerate(legend, 1):
            device.newPage()
            _begin(painter, paper)
            self._legend.paint(painter, part, paper.width)
            self._foot(painter, paper, number + more, count)
        painter.end()
        return count

    def _pages(self, paper: _Paper) -> list[list[PlacedLine]]:
        """Lay the article out, and share its lines out between pages."""
        document = self._page.document.qt
        document.setTextWidth(paper.width - _BRACKETS)
        layout = document.documentLayout()
        pages: list[list[PlacedLine]] = [[]]
        top, block = 0.0, document.begin()
        while block.isValid():
            origin = layout.blockBoundingRect(block).topLeft()
            height = self._page.document.look(block.blockNumber()).line
            for number in range(block.layout().lineCount()):
                line = PlacedLine(block, block.layout().lineAt(number), origin, height)
                if pages[-1] and line.bottom - top > paper.height:
                    pages.append([])
                    top = line.top
                pages[-1].append(line)
            block = block.next()
        return pages

    def _free(self, pages: list[list[PlacedLine]], paper: _Paper) -> float:
        """Return where on the last page there is room again, below the lines and the names."""
        height = self._lay_down(pages[-1], first=len(pages) == 1)
        painter = QPainter(picture := QPicture())
        self._brackets.paint_on(painter, paper.height)
        painter.end()
        del picture
        names = max((spot.bottom() for spot, _ in self._brackets.names_now()), default=0.0)
        return min(paper.height, max(height, names))

    def _lay_down(self, lines: list[PlacedLine], *, first: bool) -> float:
        """Put a page's lines on the sheet, and return how high they are."""
        self._sheet.lines, self._sheet.top = lines, _top_of(lines, first=first)
        height = lines[-1].bottom - self._sheet.top
        for part in (self._sheet, self._brackets):
            part.resize(_BRACKETS, int(height) - 2)
        self._page.top, self._page.bottom = lines[0].top - self._sheet.top, height
        self._brackets.begin_anew()
        return height

    def _paint(
        self, painter: QPainter, lines: list[PlacedLine], paper: _Paper, *, first: bool
    ) -> None:
        page, leftward = self._page, self._page.reads_leftward
        width = paper.width - _BRACKETS
        left, beside = (_BRACKETS, 0.0) if leftward else (0, width)
        height = self._lay_down(lines, first=first)
        painter.save()
        painter.translate(left, 0)
        if first:
            self._head(painter, width)
        painter.setClipRect(QRectF(0, 0, width, height + _LANES))
        page.paint(painter, list(self._sheet.exposed_blocks(QRect())), width)
        painter.setClipping(False)
        painter.setPen(page.inks.theme.colour("text"))
        for line in lines:
            line.line.draw(painter, line.origin - QPointF(0, self._sheet.top))
        painter.restore()
        painter.save()
        painter.translate(beside, 0)
        painter.setClipRect(QRectF(0, 0, _BRACKETS, paper.height))
        self._brackets.paint_on(painter, paper.height)
        painter.restore()

    def _head(self, painter: QPainter, width: float) -> None:
        """Write outlet and date above the title."""
        article = self._page.article
        parts = (article.outlet, date_text(article), article.url)
        words = "  \u00b7  ".join(f"\u2068{part}\u2069" for part in parts if part)
        box = QRectF(SIDE_MARGIN, _HEADER_TOP, width - 2 * SIDE_MARGIN, 20)
        self._write(painter, box, words, leftward=self._page.reads_leftward)

    def _foot(self, painter: QPainter, paper: _Paper, number: int, count: int) -> None:
        """Write the title and the page's number at its foot."""
        told = QCoreApplication.translate("ArticlePrint", "Page %1 of %2")
        shown = QLocale().toString
        told = told.replace("%1", shown(number)).replace("%2", shown(count))
        box = QRectF(SIDE_MARGIN, paper.height + 8, paper.width - 2 * SIDE_MARGIN, 20)
        metrics = QFontMetricsF(ui_font(11))
        room = box.width() - metrics.horizontalAdvance(told) - 40
        title = self._page.article.title
        title = f"\u2068{metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)}\u2069"
        leftward = self._page.reads_leftward
        self._write(painter, box, title, leftward=leftward)
        self._write(painter, box, told, leftward=not leftward)

    def _write(self, painter: QPainter, box: QRectF, words: str, *, leftward: bool) -> None:
        option = QTextOption(
            Qt.AlignmentFlag.AlignAbsolute
            | (Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft)
        )
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        painter.setFont(ui_font(11))
        painter.setPen(self._page.inks.theme.colour("text_muted"))
        painter.drawText(box, words, option)


def _begin(painter: QPainter, paper: _Paper) -> None:
    painter.resetTransform()
    painter.setClipping(False)
    painter.scale(paper.scale, paper.scale)


def _top_of(lines: list[PlacedLine], *, first: bool) -> float:
    return 0.0 if first or not lines else lines[0].top


def _paper_of(device: QPagedPaintDevice) -> _Paper:
    scale = device.logicalDpiY() / 72 * BODY_POINTS / BODY_SIZE
    return _Paper(device.width() / scale, device.height() / scale - _FOOT, scale)


def paper_theme() -> Theme:
    """Return the light theme on white."""
    light = load_theme("light")
    return replace(light, roles={**light.roles, "page": QColor(Qt.GlobalColor.white)})

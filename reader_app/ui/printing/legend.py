"""What the colours on paper mean: each tag of the article with its colours, name and number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLineF, QLocale, QRectF, Qt

from reader_app.ui.article.page_document import SIDE_MARGIN
from reader_app.ui.theme.fonts import ui_font
from reader_app.ui.theme.painting import line_pen
from reader_app.ui.theme.tag_colours import TagColours, TagInks

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reader_app.ui.article.open_page import OpenPage

_ROW, _HEAD, _ABOVE = 22, 36, 24
_SWATCH = 28


@dataclass(frozen=True, slots=True)
class LegendPart:
    """The rows [start, end) of the legend, from a height of their page on."""

    start: int
    end: int
    top: float
    shares: bool
    """The page has lines of the article above."""


class Legend:
    """The tags that an article's highlights bear, in the codebook's order."""

    def __init__(self, page: OpenPage) -> None:
        self._page = page
        marks = page.marks.marks.in_order()
        counts = Counter(tagging.tag for mark in marks for tagging in mark.taggings)
        codebook, inks = page.codebook, TagInks(page.inks.theme, page.codebook)
        self.rows: list[tuple[str, TagColours, int]] = [
            (codebook.path_text(tag.uid), inks.of(tag.uid), counts[tag.uid])
            for tag in codebook.walk()
            if tag.uid in counts
        ]

    def pages(self, top: float, height: float) -> list[LegendPart]:
        """Share the rows out: below what is on the last page, then on pages of their own."""
        parts: list[LegendPart] = []
        at, shares, free = 0, True, top + _ABOVE
        while at < len(self.rows):
            room = int((height - free - _HEAD) // _ROW)
            taken = min(len(self.rows) - at, room)
            if taken >= min(2, len(self.rows)) or not shares:
                taken = max(1, taken)
                parts.append(LegendPart(at, at + taken, free, shares))
                at += taken
            shares, free = False, 0.0
        return parts

    def paint(self, painter: QPainter, part: LegendPart, width: float) -> None:
        """Paint a part of the legend on its page."""
        theme, y = self._page.inks.theme, part.top
        painter.setFont(ui_font(14, bold=True))
        painter.setPen(theme.colour("text"))
        head = QCoreApplication.translate("Legend", "Tags in this article")
        self._write(painter, QRectF(SIDE_MARGIN, y, width - 2 * SIDE_MARGIN, _HEAD), head)
        y += _HEAD
        for name, inks, count in self.rows[part.start : part.end]:
            self._paint_row(painter, QRectF(SIDE_MARGIN, y, width - 2 * SIDE_MARGIN, _ROW), inks)
            painter.setFont(ui_font(13))
            painter.setPen(theme.colour("text"))
            words = f"\u2068{name}\u2069  \u00b7  {QLocale().toString(count)}"
            beside = _SWATCH + 8
            leftward = self._page.reads_leftward
            room = QRectF(SIDE_MARGIN, y, width - 2 * SIDE_MARGIN, _ROW)
            room.adjust(0 if leftward else beside, 0, -beside if leftward else 0, 0)
            self._write(painter, room, words)
            y += _ROW

    def _paint_row(self, painter: QPainter, row: QRectF, inks: TagColours) -> None:
        """Paint a piece of fill with its line below, as in the text."""
        left = row.right() - _SWATCH if self._page.reads_leftward else row.left()
        painter.fillRect(QRectF(left, row.top() + 4, _SWATCH, 14), inks.fill)
        painter.setPen(line_pen(inks, 2))
        painter.drawLine(QLineF(left, row.top() + 17, left + _SWATCH, row.top() + 17))

    def _write(self, painter: QPainter, box: QRectF, words: str) -> None:
        side = (
            Qt.AlignmentFlag.AlignRight if self._page.reads_leftward else Qt.AlignmentFlag.AlignLeft
        )
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words)

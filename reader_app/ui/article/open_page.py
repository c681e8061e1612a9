"""Everything about the article on the page that is not a widget: text, marks, colours, caret units.

Whichever widget shows the text, this paints behind it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from reader_app.ui.article.block_geometry import boxes_in
from reader_app.ui.article.highlight_painter import Emphasis, HighlightPainter, ShapedBlock
from reader_app.ui.article.link_places import LinkPlaces
from reader_app.ui.article.mark_inks import MarkInks
from reader_app.ui.article.page_document import SIDE_MARGIN, PageDocument, PageSetting
from reader_app.ui.article.page_map import PageMap
from reader_app.ui.article.page_marks import PageMarks
from reader_app.ui.article.text_mark import TextMark
from reader_app.ui.article.text_units import TextUnits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QColor, QPainter, QTextBlock

    from reader_app.core.codebook import Codebook
    from reader_app.core.ids import Uid
    from reader_app.core.marks import ArticleMarks
    from reader_app.core.records import Article, Text
    from reader_app.core.spans import Span
    from reader_app.ui.article.exposed_blocks import ExposedBlock
    from reader_app.ui.article.mark_filter import MarkFilter
    from reader_app.ui.article.text_host import TextHost

_LINK_LINE = 1
_BAR = 2.0


class OpenPage:
    """One article, set for a theme and the analyst's settings."""

    def __init__(
        self,
        article: Article,
        text: Text,
        marks: ArticleMarks,
        codebook: Codebook,
        setting: PageSetting,
    ) -> None:
        self.article = article
        self.codebook = codebook
        self.analysts: Mapping[Uid, str] = {}
        """Names, for those whose marks may be here."""
        self.map = PageMap(text)
        self.units = TextUnits(self.map)
        self.links = LinkPlaces(text.links, self.map)
        self.emphasis = Emphasis()
        self.selection: tuple[int, int] = (0, 0)
        self.hits: list[tuple[int, int]] = []
        """Found places in the view, in order, none overlapping."""
        self.document = PageDocument(self.map, setting)
        self.marks = PageMarks(self.document, marks)
        self.inks = MarkInks(setting.theme, codebook, marks)
        self.reads_leftward = self.document.reads_leftward

    def set_filter(self, mark_filter: MarkFilter) -> None:
        """Dim all marks but those that a filter lets through."""
        self.marks.set_filter(mark_filter)
        self.inks.is_dimmed = self.marks.is_dimmed if mark_filter else None
        self.inks.refresh()
        current = self.emphasis.current
        if current is not None and self.marks.is_dimmed(current):
            self.emphasis.current = None

    def show_preview(self, host: TextHost, uid: Uid, span: Span) -> None:
        """Show a highlight as if it were on this span."""
        self._paint_anew(host, self.marks.set_preview(TextMark(span.start, span.end, uid)))

    def end_preview(self, host: TextHost) -> None:
        """Show every highlight where it is."""
        self._paint_anew(host, self.marks.set_preview(None))

    def _paint_anew(self, host: TextHost, places: list[TextMark]) -> None:
        for place in places:
            host.update_span(*self.map.view_span(place.start, place.end))

    def reset(self, setting: PageSetting) -> None:
        """Set the article anew for another theme or other settings; the marks stay as they are."""
        self.document = PageDocument(self.map, setting)
        self.reads_leftward = self.document.reads_leftward
        self.marks.set_anew(self.document)
        self.inks = MarkInks(setting.theme, self.codebook, self.marks.marks)
        self.set_filter(self.marks.filter)

    def paint(self, painter: QPainter, exposed: Iterable[ExposedBlock], width: float) -> None:
        """Paint what lies behind the words of these paragraphs; the viewport is so wide."""
        blocks = [self._shaped(block, width) for block in exposed]
        HighlightPainter(painter, self.inks, self.emphasis).paint(blocks)

    def _shaped(self, exposed: ExposedBlock, width: float) -> ShapedBlock:
        block, origin = exposed
        bands = self._bands(block)
        bar = self._bar(exposed, width)
        return ShapedBlock(origin, self.marks.shape(block), bands, bar)

    def _bands(self, block: QTextBlock) -> list[tuple[QColor, list[QRectF]]]:
        bands: list[tuple[QColor, list[QRectF]]] = []
        start, end = block.position(), block.position() + block.length() - 1
        rise = self.marks.rise(block.blockNumber())
        found: list[QRectF] = []
        for first, last in self.links.between(start, end):
            found.extend(map(_line_under, boxes_in(block, rise, first, last)))
        if found:
            bands.append((self.inks.theme.colour("border_strong"), found))
        found = []
        for first, last in self._hits_between(start, end):
            found.extend(boxes_in(block, rise, first, last))
        if found:
            bands.append((self.inks.theme.colour("search_hit"), found))
        if self.selection[0] < end and self.selection[1] > start:
            boxes = boxes_in(block, rise, *self.selection)
            bands.append((self.inks.theme.colour("selection"), boxes))
        return bands

    def _hits_between(self, start: int, end: int) -> list[tuple[int, int]]:
        first = max(0, bisect_left(self.hits, (start, start)) - 1)
        last = bisect_left(self.hits, (end, end))
        return self.hits[first:last]

    def _bar(self, exposed: ExposedBlock, width: float) -> QRectF | None:
        """Return the bar beside a caption, at the side where its lines begin."""
        key = self.document.keys[exposed.block.blockNumber()]
        if key.kind != "caption":
            return None
        x = width - SIDE_MARGIN - _BAR if key.direction == "rtl" else float(SIDE_MARGIN)
        box = exposed.block.layout().boundingRect()
        return QRectF(x - exposed.origin.x(), box.top(), _BAR, box.height())


def _line_under(box: QRectF) -> QRectF:
    """Return the line that tells a link: at the foot of its words."""
    return QRectF(box.left(), box.bottom() - _LINK_LINE, box.width(), _LINK_LINE)

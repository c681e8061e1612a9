"""Lays the paragraphs of a very long article out one by one, as they come into view.

Qt's own layout for plain text knows neither line heights nor margins; here lines stand where the
browser's layout would put them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextDocumentLayout

from reader_app.ui.article.page_document import (
    FOOT_MARGIN,
    HEAD_MARGIN,
    JUSTIFIED,
    SIDE_MARGIN,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QWidget

    from reader_app.ui.article.block_look import BlockKey, BlockLook
    from reader_app.ui.article.page_document import PageDocument

_BASE = 0.8
"""Where in a line its letters stand, as the browser's fixed line height has it."""


class LongTextLayout(QPlainTextDocumentLayout):
    """The layout of one page's document; lines are as wide as the viewport allows."""

    def __init__(self, page: PageDocument, viewport: QWidget) -> None:
        super().__init__(page.qt)
        self._page = page
        self._viewport = viewport
        self._options: dict[BlockKey, QTextOption] = {}

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return a paragraph's box, with the space above it; it is laid out if it was not."""
        if not block.isValid():
            return QRectF()
        number = block.blockNumber()
        look = self._page.look(number)
        above = self._above(number)
        lines = block.layout().lineCount() or self._lay_out(block, look, above)
        below = FOOT_MARGIN if number + 1 == len(self._page.keys) else 0
        return QRectF(0, 0, self._viewport.width(), above + lines * look.line + below)

    def _above(self, number: int) -> int:
        if not number:
            return HEAD_MARGIN
        before, here = self._page.look(number - 1).kind, self._page.look(number).kind
        return max(before.below, here.above)

    def _lay_out(self, block: QTextBlock, look: BlockLook, above: int) -> int:
        key, layout = self._page.keys[block.blockNumber()], block.layout()
        leftward = key.direction == "rtl"
        left = SIDE_MARGIN + look.kind.indent + (0 if leftward else look.kind.lead)
        right = SIDE_MARGIN + look.kind.indent + (look.kind.lead if leftward else 0)
        width = max(1, self._viewport.width() - left - right)
        layout.setTextOption(self._option(key))
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            base = above + (count + _BASE) * look.line
            line.setPosition(QPointF(left, base - line.ascent()))
            count += 1
        layout.endLayout()
        if block.lineCount() != count:
            block.setLineCount(count)
            self.documentSizeChanged.emit(self.documentSize())
        return count

    def _option(self, key: BlockKey) -> QTextOption:
        option = self._options.get(key)
        if option is None:
            option = self._options[key] = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            leftward = key.direction == "rtl"
            way = Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight
            side = Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft
            if self._page.setting.reading.justified and key.kind in JUSTIFIED:
                side = Qt.AlignmentFlag.AlignJustify
            option.setTextDirection(way)
            option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        return option

"""The page of a very long article: a plain text widget that lays out only what is in view.

It looks and behaves as the browser does, but scrolls by whole lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit

from reader_app.ui.article import host_places
from reader_app.ui.article.exposed_blocks import ExposedBlock
from reader_app.ui.article.gesture_host import GestureHost
from reader_app.ui.article.host_gestures import HostGestures
from reader_app.ui.article.long_text_layout import LongTextLayout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QWidget

    from reader_app.ui.article.open_page import OpenPage
    from reader_app.ui.theme.theme import Theme

_FAR = 1_000_000
"""As good as out of sight, in pixels."""


class LongTextView(GestureHost, QPlainTextEdit):
    """Shows one page. What is done on it is told by its `gestures`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: QTextDocument | None = None
        self.gestures = HostGestures(self)
        host_places.set_up(self)

    def dress(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        host_places.dress(self, theme)

    def show_page(self, page: OpenPage | None) -> None:
        """Show a page, from its beginning; None shows nothing."""
        self.gestures.show_page(page)
        before = self._shown
        if page is None:
            self._shown = QTextDocument(self)
            layout = QPlainTextDocumentLayout(self._shown)
        else:
            self._shown = page.document.qt
            self._shown.setParent(self)
            layout = LongTextLayout(page.document, self.viewport())
        self._shown.setDocumentMargin(0)
        self._shown.setDocumentLayout(layout)
        self.setDocument(self._shown)
        if before is not None:
            before.deleteLater()
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def set_column(self, pixels: int, margins: tuple[int, int]) -> None:
        """Leave so much left and right of the viewport, which is then as wide as asked for."""
        del pixels
        host_places.set_margins(self, margins)

    def exposed_blocks(self, rect: QRect) -> Iterator[ExposedBlock]:
        """Yield the paragraphs that a rectangle of the viewport shows."""
        block, origin = self.firstVisibleBlock(), self.contentOffset()
        while block.isValid() and origin.y() <= rect.bottom():
            height = self.blockBoundingRect(block).height()
            if origin.y() + height >= rect.top():
                yield ExposedBlock(block, +origin)
            origin.setY(origin.y() + height)
            block = block.next()

    def scrolled_by(self) -> int:
        """Return how many pixels of the page are above the viewport, or very many."""
        first = self.firstVisibleBlock().blockNumber()
        return _FAR if first > 0 else round(-self.contentOffset().y())

    def position_at(self, point: QPoint) -> int | None:
        """Return the view position of the character under a point of the viewport, if any."""
        return host_places.position_at(self, point)

    def update_span(self, start: int, end: int) -> None:
        """Paint the paragraphs anew that hold this stretch, as far as they are in view."""
        host_places.update_span(self, start, end)

    def reveal(self, start: int, end: int) -> None:
        """Scroll to a stretch, unless it is well in view; the caret stays where it is."""
        block = self.document().findBlock(start)
        first, last = host_places.caret_rects(self, start, end)
        shown = self.viewport().rect()
        if block.isVisible() and first.top() >= 0 and last.bottom() <= shown.height():
            return
        self.blockBoundingRect(block)
        line = block.layout().lineForTextPosition(start - block.position())
        room = shown.height() // 3 - round(line.y())
        number = line.lineNumber()
        while room > 0 and block.previous().isValid():
            block = block.previous()
            room -= round(self.blockBoundingRect(block).height())
            number = 0
        self.verticalScrollBar().setValue(block.firstLineNumber() + number)

    def rect_of(self, start: int, end: int) -> QRect:
        """Return the rectangle of the viewport that holds a stretch, as far as it is in view."""
        return host_places.rect_of(self, start, end)

    def first_in_view(self) -> tuple[int, float]:
        """Return the paragraph at the top of the viewport, and which share of it is above."""
        block = self.firstVisibleBlock()
        if not block.isValid():
            return 0, 0.0
        height = self.blockBoundingRect(block).height()
        return block.blockNumber(), max(0.0, -self.contentOffset().y()) / max(height, 1.0)

    def scroll_to(self, place: tuple[int, float]) -> None:
        """Bring a paragraph to the top of the viewport, with that share of it above."""
        block = self.document().findBlockByNumber(place[0])
        self.verticalScrollBar().setValue(block.firstLineNumber() + _line_at(self, block, place[1]))

    def select(self, anchor: int, position: int) -> None:
        """Put the selection's two ends at these view positions; the caret is at the latter."""
        host_places.select(self, anchor, position)


def _line_at(view: LongTextView, block: QTextBlock, share: float) -> int:
    view.blockBoundingRect(block)
    return round(share * block.layout().lineCount())

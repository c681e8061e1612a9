"""The page itself: a text browser whose document stays untouched, highlights painted behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from reader_app.ui.article import host_places
from reader_app.ui.article.exposed_blocks import ExposedBlock, blocks_between
from reader_app.ui.article.gesture_host import GestureHost
from reader_app.ui.article.host_gestures import HostGestures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from reader_app.ui.article.open_page import OpenPage
    from reader_app.ui.theme.theme import Theme


class ArticleView(GestureHost, QTextBrowser):
    """Shows one page. What is done on it is told by its `gestures`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: QTextDocument | None = None
        self.gestures = HostGestures(self)
        self.setOpenLinks(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        host_places.set_up(self)

    def dress(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        host_places.dress(self, theme)

    def show_page(self, page: OpenPage | None) -> None:
        """Show a page, from its beginning; None shows nothing."""
        self.gestures.show_page(page)
        before, self._shown = self._shown, page.document.qt if page else QTextDocument()
        self._shown.setParent(self)
        self.setDocument(self._shown)
        if before is not None:  # the control deletes none but its own first one
            before.deleteLater()
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def set_column(self, pixels: int, margins: tuple[int, int]) -> None:
        """Wrap lines at this width of the viewport, and leave so much left and right of it."""
        if self.lineWrapColumnOrWidth() != pixels:
            self.setLineWrapColumnOrWidth(pixels)
        host_places.set_margins(self, margins)

    def exposed_blocks(self, rect: QRect) -> Iterator[ExposedBlock]:
        """Yield the paragraphs that a rectangle of the viewport shows."""
        shift = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        top, bottom = rect.top() + shift.y(), rect.bottom() + shift.y()
        for block, place in blocks_between(self.document(), top, bottom):
            yield ExposedBlock(block, place - shift)

    def scrolled_by(self) -> int:
        """Return how many pixels of the page are above the viewport."""
        return self.verticalScrollBar().value()

    def position_at(self, point: QPoint) -> int | None:
        """Return the view position of the character under a point of the viewport, if any."""
        return host_places.position_at(self, point)

    def update_span(self, start: int, end: int) -> None:
        """Paint the paragraphs anew that hold this stretch, as far as they are in view."""
        host_places.update_span(self, start, end)

    def reveal(self, start: int, end: int) -> None:
        """Scroll to a stretch, unless it is well in view; the caret stays where it is."""
        top, bottom = host_places.caret_rects(self, start, end)
        height = self.viewport().height()
        if top.top() >= 0 and bottom.bottom() <= height:
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + top.top() - height // 3)

    def rect_of(self, start: int, end: int) -> QRect:
        """Return the rectangle of the viewport that holds a stretch, as far as it is in view."""
        return host_places.rect_of(self, start, end)

    def first_in_view(self) -> tuple[int, float]:
        """Return the paragraph at the top of the viewport, and which share of it is above."""
        top = QRect(0, 0, 1, 1)
        for block, origin in self.exposed_blocks(top):
            height = block.layout().boundingRect().height()
            return block.blockNumber(), max(0.0, -origin.y()) / max(height, 1.0)
        return 0, 0.0

    def scroll_to(self, place: tuple[int, float]) -> None:
        """Bring a paragraph to the top of the viewport, with that share of it above."""
        if place == (0, 0.0):
            self.verticalScrollBar().setValue(0)
            return
        block = self.document().findBlockByNumber(place[0])
        box = self.document().documentLayout().blockBoundingRect(block)
        self.verticalScrollBar().setValue(round(box.top() + place[1] * box.height()))

    def select(self, anchor: int, position: int) -> None:
        """Put the selection's two ends at these view positions; the caret is at the latter."""
        host_places.select(self, anchor, position)

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002
        """Load nothing: an article is text."""
        del type, name
        return None

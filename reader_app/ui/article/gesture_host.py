"""What both hosts hand on to their gestures: every event an analyst causes on the page's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QMimeData
    from PySide6.QtGui import (
        QContextMenuEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QAbstractScrollArea

    from reader_app.ui.article.host_gestures import HostGestures

    _Area = QAbstractScrollArea
else:  # Qt's own part of a host comes from one Qt class alone, the browser or the plain text
    _Area = object


class GestureHost(_Area):
    """Stands before the Qt class among a host's bases, so that Qt finds these first."""

    gestures: HostGestures

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the highlights, then the words, then what lies over them."""
        self.gestures.paint(event)
        super().paintEvent(event)
        self.gestures.paint_over()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Tell that the page has moved."""
        super().scrollContentsBy(dx, dy)
        self.gestures.scrolled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the column placed before Qt lays anything out."""
        self.gestures.resized.emit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret."""
        self.gestures.key(event, super().keyPressEvent)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the caret, or take a word, a sentence, a paragraph."""
        self.gestures.press(event, super().mousePressEvent, super().mouseDoubleClickEvent)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Count the second press of two."""
        self.gestures.press(event, super().mousePressEvent, super().mouseDoubleClickEvent)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select, or tell what the pointer is over."""
        self.gestures.move(event, super().mouseMoveEvent)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click that selected nothing."""
        self.gestures.release(event, super().mouseReleaseEvent)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer is over nothing."""
        self.gestures.pointed_at.emit(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl ask for other letters."""
        self.gestures.wheel(event, super().wheelEvent)

    def viewportEvent(self, event: QEvent) -> bool:
        """Ask for what a tooltip has to tell."""
        return self.gestures.viewport_event(event) or super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave the menu to the window."""
        self.gestures.context_menu(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the article's own characters."""
        return self.gestures.copied()

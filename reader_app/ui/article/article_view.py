"""The page itself: a text browser whose document stays untouched, highlights painted behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QPainter,
    QPalette,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from reader_app.ui.article import caret_keys
from reader_app.ui.article.click_count import ClickCount
from reader_app.ui.article.exposed_blocks import ExposedBlock, blocks_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import (
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QWidget

    from reader_app.ui.article.open_page import OpenPage
    from reader_app.ui.theme.theme import Theme

_WHEEL_STEP = 120
_OFF_LINE = 3.0
"""How far beside a line's words (pixels) still counts as on them."""


class ArticleView(QTextBrowser):
    """Shows one page. Positions in its signals are the view's; None is a place without words."""

    clicked = Signal(object)
    pointed_at = Signal(object)
    zoom_wanted = Signal(int)
    told_more_wanted = Signal(QPoint, object)
    context_menu_wanted = Signal(QPoint)
    scrolled = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: OpenPage | None = None
        self._shown: QTextDocument | None = None
        self._clicks = ClickCount()
        self._holding = 0
        self.is_pressed = False
        """The button is down on the page."""
        self.setObjectName("article_text")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setCursorWidth(2)
        self.setAutoFillBackground(True)
        self.viewport().setMouseTracking(True)
        self.selectionChanged.connect(self._take_selection)

    def dress(self, theme: Theme) -> None:
        """Take the colours of a theme; the selection is painted with the highlights, not by Qt."""
        palette = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, theme.colour("page"))
        palette.setColor(QPalette.ColorRole.Text, theme.colour("text"))
        palette.setBrush(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.colour("on_selection"))
        self.setPalette(palette)
        self.viewport().setPalette(palette)  # a change of the style sheet pins the old one there

    def show_page(self, page: OpenPage | None) -> None:
        """Show a page, from its beginning; None shows nothing."""
        self._page = page
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
        current = self.viewportMargins()
        if (current.left(), current.right()) != margins:
            self.setViewportMargins(margins[0], 0, margins[1], 0)

    def exposed_blocks(self, rect: QRect) -> Iterator[ExposedBlock]:
        """Yield the paragraphs that a rectangle of the viewport shows."""
        shift = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        top, bottom = rect.top() + shift.y(), rect.bottom() + shift.y()
        for block, place in blocks_between(self.document(), top, bottom):
            yield ExposedBlock(block, place - shift)

    def position_at(self, point: QPoint) -> int | None:
        """Return the view position of the character under a point of the viewport, if any.

        Not by `hitTest`, which in the document's margin answers some late block.
        """
        for block, origin in self.exposed_blocks(QRect(point, point)):
            layout, inside = block.layout(), QPointF(point) - origin
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                words = line.naturalTextRect().adjusted(-_OFF_LINE, 0, _OFF_LINE, 0)
                words.setBottom(words.bottom() + _OFF_LINE)
                if words.contains(inside):
                    found = line.xToCursor(inside.x(), line.CursorPosition.CursorOnCharacter)
                    return block.position() + found
        return None

    def update_span(self, start: int, end: int) -> None:
        """Paint the paragraphs anew that hold this stretch, as far as they are in view."""
        for block, origin in self.exposed_blocks(self.viewport().rect()):
            if block.position() < end and block.position() + block.length() > start:
                height = block.layout().boundingRect().height()
                top = int(origin.y()) - 16
                self.viewport().update(0, top, self.viewport().width(), int(height) + 48)

    def reveal(self, start: int, end: int) -> None:
        """Scroll to a stretch, unless it is well in view; the caret stays where it is."""
        cursor = self.textCursor()
        places = [QTextCursor(cursor), QTextCursor(cursor)]
        for place, position in zip(places, (start, end), strict=True):
            place.setPosition(position)
        top, bottom = (self.cursorRect(place) for place in places)
        height = self.viewport().height()
        if top.top() >= 0 and bottom.bottom() <= height:
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + top.top() - height // 3)

    def rect_of(self, start: int, end: int) -> QRect:
        """Return the rectangle of the viewport that holds a stretch, as far as it is in view."""
        cursors = [QTextCursor(self.document()), QTextCursor(self.document())]
        for cursor, position in zip(cursors, (start, end), strict=True):
            cursor.setPosition(position)
        first, last = (self.cursorRect(cursor) for cursor in cursors)
        rect = first.united(last)
        if first.top() != last.top():
            rect.setLeft(0)
            rect.setRight(self.viewport().width())
        return rect.intersected(self.viewport().rect())

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

    def _take_selection(self) -> None:
        if self._page is not None:
            cursor = self.textCursor()
            self._page.selection = (cursor.selectionStart(), cursor.selectionEnd())

    def select(self, anchor: int, position: int) -> None:
        """Put the selection's two ends at these view positions; the caret is at the latter."""
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the highlights, then let Qt write the words over them."""
        if self._page is not None:
            painter = QPainter(self.viewport())
            try:
                painter.setClipRegion(event.region())
                exposed = self.exposed_blocks(event.rect().adjusted(0, -24, 0, 8))
                self._page.paint(painter, exposed, self.viewport().width())
            finally:  # a painter left open would take the process down with it
                painter.end()
        super().paintEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Tell that the page has moved."""
        super().scrollContentsBy(dx, dy)
        self.scrolled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the column placed before Qt lays anything out."""
        self.resized.emit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret by sentences and paragraphs too; Escape gives up the selection."""
        cursor = self.textCursor()
        if self._page is not None and caret_keys.moved(cursor, self._page.units, event):
            self.setTextCursor(cursor)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # the browser would go back, forward or home
        elif event.key() == Qt.Key.Key_Escape and cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)
        else:
            before = cursor.position()
            super().keyPressEvent(event)
            self._leave_grapheme(before)

    def _leave_grapheme(self, before: int) -> None:
        """Go on to a grapheme's end: moving by sight, Qt's caret also stops before a vowel sign."""
        cursor = self.textCursor()
        position = cursor.position()
        if self._page is None or position == before:
            return
        units = self._page.units
        snap = units.grapheme_end if position > before else units.grapheme_start
        if snap(position) != position:
            kept = cursor.hasSelection()
            mode = QTextCursor.MoveMode.KeepAnchor if kept else QTextCursor.MoveMode.MoveAnchor
            cursor.setPosition(snap(position), mode)
            self.setTextCursor(cursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the caret, or take a word, a sentence, a paragraph."""
        self._press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Count the second press of two."""
        self._press(event)

    def _press(self, event: QMouseEvent) -> None:
        self._holding = 0
        self.is_pressed = event.button() == Qt.MouseButton.LeftButton
        if event.button() != Qt.MouseButton.LeftButton or self._page is None:
            super().mousePressEvent(event)
            return
        count = self._clicks.pressed(event)
        if count == 1:
            super().mousePressEvent(event)
        elif count == 2:
            super().mouseDoubleClickEvent(event)
        else:
            self._holding = count
            self._take_whole(self.textCursor().position(), sentence=count == 3)

    def _take_whole(self, position: int, *, sentence: bool) -> None:
        if self._page is not None:
            units = self._page.units
            find = units.sentence_at if sentence else units.paragraph_at
            start = self.textCursor().selectionStart() if sentence else position
            self.select(*find(start))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select, or tell what the pointer is over."""
        if self._holding:
            return
        super().mouseMoveEvent(event)
        if not event.buttons():
            self.pointed_at.emit(self.position_at(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click that selected nothing."""
        self.is_pressed = False
        if self._holding:
            return
        super().mouseReleaseEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and not self.textCursor().hasSelection():
            self.clicked.emit(self.position_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer is over nothing."""
        self.pointed_at.emit(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl ask for other letters."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() // _WHEEL_STEP or (
                1 if event.angleDelta().y() > 0 else -1
            )
            self.zoom_wanted.emit(steps)
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Ask for what a tooltip has to tell."""
        if isinstance(event, QHelpEvent):
            self.told_more_wanted.emit(event.globalPos(), self.position_at(event.pos()))
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave the menu to the window, which has the actions; it is about what was clicked on."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        position = self.position_at(event.pos()) if by_mouse else None
        cursor = self.textCursor()
        if position is not None and not cursor.selectionStart() <= position < cursor.selectionEnd():
            self.select(position, position)
        self.context_menu_wanted.emit(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the article's own characters; Qt would turn no-break spaces into spaces."""
        data = QMimeData()
        if self._page is not None:
            start, end = (self._page.map.point_at(at) for at in self._page.selection)
            data.setText(self._page.map.text[start:end])
        return data

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002
        """Load nothing: an article is text."""
        del type, name
        return None

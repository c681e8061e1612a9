"""What an analyst does with mouse and keys on the page's text, whichever widget shows it.

Qt's own handling is passed in by the widget; this decides when it is wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QPainter, QTextCursor

from reader_app.ui.article import caret_keys
from reader_app.ui.article.click_count import ClickCount
from reader_app.ui.article.copied import copied
from reader_app.ui.article.end_handles import EndHandles
from reader_app.ui.article.word_snap import WordSnap

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from reader_app.core.records import Link
    from reader_app.ui.article.open_page import OpenPage
    from reader_app.ui.article.text_host import TextHost

_WHEEL_STEP = 120


class HostGestures(QObject):
    """The gestures on one host. Positions in its signals are the view's; None is beside words."""

    clicked = Signal(object)
    chooser_wanted = Signal(object)
    """Alt was held at a click on this position."""
    pointed_at = Signal(object)
    zoom_wanted = Signal(int)
    told_more_wanted = Signal(QPoint, object)
    context_menu_wanted = Signal(QPoint)
    link_wanted = Signal(object)
    """Ctrl was held at a click on this `Link`."""
    scrolled = Signal()
    resized = Signal()

    def __init__(self, host: TextHost) -> None:
        super().__init__(host)
        self._host = host
        self.page: OpenPage | None = None
        self._clicks = ClickCount()
        self._holding = 0
        self.is_pressed = False
        """The button is down on the page."""
        self.handles = EndHandles(host)
        self.snap = WordSnap(host)
        host.selectionChanged.connect(self._take_selection)

    def show_page(self, page: OpenPage | None) -> None:
        """Go over to another page."""
        self.page = page
        self.handles.show_page(page)
        self.snap.page = page

    def _take_selection(self) -> None:
        if self.page is not None:
            cursor = self._host.textCursor()
            self.page.selection = (cursor.selectionStart(), cursor.selectionEnd())

    def paint(self, event: QPaintEvent) -> None:
        """Paint the highlights, before Qt writes the words over them."""
        if self.page is None:
            return
        host = self._host
        painter = QPainter(host.viewport())
        try:
            painter.setClipRegion(event.region())
            exposed = host.exposed_blocks(event.rect().adjusted(0, -24, 0, 8))
            self.page.paint(painter, exposed, host.viewport().width())
        finally:  # a painter left open would take the process down with it
            painter.end()

    def paint_over(self) -> None:
        """Paint what lies over the words: the handles of the current highlight."""
        if self.handles.are_shown:
            painter = QPainter(self._host.viewport())
            try:
                self.handles.paint(painter)
            finally:
                painter.end()

    def key(self, event: QKeyEvent, otherwise: Callable[[QKeyEvent], None]) -> None:
        """Move the caret by sentences and paragraphs too; Escape gives up what is begun."""
        cursor = self._host.textCursor()
        if event.key() == Qt.Key.Key_Escape and self.handles.give_up():
            return
        if self.page is not None and caret_keys.moved(cursor, self.page.units, event):
            self._host.setTextCursor(cursor)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # the browser would go back, forward or home
        elif event.key() == Qt.Key.Key_Escape and cursor.hasSelection():
            cursor.clearSelection()
            self._host.setTextCursor(cursor)
        else:
            before = cursor.position()
            otherwise(event)
            self._leave_grapheme(before)

    def _leave_grapheme(self, before: int) -> None:
        """Go on to a grapheme's end: moving by sight, Qt's caret also stops before a vowel sign."""
        cursor = self._host.textCursor()
        position = cursor.position()
        if self.page is None or position == before:
            return
        units = self.page.units
        snap = units.grapheme_end if position > before else units.grapheme_start
        if snap(position) != position:
            kept = cursor.hasSelection()
            mode = QTextCursor.MoveMode.KeepAnchor if kept else QTextCursor.MoveMode.MoveAnchor
            cursor.setPosition(snap(position), mode)
            self._host.setTextCursor(cursor)

    def press(
        self,
        event: QMouseEvent,
        once: Callable[[QMouseEvent], None],
        twice: Callable[[QMouseEvent], None],
    ) -> None:
        """Set the caret, take a handle, or take a word, a sentence, a paragraph."""
        self._holding = 0
        self.is_pressed = event.button() == Qt.MouseButton.LeftButton
        if not self.is_pressed or self.page is None:
            once(event)
            return
        if self.handles.press(event.position()):
            return
        count = self._clicks.pressed(event)
        if count == 1:
            before = self._host.textCursor().position()
            once(event)
            self._leave_grapheme(before)
            self.snap.press(event)
        elif count == 2:
            twice(event)
            self._take_word(event)
        else:
            self._holding = count
            self._take_whole(self._host.textCursor().position(), sentence=count == 3)

    def _take_word(self, event: QMouseEvent) -> None:
        """Select the word alone: Qt takes an opening quotation mark for a part of it."""
        if self.page is None:
            return
        position = self._host.cursorForPosition(event.position().toPoint()).position()
        word = self.page.units.word_at(position)
        if word is not None:
            self._host.select(*word)

    def _take_whole(self, position: int, *, sentence: bool) -> None:
        if self.page is not None:
            units = self.page.units
            find = units.sentence_at if sentence else units.paragraph_at
            start = self._host.textCursor().selectionStart() if sentence else position
            self._host.select(*find(start))

    def move(self, event: QMouseEvent, otherwise: Callable[[QMouseEvent], None]) -> None:
        """Select, drag a handle, or tell what the pointer is over."""
        if self._holding or self.handles.drag(event.position().toPoint()):
            return
        before = self._host.textCursor().position()
        otherwise(event)
        if event.buttons():
            self._leave_grapheme(before)
            self.snap.drag(event)
            return
        self.handles.point(event.position())
        self.pointed_at.emit(self._host.position_at(event.position().toPoint()))

    def release(self, event: QMouseEvent, otherwise: Callable[[QMouseEvent], None]) -> None:
        """Let a handle go; tell of a click that selected nothing."""
        self.is_pressed = False
        if self._holding or self.handles.release():
            return
        otherwise(event)
        if event.button() != Qt.MouseButton.LeftButton or self._host.textCursor().hasSelection():
            return
        position = self._host.position_at(event.position().toPoint())
        link = self._link_clicked(event, position)
        if link is not None:
            self.link_wanted.emit(link)
            return
        held = event.modifiers() & Qt.KeyboardModifier.AltModifier
        (self.chooser_wanted if held else self.clicked).emit(position)

    def _link_clicked(self, event: QMouseEvent, position: int | None) -> Link | None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return self.page.links.at(position) if held and self.page and position is not None else None

    def wheel(self, event: QWheelEvent, otherwise: Callable[[QWheelEvent], None]) -> None:
        """Scroll, or with Ctrl ask for other letters."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            self.zoom_wanted.emit(turned // _WHEEL_STEP or (1 if turned > 0 else -1))
            event.accept()
        else:
            otherwise(event)

    def viewport_event(self, event: QEvent) -> bool:
        """Ask for what a tooltip has to tell; true where that was it."""
        if not isinstance(event, QHelpEvent):
            return False
        self.told_more_wanted.emit(event.globalPos(), self._host.position_at(event.pos()))
        return True

    def context_menu(self, event: QContextMenuEvent) -> None:
        """Leave the menu to the window, which has the actions; it is about what was clicked on."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        position = self._host.position_at(event.pos()) if by_mouse else None
        cursor = self._host.textCursor()
        if position is not None and not cursor.selectionStart() <= position < cursor.selectionEnd():
            self._host.select(position, position)
        self.context_menu_wanted.emit(event.globalPos())

    def copied(self) -> QMimeData:
        """Return the article's own characters; Qt would turn no-break spaces into spaces."""
        page = self.page
        if page is None:
            return QMimeData()
        start, end = (page.map.point_at(at) for at in page.selection)
        return copied(page.map.text[start:end], page.article)

    def caret_under(self, point: QPointF) -> int:
        """Return the view position nearest to a point of the viewport."""
        return self._host.cursorForPosition(point.toPoint()).position()

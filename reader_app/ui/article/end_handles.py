"""The two ends of the current highlight: handles to drag with the mouse, and moves by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPen

from reader_app.core.spans import Span
from reader_app.ui.article.host_places import caret_rects
from reader_app.ui.article.span_of_selection import span_of_selection

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reader_app.core.ids import Uid
    from reader_app.ui.article.open_page import OpenPage
    from reader_app.ui.article.text_host import TextHost

_KNOB = 9.0
_REACH = 9.0
"""So near to a knob's middle (pixels) a press takes it."""


class EndHandles(QObject):
    """Shows the handles and follows a drag. `dropped` carries (uid, Span): one undo step."""

    dropped = Signal(object)
    previewed = Signal()
    """A highlight is shown with an end elsewhere, or again where it is."""

    def __init__(self, host: TextHost) -> None:
        super().__init__(host)
        self._host = host
        self._page: OpenPage | None = None
        self._dragged: int | None = None
        self.can_drag = True

    def show_page(self, page: OpenPage | None) -> None:
        """Go over to another page."""
        self._page = page
        self._dragged = None

    @property
    def are_shown(self) -> bool:
        """There is a current highlight whose ends can be dragged."""
        return self._ends() is not None

    def _ends(self) -> tuple[int, int] | None:
        page = self._page
        if page is None or not self.can_drag or page.emphasis.current is None:
            return None
        place = page.marks.place(page.emphasis.current)
        return None if place is None else (place.start, place.end)

    def knobs(self) -> list[QRectF]:
        """Return where the two handles are in the viewport, the start's first."""
        return [box for _, box in self._stems_and_knobs()]

    def _stems_and_knobs(self) -> list[tuple[QRect, QRectF]]:
        ends = self._ends()
        if ends is None:
            return []
        found: list[tuple[QRect, QRectF]] = []
        for number, end in enumerate(ends):
            stem = self._stem(end, at_end=number == 1)
            middle = QPointF(stem.center().x() + 0.5, stem.top() if number == 0 else stem.bottom())
            box = QRectF(0, 0, _KNOB, _KNOB)
            box.moveCenter(middle)
            found.append((stem, box))
        return found

    def _stem(self, end: int, *, at_end: bool) -> QRect:
        """Return the caret's box at an end; a highlight's end stays on the line of its last word."""
        if at_end and end:
            before, here = caret_rects(self._host, end - 1, end)
            if before.top() != here.top():
                return before
            return here
        return caret_rects(self._host, end)[0]

    def paint(self, painter: QPainter) -> None:
        """Paint both handles over the words."""
        page = self._page
        if page is None:
            return
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        accent = page.inks.theme.colour("accent")
        for stem, knob in self._stems_and_knobs():
            painter.fillRect(QRectF(stem.center().x() - 0.5, stem.top(), 2, stem.height()), accent)
            painter.setPen(QPen(page.inks.theme.colour("page"), 1.5))
            painter.setBrush(accent)
            painter.drawEllipse(knob)

    def point(self, place: QPointF) -> None:
        """Show by the pointer's shape that a handle is under it."""
        shape = Qt.CursorShape.IBeamCursor
        if self._at(place) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        if self._host.viewport().cursor().shape() != shape:
            self._host.viewport().setCursor(shape)

    def _at(self, place: QPointF) -> int | None:
        near = [(knob.center() - place).manhattanLength() for knob in self.knobs()]
        best = min(near, default=_REACH + 1)
        return near.index(best) if best <= _REACH else None

    def press(self, place: QPointF) -> bool:
        """Take hold of the handle at a point; false where there is none."""
        self._dragged = self._at(place)
        return self._dragged is not None

    def drag(self, place: QPoint) -> bool:
        """Show how the highlight would be if it were let go here; false where none is held."""
        page, ends = self._page, self._ends()
        if page is None or ends is None or self._dragged is None:
            return False
        here = self._host.cursorForPosition(self._on_line(place)).position()
        start, end = (here, ends[1]) if self._dragged == 0 else (ends[0], here)
        span = span_of_selection(start, end, page.map, page.units) if start < end else None
        if span is not None and page.emphasis.current is not None:
            self._show(page, page.emphasis.current, span)
        return True

    def show_moved(self, uid: Uid, span: Span, *, start: bool) -> None:
        """Show a highlight as if it were on this span, and bring its start or end into view."""
        page = self._page
        if page is not None:
            self._show(page, uid, span)
            first, last = page.map.view_span(span.start, span.end)
            moved = first if start else last
            self._host.reveal(moved, moved)

    def _show(self, page: OpenPage, uid: Uid, span: Span) -> None:
        page.show_preview(self._host, uid, span)
        self.previewed.emit()

    def _on_line(self, place: QPoint) -> QPoint:
        """Return the point of the line that the held knob belongs to: knobs stand above or below."""
        height = self._host.fontMetrics().height() // 2
        return QPoint(place.x(), place.y() + (height if self._dragged == 0 else -height))

    def release(self) -> bool:
        """Let the held handle go, and ask for the highlight to be as it is shown."""
        if self._dragged is None or self._page is None:
            return False
        self._dragged = None
        self.let_go()
        return True

    def let_go(self) -> None:
        """Ask for the highlight to be as it is shown, if that is another span than its own."""
        preview = self._page.marks.preview if self._page else None
        if self._page is None or preview is None:
            return
        if preview != self._page.marks.index.get(preview.uid):
            self.dropped.emit((preview.uid, Span(preview.start, preview.end)))
        self._end_preview(self._page)

    def give_up(self) -> bool:
        """Let an end go without moving anything; false where none is held."""
        page = self._page
        if page is None or (self._dragged is None and page.marks.preview is None):
            return False
        self._dragged = None
        self._end_preview(page)
        return True

    def _end_preview(self, page: OpenPage) -> None:
        page.end_preview(self._host)
        self.previewed.emit()

"""Brackets beside the text with the names of the tags: the one cue that needs no colour.

They stand at the side where the article's lines end, and only for what is in view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from reader_app.ui.article.bracket_layout import (
    NAME_HEIGHT,
    BracketColumns,
    NamePlace,
    Reach,
    name_places,
)
from reader_app.ui.article.mark_tooltip import tooltip_of
from reader_app.ui.article.name_pictures import NameLook, NamePictures
from reader_app.ui.article.page_document import SIDE_MARGIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent

    from reader_app.core.ids import Uid
    from reader_app.ui.article.exposed_blocks import ExposedBlock
    from reader_app.ui.article.open_page import OpenPage

_FROM_COLUMN = 20 - SIDE_MARGIN
"""Where the first bracket's line stands, from the viewport's edge."""

_COLUMN, _ARM, _LINE = 7, 5, 2
_COLUMNS = 5
"""So many columns, then brackets share the last."""

_NAMES = 48 - SIDE_MARGIN
_BEYOND = 12.0
"""How far a bracket goes past the viewport's edge where its highlight goes on."""


class ShowsBlocks(Protocol):
    """What the text stands on: a view, or a sheet of paper."""

    def viewport(self) -> QWidget:
        """Return the widget whose height is that of what is in view."""
        ...

    def exposed_blocks(self, rect: QRect) -> Iterator[ExposedBlock]:
        """Yield the paragraphs that a rectangle of it shows."""
        ...


class MarginBrackets(QWidget):
    """Paints the brackets of one page. `chosen` carries the uid of the highlight clicked on."""

    chosen = Signal(object)
    hovered = Signal(object)

    def __init__(self, host: ShowsBlocks, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = host
        self._page: OpenPage | None = None
        self._columns = BracketColumns()
        self._has_names = True
        self._room = 0.0
        self.names = NamePictures()
        self._on_screen = False
        self._spots: list[tuple[QRectF, Uid]] = []
        self.setObjectName("margin_brackets")
        self.setAccessibleName(self.tr("Names of the tags beside the text"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_page(self, page: OpenPage | None) -> None:
        """Show the brackets of another page, or none."""
        self._page = page
        self.begin_anew()

    def begin_anew(self) -> None:
        """Give each bracket the first free column, as if none had stood there before."""
        self._columns.forget()
        self.update()

    def show_names(self, *, shown: bool) -> None:
        """Show names beside the brackets, or leave them out where there is no room."""
        self._has_names = shown
        self.update()

    def names_now(self) -> list[tuple[QRectF, Uid]]:
        """Return what can be clicked on, as it was painted last."""
        return list(self._spots)

    def sizeHint(self) -> QSize:
        """Return the width that names can do with."""
        return QSize(176, 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the brackets of what is in view."""
        del event
        page = self._page
        if page is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), page.inks.theme.colour("page"))
        self._on_screen = True
        self.paint_on(painter)
        self._on_screen = False
        painter.end()

    def paint_on(self, painter: QPainter, room: float | None = None) -> None:
        """Paint the brackets, on whatever it is, as large as this widget is.

        Paper gets words, the screen pictures of them. Names that were pushed down may go on below
        the brackets, as far as there is room; none of them is cut there.
        """
        page = self._page
        if page is None:
            return
        reaches = self._reaches(page)
        columns = self._columns.placed(reaches)
        self._spots = []
        painter.save()
        painter.setClipRect(self.rect())
        for item in reaches:
            self._paint_bracket(painter, page, item, min(columns[item.uid], _COLUMNS - 1))
        painter.restore()
        if self._has_names:
            used = max(columns.values(), default=0)
            self._room = self.height() if room is None else room - NAME_HEIGHT
            self._paint_names(painter, page, reaches, self._names_from(used))

    def _reaches(self, page: OpenPage) -> list[Reach]:
        """Return how far each highlight in view goes, in reading order, outer before inner."""
        tops: dict[Uid, float] = {}
        bottoms: dict[Uid, float] = {}
        blocks = list(self._host.exposed_blocks(self._host.viewport().rect()))
        for block, origin in blocks:
            shape = page.marks.shape(block)
            for uid, boxes in shape.extents.items() if shape else ():
                tops.setdefault(uid, origin.y() + boxes[0].top())
                bottoms[uid] = origin.y() + boxes[-1].bottom()
        first = blocks[0].block.position() if blocks else 0
        last = blocks[-1].block.position() + blocks[-1].block.length() if blocks else 0
        found: list[Reach] = []
        marks = page.marks.between(first, last)
        for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.uid)):
            if mark.uid not in tops or page.marks.is_dimmed(mark.uid):
                continue
            top = tops[mark.uid] if mark.start >= first else -_BEYOND
            bottom = bottoms[mark.uid] if mark.end <= last else self.height() + _BEYOND
            if bottom > 0 and top < self.height():
                found.append(Reach(top, bottom, mark.uid, page.map.block_at(mark.start)))
        return found

    def _x(self, x: float, width: float = 0) -> float:
        """Mirror a place in the margin where the article is written from right to left."""
        leftward = self._page is not None and self._page.reads_leftward
        return self.width() - x - width if leftward else x

    def _paint_bracket(self, painter: QPainter, page: OpenPage, item: Reach, column: int) -> None:
        ink = page.inks.of(item.uid)[0]
        x = _FROM_COLUMN + column * _COLUMN
        spot = QRectF(self._x(x - _ARM, _COLUMN + 2), item.top, _COLUMN + 2, item.bottom - item.top)
        self._spots.append((spot, item.uid))
        if item.uid == page.emphasis.hovered:
            painter.fillRect(spot, ink.fill)
        line, arm = self._x(x, _LINE), self._x(x - _ARM + _LINE, _ARM)
        for top in (item.top, item.bottom - _LINE):
            painter.fillRect(QRectF(arm, top, _ARM, _LINE), ink.line)
        if not ink.dashed:
            painter.fillRect(QRectF(line, item.top, _LINE, item.bottom - item.top), ink.line)
            return
        pen = QPen(ink.line, _LINE, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2, 1])
        painter.setPen(pen)
        painter.drawLine(QLineF(line + 1, item.top, line + 1, item.bottom))

    def _names_from(self, column: int) -> int:
        return max(_NAMES, _FROM_COLUMN + (min(column, _COLUMNS - 1) + 1) * _COLUMN + 4)

    def _paint_names(
        self, painter: QPainter, page: OpenPage, reaches: list[Reach], names_from: int
    ) -> None:
        counts = {item.uid: max(1, len(page.inks.names(item.uid))) for item in reaches}
        paint = self.names.paint if self._on_screen else self.names.paint_words
        room = self.width() - names_from - 4
        for place in name_places(reaches, counts, 2.0):
            if place.top >= self._room:
                continue
            row = QRectF(self._x(names_from, room), round(place.top), room, NAME_HEIGHT)
            self._spots.append((row, place.uid))
            look = self._look(page, place, room)
            if page.emphasis.hovered == place.uid and not place.more:
                painter.fillRect(row, QColor.fromRgba(look.paper))
            paint(painter, row.topRight() if look.leftward else row.topLeft(), look)

    def _look(self, page: OpenPage, place: NamePlace, room: int) -> NameLook:
        emphasis, inks = page.emphasis, page.inks.of(place.uid)
        ink = inks[place.tag % len(inks)]
        current = emphasis.current == place.uid and not place.more
        hovered = emphasis.hovered == place.uid and not place.more
        paper = ink.fill if hovered else page.inks.theme.colour("page")
        return NameLook(
            self._words(page, place),
            room,
            page.inks.role(place.uid, current=current).rgba(),
            paper.rgba(),
            None if place.more else ink.line.rgba(),
            current,
            page.reads_leftward,
            ink.fill.rgba() if ink.dashed and not place.more else None,
        )

    def _words(self, page: OpenPage, place: NamePlace) -> str:
        if place.more:
            return self.tr("and %Ln more", "", place.more)
        names = page.inks.names(place.uid)
        return names[place.tag] if names else self.tr("No tag")

    def uid_at(self, point: QPointF) -> Uid | None:
        """Return the highlight whose name or bracket is at a point."""
        for spot, uid in reversed(self._spots):
            if spot.contains(point):
                return uid
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the highlight clicked on."""
        uid = self.uid_at(event.position())
        if uid is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(uid)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which highlight the pointer is at."""
        self.hovered.emit(self.uid_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer is at none."""
        self.hovered.emit(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        QApplication.sendEvent(self._host.viewport(), event)

    def event(self, event: QEvent) -> bool:
        """Show a tooltip."""
        if isinstance(event, QHelpEvent) and self._page is not None:
            uid = self.uid_at(QPointF(event.pos()))
            words = tooltip_of(self._page, [uid]) if uid else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

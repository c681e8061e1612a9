"""Paints highlights behind the words: fills first, then what is found or selected, then lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from reader_app.core.ids import Uid
from reader_app.ui.theme.fonts import ui_font

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QColor

    from reader_app.ui.article.block_geometry import BlockGeometry
    from reader_app.ui.article.mark_inks import MarkInks
    from reader_app.ui.theme.tag_colours import TagColours

_ON, _OFF = 4.0, 2.0
_HOVERED_HEIGHT = 3.0
_AROUND = 2.0
"""Pixels of page around the number of deeper highlights, so that no lane touches it."""

_LEFT_TO_RIGHT = "\u200e"
"""Keeps the plus before its number in a mirrored window."""


class ShapedBlock(NamedTuple):
    """A paragraph in view: its place in the viewport, its boxes, and bands in one colour each."""

    origin: QPointF
    shape: BlockGeometry | None
    bands: list[tuple[QColor, list[QRectF]]]
    bar: QRectF | None


@dataclass(slots=True)
class Emphasis:
    """Which highlight the analyst is at, and which one the pointer is over."""

    current: Uid | None = None
    hovered: Uid | None = None


class HighlightPainter:
    """Paints a run of paragraphs; every layer of all of them before the next layer."""

    def __init__(self, painter: QPainter, inks: MarkInks, emphasis: Emphasis) -> None:
        self._painter = painter
        self._inks = inks
        self._emphasis = emphasis

    def paint(self, blocks: Sequence[ShapedBlock]) -> None:
        """Paint everything that lies behind the words of these paragraphs."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._layer(blocks, self._fills)
        self._bands(blocks)
        self._layer(blocks, self._lanes)
        self._layer(blocks, self._ticks)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._layer(blocks, self._outline)
        self._layer(blocks, self._deeper)

    def _layer(self, blocks: Sequence[ShapedBlock], draw: Callable[[BlockGeometry], None]) -> None:
        for block in blocks:
            if block.shape is not None:
                self._painter.translate(block.origin)
                draw(block.shape)
                self._painter.translate(-block.origin)

    def _fills(self, shape: BlockGeometry) -> None:
        for uid, boxes in shape.fills:
            self._painter.setBrush(self._inks.of(uid)[0].fill)
            self._painter.drawRects(boxes)

    def _bands(self, blocks: Sequence[ShapedBlock]) -> None:
        for block in blocks:
            self._painter.translate(block.origin)
            for colour, boxes in block.bands:
                self._painter.setBrush(colour)
                self._painter.drawRects(boxes)
            if block.bar is not None:
                self._painter.fillRect(block.bar, self._inks.theme.colour("border"))
            self._painter.translate(-block.origin)

    def _lanes(self, shape: BlockGeometry) -> None:
        for uid, tag, boxes in shape.lanes:
            inks = self._inks.of(uid)
            drawn = boxes
            if uid == self._emphasis.hovered:
                drawn = [QRectF(b.left(), b.top(), b.width(), _HOVERED_HEIGHT) for b in boxes]
            self._lane(inks[tag % len(inks)], drawn)

    def _lane(self, ink: TagColours, boxes: list[QRectF]) -> None:
        if not ink.dashed:
            self._painter.setBrush(ink.line)
            self._painter.drawRects(boxes)
            return
        for box in boxes:
            pen = QPen(QBrush(ink.line), box.height(), Qt.PenStyle.CustomDashLine)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([_ON / box.height(), _OFF / box.height()])
            self._painter.setPen(pen)
            middle = box.center().y()
            self._painter.drawLine(QLineF(box.left(), middle, box.right(), middle))
        self._painter.setPen(Qt.PenStyle.NoPen)

    def _ticks(self, shape: BlockGeometry) -> None:
        for uid, box in shape.ticks:
            self._painter.fillRect(box, self._inks.of(uid)[0].line)

    def _outline(self, shape: BlockGeometry) -> None:
        boxes = shape.extents.get(self._emphasis.current) if self._emphasis.current else None
        if boxes:
            self._painter.setPen(QPen(self._inks.theme.colour("accent"), 1))
            for box in boxes:
                self._painter.drawRect(box.toAlignedRect().adjusted(-1, -1, 0, -1))
            self._painter.setPen(Qt.PenStyle.NoPen)

    def _deeper(self, shape: BlockGeometry) -> None:
        if not shape.deeper:
            return
        self._painter.setFont(ui_font(11, bold=True))
        self._painter.setPen(self._inks.theme.colour("text"))
        metrics = self._painter.fontMetrics()
        for place, count in shape.deeper:
            words = f"{_LEFT_TO_RIGHT}+{count}"
            height = metrics.capHeight() + 2 * _AROUND
            back = QRectF(0, 0, metrics.horizontalAdvance(words) + 2 * _AROUND, height)
            back.moveBottomLeft(place + QPointF(-_AROUND, _AROUND))
            self._painter.fillRect(back, self._inks.theme.colour("page"))
            self._painter.drawText(place, words)
        self._painter.setPen(Qt.PenStyle.NoPen)

"""The boxes of one paragraph's highlights: fills, underline lanes, ticks. Knows no colours."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from reader_app.core.ids import Uid
from reader_app.ui.article.lanes import UNDERLINES
from reader_app.ui.article.line_boxes import LineRuler

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QTextBlock, QTextLine

    from reader_app.ui.article.lanes import Lanes
    from reader_app.ui.article.line_rise import LineRise
    from reader_app.ui.article.placed_mark import PlacedMark

LANE_STEP = 3.0
LANE_HEIGHT = 2.0
DASH = 12.0
"""Pixels of one tag's piece of a lane that several tags share."""

TICK_WIDTH = 2.0
TICK_HEIGHT = 11.0


class LanePiece(NamedTuple):
    """Rectangles of one tag of a highlight, counted from 0, in its lane."""

    uid: Uid
    tag: int
    boxes: list[QRectF]


@dataclass(slots=True)
class BlockGeometry:
    """All boxes, in pixels from the paragraph's own top left."""

    fills: list[tuple[Uid, list[QRectF]]] = field(default_factory=list[tuple["Uid", list[QRectF]]])
    lanes: list[LanePiece] = field(default_factory=list[LanePiece])
    ticks: list[tuple[Uid, QRectF]] = field(default_factory=list[tuple["Uid", QRectF]])
    extents: dict[Uid, list[QRectF]] = field(default_factory=dict["Uid", list[QRectF]])
    """Each highlight's own boxes, covered by an inner one or not."""
    deeper: list[tuple[QPointF, int]] = field(default_factory=list[tuple[QPointF, int]])
    """Where to say how many more highlights there are than lanes."""


class BlockShaper:
    """Makes the geometry of one paragraph that is laid out."""

    def __init__(self, block: QTextBlock, rise: LineRise, lanes: Lanes) -> None:
        self._at = block.position()
        self._leftward = block.blockFormat().layoutDirection().value == 1
        self._ruler = LineRuler(block)
        self._rise = rise
        self._lanes = lanes
        self._result = BlockGeometry()

    def shaped(self, marks: Sequence[PlacedMark], dimmed: Collection[Uid] = ()) -> BlockGeometry:
        """Return the boxes of these marks, which touch the paragraph; the dimmed have no fill."""
        for line in self._ruler.lines:
            start, end = self._ruler.extent(line)
            start, end = start + self._at, end + self._at
            here = [mark for mark in marks if mark.start < end and mark.end > start]
            if here:
                filled = [mark for mark in here if mark.uid not in dimmed]
                self._fill(line, filled, (start, end))
                self._underline(line, here, (start, end))
        return self._result

    def _boxes(self, line: QTextLine, start: int, end: int) -> list[QRectF]:
        return _boxes(self._ruler, self._rise, line, (start - self._at, end - self._at))

    def _fill(self, line: QTextLine, here: list[PlacedMark], extent: tuple[int, int]) -> None:
        """Give every covered piece to the innermost highlight: never a sum of colours."""
        cuts = {*extent}
        for mark in here:
            cuts.update((max(mark.start, extent[0]), min(mark.end, extent[1])))
        places = sorted(cuts)
        pieces: list[tuple[Uid, int, int]] = []
        for start, end in itertools.pairwise(places):
            covering = [mark for mark in here if mark.start <= start and mark.end >= end]
            if not covering:
                continue
            uid = min(covering, key=innermost_first).uid
            if pieces and pieces[-1][0] == uid and pieces[-1][2] == start:
                pieces[-1] = (uid, pieces[-1][1], end)
            else:
                pieces.append((uid, start, end))
        for uid, start, end in pieces:
            self._result.fills.append((uid, self._boxes(line, start, end)))

    def _underline(self, line: QTextLine, here: list[PlacedMark], extent: tuple[int, int]) -> None:
        bottom = line.y() + line.ascent() + self._rise.below - 1
        deeper: list[QRectF] = []
        for mark in here:
            boxes = self._boxes(line, max(mark.start, extent[0]), min(mark.end, extent[1]))
            self._result.extents.setdefault(mark.uid, []).extend(boxes)
            lane = self._lanes.of(mark.uid)
            if lane >= UNDERLINES:
                deeper.extend(boxes[-1:])
                continue
            top = bottom + LANE_STEP * lane
            self._draw_lane(mark, boxes, top)
            self._draw_ticks(line, mark, boxes, top)
        if deeper:
            edge = max(box.right() for box in deeper)
            place = QPointF(edge + 1, bottom + LANE_STEP * (UNDERLINES - 1))
            self._result.deeper.append((place, len(deeper)))

    def _draw_lane(self, mark: PlacedMark, boxes: list[QRectF], top: float) -> None:
        if mark.n_tags <= 1:
            lines = [QRectF(box.left(), top, box.width(), LANE_HEIGHT) for box in boxes]
            self._result.lanes.append(LanePiece(mark.uid, 0, lines))
            return
        pieces: list[list[QRectF]] = [[] for _ in range(mark.n_tags)]
        for box in boxes:
            for number, dash in enumerate(self._dashes(box, top)):
                pieces[number % mark.n_tags].append(dash)
        for tag, dashes in enumerate(pieces):
            self._result.lanes.append(LanePiece(mark.uid, tag, dashes))

    def _dashes(self, box: QRectF, top: float) -> list[QRectF]:
        """Return the pieces of a shared lane, counted from where the paragraph's lines begin."""
        count = max(1, round(box.width() / DASH))
        width = box.width() / count
        dashes = [QRectF(box.left() + n * width, top, width, LANE_HEIGHT) for n in range(count)]
        return dashes[::-1] if self._leftward else dashes

    def _draw_ticks(
        self, line: QTextLine, mark: PlacedMark, boxes: list[QRectF], lane_top: float
    ) -> None:
        """Mark the two ends: the first a pixel outside, the last inside, half as high as a line."""
        top = lane_top + LANE_HEIGHT - TICK_HEIGHT
        first = line.textStart() + self._at
        if mark.start >= first:
            x = self._beginning(line, mark, boxes)
            self._result.ticks.append((mark.uid, QRectF(x - 1, top, TICK_WIDTH, TICK_HEIGHT)))
        if mark.end <= first + line.textLength():
            x = self._ending(line, mark, boxes) - (0 if self._leftward else TICK_WIDTH)
            self._result.ticks.append((mark.uid, QRectF(x, top, TICK_WIDTH, TICK_HEIGHT)))

    def _beginning(self, line: QTextLine, mark: PlacedMark, boxes: list[QRectF]) -> float:
        if len(boxes) == 1:
            return boxes[0].right() if self._leftward else boxes[0].left()
        return self._ruler.beginning(line, mark.start - self._at)

    def _ending(self, line: QTextLine, mark: PlacedMark, boxes: list[QRectF]) -> float:
        if len(boxes) == 1:
            return boxes[0].left() if self._leftward else boxes[0].right()
        return self._ruler.ending(line, mark.end - self._at)


def boxes_in(block: QTextBlock, rise: LineRise, start: int, end: int) -> list[QRectF]:
    """Return the boxes of what a paragraph that is laid out has of [start, end) of the view."""
    ruler, at = LineRuler(block), block.position()
    boxes: list[QRectF] = []
    for line in ruler.lines:
        first, last = ruler.extent(line)
        first, last = max(first, start - at), min(last, end - at)
        if first < last:
            boxes.extend(_boxes(ruler, rise, line, (first, last)))
    return boxes


def _boxes(
    ruler: LineRuler, rise: LineRise, line: QTextLine, span: tuple[int, int]
) -> list[QRectF]:
    base = line.y() + line.ascent()
    top, height = base - rise.above, rise.above + rise.below
    return [
        QRectF(item.left, top, item.right - item.left, height)
        for item in ruler.stretches(line, *span)
    ]


def innermost_first(mark: PlacedMark) -> tuple[int, int, Uid]:
    """Sort key: the shortest highlight first, of equal ones that which starts later."""
    return (mark.end - mark.start, -mark.start, mark.uid)

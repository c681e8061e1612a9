"""An article's page whose highlights are cut where a sheet of paper begins and ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.ui.article.open_page import OpenPage

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from reader_app.ui.article.block_geometry import BlockGeometry
    from reader_app.ui.article.exposed_blocks import ExposedBlock
    from reader_app.ui.article.highlight_painter import ShapedBlock

_BELOW_LINE = 8.0
"""Underlines reach so far (pixels) into the room of the line below."""

_TICK = 4.0


class PaperPage(OpenPage):
    """Paints only what belongs to the lines from `top` to `bottom`, in the painter's heights."""

    top = 0.0
    bottom = 0.0

    def _shaped(self, exposed: ExposedBlock, width: float) -> ShapedBlock:
        block = super()._shaped(exposed, width)
        if block.shape is None:
            return block
        y = exposed.origin.y()
        return block._replace(shape=_cut(block.shape, self.top - y, self.bottom - y))


def _cut(shape: BlockGeometry, top: float, bottom: float) -> BlockGeometry:
    def within(boxes: list[QRectF]) -> list[QRectF]:
        return [box for box in boxes if top <= box.center().y() < bottom]

    def under(boxes: list[QRectF]) -> list[QRectF]:
        low, high = top + _BELOW_LINE, bottom + _BELOW_LINE
        return [box for box in boxes if low <= box.top() < high]

    return replace(
        shape,
        fills=[(uid, within(boxes)) for uid, boxes in shape.fills],
        lanes=[lane._replace(boxes=under(lane.boxes)) for lane in shape.lanes],
        ticks=[(uid, box) for uid, box in shape.ticks if top <= box.top() - _TICK < bottom],
        deeper=[each for each in shape.deeper if top <= each[0].y() - _BELOW_LINE < bottom],
    )

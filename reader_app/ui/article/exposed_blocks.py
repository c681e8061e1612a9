"""Finds the paragraphs that a rectangle of the view shows, without laying out those below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QTextBlock, QTextDocument


class ExposedBlock(NamedTuple):
    """A paragraph that is laid out, and where the viewport has its layout's top left."""

    block: QTextBlock
    origin: QPointF


def blocks_between(document: QTextDocument, top: float, bottom: float) -> Iterator[ExposedBlock]:
    """Yield the paragraphs that touch these heights of the document, with their places in it."""
    layout = document.documentLayout()
    block = _first_block(document, top)
    while block.isValid():
        box = layout.blockBoundingRect(block)
        if box.top() > bottom:
            return
        yield ExposedBlock(block, box.topLeft())
        block = block.next()


def _first_block(document: QTextDocument, height: float) -> QTextBlock:
    """Return the last block that begins at or above a height.

    Not by `hitTest`: in the document's margin it answers some late block. Asking for a block's box
    lays out all before it; by doubling, then halving, at most twice what is above is laid out.
    """
    box, at, count = document.documentLayout().blockBoundingRect, document.findBlockByNumber, 1
    while count < document.blockCount() and box(at(count)).top() <= height:
        count *= 2
    low, high = count >> 1, min(count, document.blockCount())
    while high - low > 1:
        middle = (low + high) >> 1
        if box(at(middle)).top() <= height:
            low = middle
        else:
            high = middle
    return at(low)

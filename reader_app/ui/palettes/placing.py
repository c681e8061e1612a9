"""Where a popup goes: beside what it is about, never over it. Pure geometry."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt

GAP = 8
_MARGIN = 8


def place_beside(
    anchor: QRect, size: QSize, within: QRect, direction: Qt.LayoutDirection
) -> QPoint:
    """Return the top left corner of a popup of that size, below the anchor or else above it.

    Where neither has room it goes to the roomier side of the two, pushed inside `within` and
    then, if it still covers the anchor, next to it.
    """
    below, above = anchor.bottom() + 1 + GAP, anchor.top() - GAP - size.height()
    x = anchor.left() if direction == Qt.LayoutDirection.LeftToRight else _right(anchor, size)
    x = max(within.left() + _MARGIN, min(x, within.right() - _MARGIN - size.width() + 1))
    if below + size.height() <= within.bottom() - _MARGIN + 1:
        return QPoint(x, below)
    if above >= within.top() + _MARGIN:
        return QPoint(x, above)
    y = max(within.top() + _MARGIN, within.bottom() - _MARGIN - size.height() + 1)
    return QPoint(_beside(anchor, size, within, x), y)


def _right(anchor: QRect, size: QSize) -> int:
    return anchor.right() + 1 - size.width()


def _beside(anchor: QRect, size: QSize, within: QRect, x: int) -> int:
    """Return a left edge that keeps clear of the anchor, or `x` where there is none."""
    after = anchor.right() + 1 + GAP
    if after + size.width() <= within.right() - _MARGIN + 1:
        return after
    before = anchor.left() - GAP - size.width()
    return before if before >= within.left() + _MARGIN else x

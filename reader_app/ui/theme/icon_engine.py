"""Draws an icon only when, and only as large as, something shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable


class IconEngine(QIconEngine):
    """Gets its pictures from `draw(size, disabled)`, size in pixels of the screen."""

    def __init__(self, draw: Callable[[int, bool], QPixmap]) -> None:
        super().__init__()
        self._draw = draw

    def clone(self) -> QIconEngine:
        """Return another engine that draws the same."""
        return IconEngine(self._draw)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint the icon into a rectangle, sharp on the painter's device."""
        del state
        ratio = painter.deviceTransform().m11()  # asking the device itself costs 25 ms once
        side = min(rect.width(), rect.height())
        picture = self._draw(round(side * ratio), mode == QIcon.Mode.Disabled)
        place = QRect(0, 0, side, side)
        place.moveCenter(rect.center())
        painter.drawPixmap(place, picture)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon as a picture."""
        del state
        return self._draw(min(size.width(), size.height()), mode == QIcon.Mode.Disabled)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Return the icon as a picture; `size` has the scale in it already."""
        del scale
        return self.pixmap(size, mode, state)

"""What the lists of all docks share: the ground of a row, its two inks, and the mark of focus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.ui.theme.painting import paint_focus, placed

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reader_app.ui.any_index import AnyIndex
    from reader_app.ui.theme.roles import Role
    from reader_app.ui.theme.theme import Theme

_WIDTH = 160
"""Asked for; the list gives its own."""


_BAR = 3
"""Pixels of the bar at the side of a chosen row."""


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a row is painted, and whether it is the chosen one."""

    rect: QRectF
    chosen: bool
    mirrored: bool

    def ink(self, role: Role) -> Role:
        """Return the role to paint with: the chosen row's words have one of their own."""
        return "on_accent_soft" if self.chosen else role

    def placed(self, part: QRectF) -> QRectF:
        """Return where a part lies whose corner is told from the row's own, for left to right."""
        return placed(part, self.rect, mirrored=self.mirrored)


class ListDelegate(QStyledItemDelegate):
    """Paints rows on their ground; what a row holds, a subclass paints."""

    border = 1
    """Pixels of the line below a row."""

    def __init__(self, theme: Theme, height: int, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme
        self._height = height

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """All rows are as high."""
        del option, index
        return QSize(_WIDTH, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a row."""
        rect, state = QRectF(option.rect), option.state
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setLayoutDirection(option.direction)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self.theme.colour("accent_soft" if chosen else "hover"))
        line = QRectF(rect.left(), rect.bottom() - self.border, rect.width(), self.border)
        painter.fillRect(line, self.theme.colour("border"))
        place = ListPlace(rect, chosen, mirrored)
        if chosen:
            bar = QRectF(0, 0, _BAR, rect.height() - self.border)
            painter.fillRect(place.placed(bar), self.theme.colour("accent"))
        self.draw(painter, place, index)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect.adjusted(0, 0, 0, -self.border), self.theme)
        painter.restore()

    def draw(self, painter: QPainter, place: ListPlace, index: AnyIndex) -> None:
        """Paint what a row holds."""
        raise NotImplementedError

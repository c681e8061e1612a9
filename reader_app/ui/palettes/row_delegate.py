"""What the rows of all palettes share: one height, the ground of the chosen one, two inks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.ui.palettes.row_model import ROW

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reader_app.ui.any_index import AnyIndex
    from reader_app.ui.theme.theme import Theme

_SIDE = 8
_CORNER = 5
_WIDTH = 100
"""Asked for; the list gives its own."""


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a row is drawn, and in what inks."""

    rect: QRect
    """Without the room at both sides."""
    text: QColor
    muted: QColor
    mirrored: bool


class RowDelegate(QStyledItemDelegate):
    """Draws the rows of a `RowModel` on their ground; what a row holds, a subclass draws."""

    def __init__(self, theme: Theme, height: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """All rows are as high."""
        del option, index
        return QSize(_WIDTH, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        row: object = index.data(ROW)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType]
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType, reportUnknownMemberType]
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("accent_soft"))
            painter.drawRoundedRect(rect, _CORNER, _CORNER)
        self.draw(painter, self._place(painter, rect, chosen=chosen), row)
        painter.restore()

    def draw(self, painter: QPainter, place: RowPlace, row: object) -> None:
        """Draw what a row holds; nothing, where it is none of the kinds known."""
        raise NotImplementedError

    def _place(self, painter: QPainter, rect: QRect, *, chosen: bool) -> RowPlace:
        return RowPlace(
            rect.adjusted(_SIDE, 0, -_SIDE, 0),
            self.theme.colour("on_accent_soft" if chosen else "text"),
            self.theme.colour("on_accent_soft" if chosen else "text_muted"),
            mirrored=painter.layoutDirection() == Qt.LayoutDirection.RightToLeft,
        )

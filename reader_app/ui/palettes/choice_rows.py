"""The rows of a choice: a key, what it stands for, and more about it; and how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.ui.palettes.rich_line import draw_line
from reader_app.ui.palettes.row_model import ROW
from reader_app.ui.theme.icons import pixmap
from reader_app.ui.theme.painting import key_width, paint_key, placed

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reader_app.ui.theme.theme import Theme

ROW_HEIGHT = 28
_SIDE = 8
_KEY_ROOM = 34
_CHECK = 16


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """Something that can be chosen by its key."""

    key: str
    words: str
    more: str = ""
    value: object = None
    is_now: bool = False
    """It is what holds already."""

    def __str__(self) -> str:
        return ". ".join(part for part in (self.key, self.words, self.more) if part)


class ChoiceDelegate(QStyledItemDelegate):
    """Draws key, words, what more there is, and a mark on what holds already."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All rows are as high."""
        del option, index
        return QSize(100, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        row: object = index.data(ROW)
        if not isinstance(row, ChoiceRow):
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType]
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType, reportUnknownMemberType]
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("accent_soft"))
            painter.drawRoundedRect(rect, 5, 5)
        self._draw(painter, QRectF(rect).adjusted(_SIDE, 0, -_SIDE, 0), row, chosen=chosen)
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRectF, row: ChoiceRow, *, chosen: bool) -> None:
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        text = self.theme.colour("on_accent_soft" if chosen else "text")
        muted = self.theme.colour("on_accent_soft" if chosen else "text_muted")
        if row.key:
            cap = QRectF(0, 0, ceil(key_width(row.key)), rect.height())
            paint_key(painter, placed(cap, rect, mirrored=mirrored), row.key, self.theme)
        end = rect.width()
        if row.is_now:
            end -= _CHECK + _SIDE
            at = QRectF(rect.width() - _CHECK, (rect.height() - _CHECK) / 2, _CHECK, _CHECK)
            check = pixmap("check", self.theme, "text_muted")
            painter.drawPixmap(placed(at, rect, mirrored=mirrored).topLeft(), check)
        start = _KEY_ROOM if row.key else 0
        room = QRectF(start, 0, end - start, rect.height())
        line = placed(room, rect, mirrored=mirrored).toRect()
        width = draw_line(painter, line, row.words, text) + _SIDE
        rest = line.adjusted(0, 0, -width, 0) if mirrored else line.adjusted(width, 0, 0, 0)
        if row.more and rest.width() > _KEY_ROOM:
            draw_line(painter, rest, row.more, muted, (), 12)

"""Paints a step of the history: what it did, by whom, when, and whether it was taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.ui.docks.dates import moment_text
from reader_app.ui.history.history_model import START, HistoryModel, state_words, step_words
from reader_app.ui.theme.fonts import ui_font
from reader_app.ui.theme.icons import pixmap
from reader_app.ui.theme.painting import paint_focus, paint_name, placed

if TYPE_CHECKING:
    from reader_app.core.ids import Clock
    from reader_app.project.history import HistoryEntry
    from reader_app.ui.theme.roles import Role
    from reader_app.ui.theme.theme import Theme

ROW_HEIGHT = 48
_SIDE = 16
_ICON = 16
_TEXT_AT = _SIDE + _ICON + 8
_LINE = 20
_TOP = 5
_BAR = 3


class HistoryDelegate(QStyledItemDelegate):
    """Paints the rows of a `HistoryModel`, all of one height."""

    def __init__(self, theme: Theme, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the one size of all rows."""
        del option, index
        return QSize(160, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a row."""
        model = index.model()
        entry = model.entry(index) if isinstance(model, HistoryModel) else None
        if entry is None or not isinstance(model, HistoryModel):
            return
        rect, state = QRectF(option.rect), option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setLayoutDirection(option.direction)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("accent_soft" if chosen else "hover"))
        if model.here() == index:
            mirrored = option.direction == Qt.LayoutDirection.RightToLeft
            bar = placed(QRectF(0, 0, _BAR, rect.height()), rect, mirrored=mirrored)
            painter.fillRect(bar, self._theme.colour("accent"))
        self._paint_step(painter, rect, entry, chosen=chosen)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect, self._theme)
        painter.restore()

    def _paint_step(
        self, painter: QPainter, rect: QRectF, entry: HistoryEntry, *, chosen: bool
    ) -> None:
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        muted: Role = "on_accent_soft" if chosen else "text_muted"
        strong: Role = muted if chosen or entry.state != "done" else "text"
        picture = QRectF(_SIDE, _TOP + 2, _ICON, _ICON)
        name = "redo" if entry.state == "redo" else "undo"
        if entry.state != "done":
            corner = placed(picture, rect, mirrored=mirrored).topLeft()
            painter.drawPixmap(corner, pixmap(name, self._theme, muted, _ICON))
        width = rect.width() - _TEXT_AT - _SIDE
        painter.setPen(self._theme.colour(strong))
        first = QRectF(_TEXT_AT, _TOP, width, _LINE)
        paint_name(painter, placed(first, rect, mirrored=mirrored), step_words(entry), ui_font())
        if entry is START:
            return
        painter.setPen(self._theme.colour(muted))
        state, font = state_words(entry), ui_font(12)
        room = QFontMetricsF(font).horizontalAdvance(state) + 1 if state else 0
        who = f"\u2068{entry.analyst}\u2069 · {moment_text(entry.at_ms, self._clock.now_ms())}"
        second = QRectF(_TEXT_AT, _TOP + _LINE - 1, width - room - 8, _LINE)
        paint_name(painter, placed(second, rect, mirrored=mirrored), who, font)
        end = QRectF(_TEXT_AT + width - room, second.top(), room, _LINE)
        paint_name(painter, placed(end, rect, mirrored=mirrored), state, font)

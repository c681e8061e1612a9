"""One filter as a chip: what it narrows to, with a cross that takes it off."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from reader_app.ui.theme.fonts import ui_font
from reader_app.ui.theme.painting import paint_focus, paint_name, placed

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from reader_app.ui.filters.filter_words import FilterWords
    from reader_app.ui.theme.theme import Theme

CHIP_HEIGHT = 28
"""Pixels of a filter's chip."""

_PADDING = 8
_CROSS = 24
_GAP = 4
_RADIUS = 3
_REMOVES = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class FilterChip(QAbstractButton):
    """Pressed, it is to be typed anew; its cross, Delete or Backspace take it off."""

    removed = Signal()
    moved = Signal(int)
    """By an arrow key: one chip on or back, in reading order."""

    def __init__(self, words: FilterWords, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = f"{words.name}:" if words.name else ""
        self._value = words.value
        self.setText(f"{self._name} {self._value}".strip())
        self.setObjectName("filterChip")
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(self.tr("Enter changes this filter, Delete takes it off"))
        self.setToolTip(self.tr("Change this filter; the cross takes it off"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """Return room for all words."""
        return QSize(ceil(_PADDING + sum(self._widths()) + _CROSS) + 1, CHIP_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(72, CHIP_HEIGHT)

    def _widths(self) -> tuple[float, float]:
        name = QFontMetricsF(ui_font(12)).horizontalAdvance(self._name)
        name += _GAP if self._name else 0
        return name, QFontMetricsF(ui_font(12, bold=True)).horizontalAdvance(self._value)

    def cross(self) -> QRectF:
        """Return where the cross is."""
        whole = QRectF(self.rect())
        cross = QRectF(whole.width() - _CROSS, 0, _CROSS, whole.height())
        return placed(cross, whole, mirrored=self.isRightToLeft())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, mirrored = QRectF(self.rect()), self.isRightToLeft()
        painter.setLayoutDirection(self.layoutDirection())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_soft"))
        painter.drawRoundedRect(whole, _RADIUS, _RADIUS)
        painter.setPen(self._theme.colour("on_accent_soft"))
        name, value = self._widths()
        room = whole.width() - _PADDING - _CROSS - name
        for left, width, words, bold in (
            (_PADDING, name, self._name, False),
            (_PADDING + name, min(value + 1, room), self._value, True),
        ):
            place = QRectF(left, 0, width, whole.height())
            font = ui_font(12, bold=bold)
            paint_name(painter, placed(place, whole, mirrored=mirrored), words, font)
        self._paint_cross(painter)
        if self.hasFocus():
            paint_focus(painter, whole, self._theme, radius=_RADIUS)
        painter.end()

    def _paint_cross(self, painter: QPainter) -> None:
        pen = QPen(self._theme.colour("on_accent_soft"), 1.5, c=Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle = self.cross().center()
        for end in (QPointF(3.5, 3.5), QPointF(3.5, -3.5)):
            painter.drawLine(middle - end, middle + end)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the filter off where the cross was hit."""
        if self.cross().contains(event.position()) and self.isDown():
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the chips, change this one or take it off."""
        key = Qt.Key(event.key())
        forward = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        if key in _REMOVES:
            self.removed.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.moved.emit(1 if key == forward else -1)
        else:
            super().keyPressEvent(event)

"""A toolbar button: icon, words, and the key that does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QToolButton, QWidget

from reader_app.ui.actions.action_set import plain_text
from reader_app.ui.theme.fonts import ui_font
from reader_app.ui.theme.painting import key_width, paint_focus, paint_key
from reader_app.ui.theme.plain_words import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QPaintEvent

    from reader_app.ui.theme.roles import Role
    from reader_app.ui.theme.theme import Theme

_SIDE = 10
_GAP = 8
_ICON = 16
_HEIGHT = 32
_RADIUS = 5


class ActionButton(QToolButton):
    """Shows an action under a short name of its own."""

    def __init__(self, action: QAction, words: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"button_{action.objectName().replace('.', '_')}")
        self._words = words
        self._theme = theme
        self._key = ""
        self._action = action
        self._width = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(words)
        self._measure()
        self._follow()
        action.changed.connect(self._follow)
        self.clicked.connect(action.trigger)

    def show_key(self, key: str) -> None:
        """Show the key beside the words."""
        self._key = key
        self._measure()
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours."""
        self._theme = theme
        self.update()

    def _follow(self) -> None:
        """Take over what the action is like now.

        Not setDefaultAction: it lays the toolbar out anew at each change of the action's text.
        """
        action = self._action
        self.setEnabled(action.isEnabled())
        self.setToolTip(plain_tip(action.statusTip() or plain_text(action)))
        if self.icon().cacheKey() != action.icon().cacheKey():
            self.setIcon(action.icon())

    def _measure(self) -> None:
        width = 2 * _SIDE + _ICON + _GAP + self.fontMetrics().horizontalAdvance(self._words)
        self._width = width + (_GAP + round(key_width(self._key)) if self._key else 0)

    def sizeHint(self) -> QSize:
        """Leave room for icon, words and key."""
        return QSize(self._width, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button whole: QStyle's names alone would cost 30 ms of the start."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = self._background()
        if role is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(role))
            painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), self._theme, radius=_RADIUS)
        self._draw(painter)
        painter.end()

    def _background(self) -> Role | None:
        if self.isDown():
            return "pressed"
        return "hover" if self.underMouse() and self.isEnabled() else None

    def _draw(self, painter: QPainter) -> None:
        mode = self.icon().Mode.Normal if self.isEnabled() else self.icon().Mode.Disabled
        self.icon().paint(painter, self._placed(_SIDE, _ICON), mode=mode)
        painter.setFont(ui_font())
        painter.setPen(self._theme.colour("text" if self.isEnabled() else "text_disabled"))
        width = self.fontMetrics().horizontalAdvance(self._words) + 2
        words = self._placed(_SIDE + _ICON + _GAP, width)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._words)
        if self._key:
            painter.setOpacity(1.0 if self.isEnabled() else 0.5)
            width = round(key_width(self._key))
            cap = self._placed(self.width() - _SIDE - width, width)
            paint_key(painter, QRectF(cap), self._key, self._theme)

    def _placed(self, start: int, width: int) -> QRect:
        left = self.width() - start - width if self.isRightToLeft() else start
        return QRect(left, 0, width, self.height())

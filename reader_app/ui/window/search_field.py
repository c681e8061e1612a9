"""The search field of the toolbar: what is typed in it is looked for in all articles."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from reader_app.ui.actions.key_table import shown_key
from reader_app.ui.theme.icons import icon
from reader_app.ui.theme.painting import key_width, paint_key

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from reader_app.ui.actions.action_set import ActionSet
    from reader_app.ui.theme.theme import Theme

_WIDTH, _HEIGHT = 300, 32
_SIDE = 8
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down})


class SearchField(QLineEdit):
    """Words to look for in all articles."""

    list_wanted = Signal()
    """Go to what was found."""
    left = Signal()
    """Esc: clear the words, or go back to the page."""

    def __init__(self, actions: ActionSet, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setAccessibleName(self.tr("Search all articles"))
        self.setPlaceholderText(self.tr("Search all articles"))
        self.setFixedSize(_WIDTH, _HEIGHT)
        self._actions = actions
        self._theme = theme
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        actions.bound.connect(self._make_room)
        self.textChanged.connect(self._make_room)
        self._make_room()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours."""
        self._theme = theme
        self._sign.setIcon(icon("search", theme, "text_muted"))
        self.update()

    def _shown_key(self) -> str:
        """Return the key that the field names; none once something is typed."""
        keys = self._actions.keys("across.search")
        return shown_key(keys[0]) if keys and not self.text() else ""

    def _make_room(self) -> None:
        """Keep the words that invite clear of the key."""
        key = self._shown_key()
        room = ceil(key_width(key)) + _SIDE if key else 0
        before, after = (room, 0) if self.isRightToLeft() else (0, room)
        self.setTextMargins(before, 0, after, 0)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Change sides with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the articles found, Esc back to the page."""
        if event.key() in _ENTER:
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the key at the end, as long as nothing is typed."""
        super().paintEvent(event)
        key = self._shown_key()
        if not key:
            return
        width = key_width(key)
        left = _SIDE if self.isRightToLeft() else self.width() - width - _SIDE
        painter = QPainter(self)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        paint_key(painter, QRectF(left, 0, width, self.height()), key, self._theme)
        painter.end()

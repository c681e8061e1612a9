"""The search field of the toolbar: what is typed in it is looked for in all articles."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMargins, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from reader_app.core.offsets import Utf16Map
from reader_app.ui.actions.key_table import shown_key
from reader_app.ui.theme.icons import icon
from reader_app.ui.theme.painting import key_width, paint_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from reader_app.ui.actions.action_set import ActionSet
    from reader_app.ui.theme.theme import Theme

_WIDTH, _HEIGHT = 300, 32
_SIDE = 8
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down})


class SearchField(QLineEdit):
    """Words to look for in all articles."""

    list_wanted = Signal()
    """Go to what was found."""
    written = Signal(str, int)
    """The words, and where the caret stands in them, in code points; while the focus is here."""
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
        self.textEdited.connect(self._tell)
        self.cursorPositionChanged.connect(self._tell)
        self.heard: Callable[[int], bool] = lambda _key: False
        """Asked first what to do with a key; true where nothing is left to do."""
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
        margins = QMargins(room, 0, 0, 0) if self.isRightToLeft() else QMargins(0, 0, room, 0)
        if margins != self.textMargins():  # else each key would lay the whole window out anew
            self.setTextMargins(margins)
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Change sides with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._make_room()

    def _tell(self) -> None:
        if self.hasFocus():
            text = self.text()
            self.written.emit(text, Utf16Map(text).to_points(self.cursorPosition()))

    def complete(self, text: str, at: int) -> None:
        """Write this in place of all, with the caret there; it can be undone."""
        self.selectAll()
        self.insert(text)
        self.setCursorPosition(Utf16Map(text).to_units(at))

    def event(self, event: QEvent) -> bool:
        """Hear Tab before it takes the focus away."""
        is_tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if is_tab and event.type() == QEvent.Type.KeyPress and self.heard(Qt.Key.Key_Tab):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the articles found, Esc back to the page."""
        if self.heard(event.key()):
            return
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

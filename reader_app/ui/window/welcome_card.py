"""A large button of the welcome page: icon, what it does, a line about it, its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader_app.ui.theme.icons import pixmap
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from reader_app.ui.theme.theme import Theme

_HEIGHT = 72
_ICON = 24


class WelcomeCard(QPushButton):
    """One way to begin."""

    def __init__(self, symbol: str, title: str, line: str, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "choice")
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self._symbol = symbol
        self._icon = PlainLabel(self)
        self._title = _label(title, "command", self)
        self._line = _label(line, "muted", self)
        self._key = _label(key, "small", self)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        words.addWidget(self._title)
        words.addWidget(self._line)
        words.addStretch()
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self._key)
        for child in (self._icon, self._title, self._line, self._key):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_primary(self, *, primary: bool) -> None:
        """Make this the one that stands out, or not."""
        self.setProperty("kind", "choice_primary" if primary else "choice")
        for label, kind in ((self._title, "command"), (self._line, "muted"), (self._key, "small")):
            label.setProperty("kind", f"{kind}_on_accent" if primary else kind)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icon in a theme's colours."""
        primary = self.property("kind") == "choice_primary"
        role = "on_accent" if primary else "text"
        self._icon.setPixmap(pixmap(self._symbol, theme, role, _ICON))


def _label(text: str, kind: str, parent: QWidget) -> QLabel:
    label = PlainLabel(text, parent)
    label.setProperty("kind", kind)
    return label

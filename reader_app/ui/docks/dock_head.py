"""The head of a dock: its title, a count, and small buttons; it can be dragged by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from reader_app.ui.docks.shortened_label import ShortenedLabel
from reader_app.ui.theme.fonts import ui_font
from reader_app.ui.theme.icons import icon

if TYPE_CHECKING:
    from reader_app.ui.theme.theme import Theme

_HEIGHT = 36
_INDENT = 8


class DockHead(QWidget):
    """Stands in the place of a dock's own title bar."""

    def __init__(self, title: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons: dict[QToolButton, str] = {}
        self._name = name
        self.setFixedHeight(_HEIGHT)
        self.setProperty("kind", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel(title, self)
        self._title.setFont(ui_font(bold=True))
        self._count = ShortenedLabel(self)
        self._count.setProperty("kind", "muted")
        self._count.setObjectName(f"{name}Count")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 8, 0)
        self._row.setSpacing(4)
        self._row.addSpacing(_INDENT)
        self._row.addWidget(self._title)
        self._row.addSpacing(4)
        self._row.addWidget(self._count)
        self._row.addStretch(1)

    def sizeHint(self) -> QSize:
        """Return the full height: the dock's layout goes by it, not by the fixed height."""
        return QSize(super().sizeHint().width(), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the least size, of the full height as well."""
        return QSize(super().minimumSizeHint().width(), _HEIGHT)

    def show_count(self, text: str) -> None:
        """Show what stands beside the title."""
        self._count.show_words(text)

    @property
    def count_text(self) -> str:
        """What stands beside the title."""
        return self._count.words

    def add_button(self, picture: str, name: str, words: str) -> QToolButton:
        """Add a button at the end; `words` are its tooltip and its accessible name."""
        button = QToolButton(self)
        button.setObjectName(f"{self._name}{name}")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setProperty("kind", "bare")
        button.setFixedSize(28, 28)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._icons[button] = picture
        self._row.addWidget(button)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Tint the buttons for a theme."""
        for button, picture in self._icons.items():
            button.setIcon(icon(picture, theme))

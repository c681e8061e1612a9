"""A small sheet that asks for a name, beside what is to have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from reader_app.ui.palettes.floating import Floating
from reader_app.ui.palettes.key_hints import KeyHints
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from reader_app.ui.theme.theme import Theme

_WIDTH = 320
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class NamePopup(Floating):
    """Type, Enter; what is offered at first is selected, so that typing takes its place."""

    named = Signal(str)
    """The name, never blank."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, "name_popup", _WIDTH)
        self.setAccessibleName(title)
        heading = PlainLabel(title, self)
        heading.setProperty("kind", "heading")
        self.field = QLineEdit(self)
        self.field.setObjectName("name_field")
        self.field.setAccessibleName(title)
        foot = KeyHints(self)
        foot.show_hints((("Enter", self.tr("Keep")), ("Esc", self.tr("Close"))))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 4)
        column.setSpacing(8)
        for widget in (heading, self.field, foot):
            column.addWidget(widget)

    def ask(self, name: str, anchor: QRect, theme: Theme) -> None:
        """Open beside a rectangle in global coordinates, with a name to begin with."""
        self.field.setText(name)
        self.field.selectAll()
        self.wear(theme)
        self.open_beside(anchor, self.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the name, or close."""
        name = self.field.text().strip()
        if event.key() in _ENTER and name:
            self.close_popup()
            self.named.emit(name)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_popup()
        elif event.key() not in _ENTER:
            super().keyPressEvent(event)


def ask_name(
    window: QWidget,
    title: str,
    name: str,
    anchor: QRect,
    theme: Theme,
    take: Callable[[str], object],
) -> None:
    """Ask for a name once, beside a rectangle in global coordinates; `take` hears it."""
    popup = NamePopup(window, title)
    popup.named.connect(take)
    popup.closed.connect(popup.deleteLater)
    popup.ask(name, anchor, theme)

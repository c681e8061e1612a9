"""Which part of the window had the focus before a popup took it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FocusBefore:
    """Remembers the window's own: a menu that the popup was opened from is gone by its end."""

    def __init__(self) -> None:
        self._widget: QWidget | None = None

    def remember(self, window: QWidget) -> None:
        """Remember what has the focus in a window, or had it when that was last in front."""
        self._widget = window.focusWidget()

    def give_back(self) -> None:
        """Give the focus back, if who had it is still there."""
        widget, self._widget = self._widget, None
        if widget is not None and shiboken6.isValid(widget):
            widget.setFocus(Qt.FocusReason.PopupFocusReason)

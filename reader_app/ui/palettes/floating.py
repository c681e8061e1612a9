"""A small sheet that floats over the window beside what it is about, and gives the focus back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QWidget

from reader_app.ui.palettes.focus_before import FocusBefore
from reader_app.ui.palettes.placing import place_beside

if TYPE_CHECKING:
    from reader_app.ui.theme.theme import Theme


class Floating(QFrame):
    """A child of the window, so that the page keeps the colour of its selection."""

    closed = Signal()

    def __init__(self, parent: QWidget, name: str, width: int) -> None:
        super().__init__(parent)
        self._window = parent
        self._before = FocusBefore()
        self._anchor = QRect()
        self.setObjectName(name)
        self.setProperty("kind", "popup")
        self.setFixedWidth(width)
        self.hide()

    def open_beside(self, anchor: QRect, first: QWidget) -> None:
        """Open beside a rectangle in global coordinates, with the focus in its first widget."""
        if self.isHidden():
            self._before.remember(self._window)
            QApplication.instance().focusChanged.connect(self._follow)  # pyright: ignore[reportOptionalMemberAccess, reportAttributeAccessIssue, reportUnknownMemberType]
        self._anchor = QRect(self._window.mapFromGlobal(anchor.topLeft()), anchor.size())
        self.place()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """Take the size that is needed, and stand beside the anchor."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.adjustSize()
        size, within = self.sizeHint(), self._window.rect()
        self.move(place_beside(self._anchor, size, within, self.layoutDirection()))

    def close_popup(self) -> None:
        """Hide, and give the focus back to where it was."""
        if self.isHidden():
            return
        QApplication.instance().focusChanged.disconnect(self._follow)  # pyright: ignore[reportOptionalMemberAccess, reportAttributeAccessIssue, reportUnknownMemberType]
        held = _is_inside(QApplication.focusWidget(), self)
        self.hide()
        if held:
            self._before.give_back()
        self.closed.emit()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Close when the focus goes elsewhere in the window."""
        if now is not None and not _is_inside(now, self):
            self.close_popup()

    def wear(self, theme: Theme) -> None:
        """Take a theme's shadow."""
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(32)
        shadow.setOffset(0, 12)
        colour = QColor(theme.colour("text" if not theme.is_dark else "window"))
        colour.setAlphaF(0.35)
        shadow.setColor(colour)
        self.setGraphicsEffect(shadow)


def _is_inside(widget: QWidget | None, outer: QWidget) -> bool:
    """Tell whether a widget hangs on another one, be it as a window of its own."""
    while widget is not None:
        if widget is outer:
            return True
        widget = widget.parentWidget()
    return False

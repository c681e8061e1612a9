"""Several widgets in a row as one stop of the Tab key, with arrow keys from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier


class OneStop(QObject):
    """Lets Tab come to the widget that had the focus last, or to the first that is enabled."""

    def __init__(self, widgets: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._widgets = tuple(widgets)
        self._stop = self._widgets[0]
        for widget in self._widgets:
            widget.installEventFilter(self)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus and what is enabled; go along the row where an arrow key is pressed."""
        match event.type():
            case QEvent.Type.FocusIn if isinstance(watched, QWidget):
                self._stop = watched
                self._settle()
            case QEvent.Type.EnabledChange:
                self._settle()
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return isinstance(watched, QWidget) and self._passes(watched, event)
            case _:
                pass
        return super().eventFilter(watched, event)

    def _passes(self, widget: QWidget, event: QKeyEvent) -> bool:
        """Go on from a widget where the key means that; tell whether it does."""
        if event.modifiers() & ~_PLAIN:
            return False
        there = [each for each in self._widgets if each.isEnabled() and not each.isHidden()]
        at, forward = there.index(widget), Qt.Key.Key_Right
        if widget.isRightToLeft():
            forward = Qt.Key.Key_Left
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                at += 1 if event.key() == forward else -1
            case Qt.Key.Key_Home:
                at = 0
            case Qt.Key.Key_End:
                at = len(there) - 1
            case _:
                return False
        if 0 <= at < len(there):
            there[at].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _settle(self) -> None:
        """Have Tab come to one widget alone."""
        enabled = [each for each in self._widgets if each.isEnabled()]
        stop = self._stop if self._stop in enabled else next(iter(enabled), None)
        for widget in self._widgets:
            policy = Qt.FocusPolicy.TabFocus if widget is stop else Qt.FocusPolicy.NoFocus
            if widget.focusPolicy() != policy:
                widget.setFocusPolicy(policy)

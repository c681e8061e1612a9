"""A dock as this program has them: own head, limited width, closable and movable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QVBoxLayout, QWidget

from reader_app.ui.docks.dock_head import DockHead

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from reader_app.ui.theme.theme import Theme

_UNLIMITED = 16_777_215
_SIDES = Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea


class _Body(QWidget):
    """The inside of a dock, with the size it would like to have at first."""

    def __init__(self, hint: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self._hint = hint

    def sizeHint(self) -> QSize:
        """Return the size the dock opens with."""
        return self._hint


class PanelDock(QDockWidget):
    """Holds a column of widgets under a head; `widths` are the narrowest, first and widest."""

    left = Signal()
    """Escape: the focus is wanted where the articles are."""

    def __init__(self, title: str, name: str, widths: tuple[int, int, int], theme: Theme) -> None:
        super().__init__(title)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._theme = theme
        self._widest = widths[2]
        self.head = DockHead(title, name, self)
        self.setTitleBarWidget(self.head)
        body = _Body(QSize(widths[1], 320), self)
        body.setObjectName(f"{name}Body")
        body.setProperty("kind", "panel")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        body.setMinimumWidth(widths[0])
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setWidget(body)
        self.setMaximumWidth(self._widest)
        self.topLevelChanged.connect(self._limit_width)
        self.dockLocationChanged.connect(self._limit_width)

    def _limit_width(self) -> None:
        """Keep to the widest at the sides of the window; elsewhere there is no limit."""
        window = self.parentWidget()
        area = Qt.DockWidgetArea.LeftDockWidgetArea
        if isinstance(window, QMainWindow):
            area = window.dockWidgetArea(self)
        at_side = not self.isFloating() and bool(area & _SIDES)
        self.setMaximumWidth(self._widest if at_side else _UNLIMITED)

    def add_close_button(self, words: str) -> None:
        """Add the button at the end of the head that closes the dock."""
        self.head.add_button("close", "Close", words).clicked.connect(self._close)

    def _close(self) -> None:
        """Close, and leave the focus nowhere hidden."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self.close()
        if had_focus:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the panel on an Escape that nothing in it had a use for."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Show the dock in another theme."""
        self._theme = theme
        self.head.set_theme(theme)

"""A frame that keeps what happens inside it from the layout outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QResizeEvent


class StillFrame(QWidget):
    """Is filled by one widget, without a layout of its own.

    Where a page of a stack is turned or words change in a dock, Qt would ask all docks of the
    window for their sizes anew, which takes as long as painting what was found.
    """

    def __init__(self, inner: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._inner = inner
        inner.setParent(self)
        self.setSizePolicy(inner.sizePolicy())

    def sizeHint(self) -> QSize:
        """Return what the widget inside would like."""
        return self._inner.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return what the widget inside needs."""
        return self._inner.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the widget inside fill the frame."""
        super().resizeEvent(event)
        self._inner.setGeometry(self.rect())

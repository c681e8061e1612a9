"""Puts widgets one after another in lines, as words stand in a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FlowLayout(QLayout):
    """Breaks its lines where the next widget has no room; mirrored with its widget."""

    def __init__(self, parent: QWidget, gap: int) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item behind the others."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Return an item by its number, if there is one."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def minimumSize(self) -> QSize:
        """Return room for the widest item alone."""
        margins = self.contentsMargins()
        sizes = [item.minimumSize() for item in self._items]
        width = max((size.width() for size in sizes), default=0)
        height = max((size.height() for size in sizes), default=0)
        sides = QSize(margins.left() + margins.right(), margins.top() + margins.bottom())
        return QSize(width, height) + sides

    def sizeHint(self) -> QSize:
        """Return the same: the rest follows from the width."""
        return self.minimumSize()

    def setGeometry(self, rect: QRect) -> None:
        """Put all items in their places."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Go through the items; return the height that they take."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        at, line = QPoint(0, 0), 0
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(inner.width(), item.sizeHint().height()))
            if at.x() and at.x() + size.width() > inner.width():
                at, line = QPoint(0, at.y() + line + self._gap), 0
            if place:
                item.setGeometry(self._placed(inner, QRect(at, size)))
            at.setX(at.x() + size.width() + self._gap)
            line = max(line, size.height())
        return at.y() + line + margins.top() + margins.bottom()

    def _placed(self, inner: QRect, rect: QRect) -> QRect:
        parent = self.parentWidget()
        left = rect.left()
        if parent is not None and parent.isRightToLeft():
            left = inner.width() - rect.right() - 1
        return QRect(inner.topLeft() + QPoint(left, rect.top()), rect.size())

"""Puts widgets one after another in lines, as words stand in a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QStyle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget


class FlowLayout(QLayout):
    """Breaks its lines where the next widget has no room; mirrored with its widget.

    What wants to grow sideways, as a field or a stretch does, gets what its line leaves.
    """

    def __init__(self, parent: QWidget | None, gap: int) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

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
        margins = self.contentsMargins()
        heights = [_height(line) for line in self._lines(width - margins.left() - margins.right())]
        gaps = self._gap * max(len(heights) - 1, 0)
        return sum(heights) + gaps + margins.top() + margins.bottom()

    def minimumSize(self) -> QSize:
        """Return room for the widest item alone."""
        margins = self.contentsMargins()
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(margins)

    def sizeHint(self) -> QSize:
        """Return the same: the rest follows from the width."""
        return self.minimumSize()

    def setGeometry(self, rect: QRect) -> None:
        """Put all items in their places."""
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        top = inner.top()
        for line in self._lines(inner.width()):
            height = _height(line)
            self._place(line, QRect(inner.left(), top, inner.width(), height))
            top += height + self._gap

    def _shown(self) -> Iterator[QLayoutItem]:
        """Yield what takes room: a stretch counts, a hidden widget does not."""
        return (each for each in self._items if each.widget() is None or not each.isEmpty())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._shown():
            wanted = item.sizeHint().width()
            if not lines or (taken and taken + self._gap + wanted > width):
                lines.append([])
                taken = -self._gap
            lines[-1].append(item)
            taken += self._gap + wanted
        return lines

    def _place(self, line: Sequence[QLayoutItem], room: QRect) -> None:
        growing = [each for each in line if each.expandingDirections() & Qt.Orientation.Horizontal]
        widths = [min(each.sizeHint().width(), room.width()) for each in line]
        left_over = room.width() - sum(widths) - self._gap * (len(line) - 1)
        left = room.left()
        for item, wanted in zip(line, widths, strict=True):
            width = wanted + (left_over // len(growing) if item in growing else 0)
            height = min(item.sizeHint().height(), room.height())
            place = QRect(
                QPoint(left, room.top() + (room.height() - height) // 2), QSize(width, height)
            )
            item.setGeometry(QStyle.visualRect(self._direction(), room, place))
            left += width + self._gap

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight

    def add_stretch(self) -> None:
        """Push what comes after to the far end of its line."""
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))


def _height(line: Sequence[QLayoutItem]) -> int:
    return max(each.sizeHint().height() for each in line)

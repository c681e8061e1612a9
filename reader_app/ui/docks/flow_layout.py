"""A layout that puts widgets side by side from the leading edge, and on as many lines as it takes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class FlowLayout(QLayout):
    """Breaks its row of widgets into lines as words are broken."""

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Put one more at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Tell how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Tell that a narrower one is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the lines take."""
        return self._place(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place all of them."""
        super().setGeometry(rect)
        self._place(rect, moves=True)

    def sizeHint(self) -> QSize:
        """Return the least size; the width is given from outside."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest with the margins."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size.grownBy(margins)

    def _place(self, rect: QRect, *, moves: bool) -> int:
        margins = self.contentsMargins()
        inside = rect.marginsRemoved(margins)
        x, y, line = inside.left(), inside.top(), 0
        for item in self._items:
            hint = item.sizeHint()
            if x > inside.left() and x + hint.width() > inside.right() + 1:
                x, y, line = inside.left(), y + line + self.spacing(), 0
            if moves:
                place = QRect(QPoint(x, y), hint)
                item.setGeometry(QStyle.visualRect(self._direction(), inside, place))
            x += hint.width() + self.spacing()
            line = max(line, hint.height())
        return y + line - rect.top() + margins.bottom()

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight

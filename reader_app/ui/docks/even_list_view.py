"""A list whose rows are all of one height, as fast with 100,000 of them as with ten.

QListView goes through all rows before it shows the first: a fifth of a second where there are
100,000. Here a row's place follows from its number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QCursor, QPainter, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

AnyIndex = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction
_State = QStyle.StateFlag


class EvenListView(QListView):
    """Lays out, scrolls, selects and paints; what a row looks like, the delegate says."""

    def __init__(self, row_height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._row_height = row_height
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalScrollBar().setSingleStep(row_height // 4)
        self.setMouseTracking(True)

    def _count(self) -> int:
        model = self.model()
        return 0 if model is None else model.rowCount()  # pyright: ignore[reportUnnecessaryComparison]

    def doItemsLayout(self) -> None:
        """Lay out nothing: every row's place follows from its number."""
        QAbstractItemView.doItemsLayout(self)

    def reset(self) -> None:
        """Take the rows of another model, or all of them anew."""
        QAbstractItemView.reset(self)
        self.updateGeometries()

    def updateGeometries(self) -> None:
        """Give the scroll bar its range."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(self._count() * self._row_height - room, 0))
        bar.setPageStep(room)
        QAbstractItemView.updateGeometries(self)

    def rowsInserted(self, parent: AnyIndex, start: int, end: int) -> None:
        """Make room; once one has scrolled, the rows in view stay where they are."""
        bar = self.verticalScrollBar()
        value = bar.value()
        QAbstractItemView.rowsInserted(self, parent, start, end)
        self.updateGeometries()
        if value and start * self._row_height <= value:
            bar.setValue(value + (end - start + 1) * self._row_height)
        self.viewport().update()

    def dataChanged(
        self, top_left: AnyIndex, bottom_right: AnyIndex, roles: Sequence[int] = ()
    ) -> None:
        """Paint the rows that changed."""
        del roles
        self.viewport().update(self._area(top_left.row(), bottom_right.row()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint what came into view."""
        del dx, dy
        self.viewport().update()

    def _area(self, first: int, last: int) -> QRect:
        """Return where rows are in the view."""
        top = first * self._row_height - self.verticalOffset()
        height = (last - first + 1) * self._row_height
        return QRect(0, top, self.viewport().width(), height)

    def _row_at(self, y: int) -> int:
        """Return the row at a height of the view, the nearest where there is none."""
        row = (y + self.verticalOffset()) // self._row_height
        return max(0, min(row, self._count() - 1))

    def visualRect(self, index: AnyIndex) -> QRect:
        """Return where a row is in the view."""
        return self._area(index.row(), index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the row at a point of the view."""
        row = (point.y() + self.verticalOffset()) // self._row_height
        return self.model().index(row, 0) if 0 <= row < self._count() else QModelIndex()

    def scrollTo(
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view; one that was far off comes to the middle."""
        if not index.isValid():
            return
        self.updateGeometries()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        value, top = bar.value(), index.row() * self._row_height
        far = not value - room <= top <= value + 2 * room
        if far or hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(top - max(room - self._row_height, 0) // 2)
        elif top < value or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(top)
        elif top + self._row_height > value + room:
            bar.setValue(top + self._row_height - room)

    def verticalOffset(self) -> int:
        """Return how far the view is scrolled down."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Return 0: rows are as wide as the view."""
        return 0

    def moveCursor(
        self,
        cursorAction: _Action,  # noqa: N803
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Return the row that a key leads to."""
        del modifiers
        last, page = self._count() - 1, max(self.viewport().height() // self._row_height - 1, 1)
        if last < 0:
            return QModelIndex()
        row = self.currentIndex().row()
        steps = {
            _Action.MoveUp: row - 1,
            _Action.MovePrevious: row - 1,
            _Action.MoveDown: row + 1,
            _Action.MoveNext: row + 1,
            _Action.MoveHome: 0,
            _Action.MoveEnd: last,
            _Action.MovePageUp: row - page,
            _Action.MovePageDown: row + page,
        }
        target = steps.get(cursorAction, row) if row >= 0 else 0
        return self.model().index(max(0, min(target, last)), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the rows that a rectangle of the view touches."""
        area, selection = rect.normalized(), QItemSelection()
        if self._count():
            first, last = self._row_at(area.top()), self._row_at(area.bottom())
            selection.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return where the selected rows are."""
        region = QRegion()
        for stretch in map(selection.at, range(selection.size())):
            region += self._area(stretch.top(), stretch.bottom()) & self.viewport().rect()
        return region

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in view."""
        count = self._count()
        if not count:
            return
        painter = QPainter(self.viewport())
        under = self._row_under_pointer()
        for row in range(self._row_at(event.rect().top()), self._row_at(event.rect().bottom()) + 1):
            index = self.model().index(row, 0)
            self.itemDelegate().paint(painter, self._option(index, hovered=row == under), index)
        painter.end()

    def _row_under_pointer(self) -> int:
        if not self.viewport().underMouse():
            return -1
        return self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())).row()

    def _option(self, index: QModelIndex, *, hovered: bool) -> QStyleOptionViewItem:
        """Return how a row stands at the moment."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        state = option.state & ~_State.State_HasFocus & ~_State.State_MouseOver
        if self.selectionModel().isSelected(index):
            state |= _State.State_Selected
        if index == self.currentIndex() and self.hasFocus():
            state |= _State.State_HasFocus
        if hovered:
            state |= _State.State_MouseOver
        option.state = state
        return option

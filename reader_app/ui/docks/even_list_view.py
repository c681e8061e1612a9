"""A list whose rows are all of one height, as fast with 100,000 of them as with ten.

QListView goes through all rows before it shows the first: a fifth of a second where there are
100,000. Here a row's place follows from its number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, QRect
from PySide6.QtGui import QCursor, QPainter, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from reader_app.ui.docks.row_list_view import RowListView, ScrollHint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from reader_app.ui.any_index import AnyIndex

_State = QStyle.StateFlag


class EvenListView(RowListView):
    """Lays out, scrolls, selects and paints; what a row looks like, the delegate says."""

    def __init__(self, row_height: int, parent: QWidget) -> None:
        self._row_height = row_height  # Qt asks for places already as the list is set up
        super().__init__(row_height // 4, parent)

    def doItemsLayout(self) -> None:
        """Lay out nothing: every row's place follows from its number."""
        QAbstractItemView.doItemsLayout(self)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: Qt would ask all rows how they begin, each page read for it."""

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

    def _area(self, first: int, last: int) -> QRect:
        """Return where rows are in the view."""
        top = first * self._row_height - self.verticalOffset()
        height = (last - first + 1) * self._row_height
        return QRect(0, top, self.viewport().width(), height)

    def _row_at(self, y: int) -> int:
        """Return the row at a height of the view, the nearest where there is none; -1 for no rows."""
        row = (y + self.verticalOffset()) // self._row_height
        return min(max(row, 0), self._count() - 1)

    def _row_a_page_from(self, row: int, pages: int) -> int:
        """Return the row so many pages below; it may be beyond either end."""
        return row + pages * max(self.viewport().height() // self._row_height - 1, 1)

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
        hint: ScrollHint = ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view; one that was far off comes to the middle."""
        if index.isValid():
            self.updateGeometries()
            top = index.row() * self._row_height
            self._bring_into_view(top, self._row_height, hint)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return where the selected rows are."""
        region = QRegion()
        for stretch in map(selection.at, range(selection.size())):
            region += self._area(stretch.top(), stretch.bottom()) & self.viewport().rect()
        return region

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Return the row that a key leads to; the last one is the last of all there is."""
        if cursorAction == QAbstractItemView.CursorAction.MoveEnd:
            self._have_all()
        return super().moveCursor(cursorAction, modifiers)

    def selectAll(self) -> None:
        """Select all there is."""
        self._have_all()
        super().selectAll()

    def _have_all(self) -> None:
        """Have the model find out what it has not counted yet."""
        model, top = self.model(), QModelIndex()
        if model.canFetchMore(top):
            model.fetchMore(top)

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

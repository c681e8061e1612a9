"""A list whose rows are of uneven height, of which only those near the view are ever measured.

QListView asks for the size of every row before it shows one; with 20,000 rows that takes seconds.
This one keeps guesses for rows out of sight, and puts them right as they come near without
moving what is on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QAbstractItemView

from reader_app.ui.annotations.card_heights import CardHeights
from reader_app.ui.docks.row_list_view import RowListView, ScrollHint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from reader_app.ui.any_index import AnyIndex

SIDE = 12
"""Space between the edges of the view and its rows."""

SPACING = 8
"""Space below each row."""


class UnevenListView(RowListView):
    """Lays out, scrolls and selects; what a row is high and looks like, a subclass says."""

    def __init__(self, parent: QWidget) -> None:
        self._heights = CardHeights()  # Qt asks for places already as the list is set up
        self._settling = False
        self._laid_width = -1
        super().__init__(24, parent)

    def row_height(self, row: int) -> int:
        """Return what a row is high at `row_width`."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Paint a row."""
        raise NotImplementedError

    @property
    def row_width(self) -> int:
        """What rows are wide; the same with a scroll bar and without."""
        bar = self.verticalScrollBar().sizeHint().width() + 2
        return max(self.width() - SIDE - max(SIDE, bar), 80)

    def measure_again(self, row: int) -> None:
        """Lay out a row anew: it may be of another height now."""
        if 0 <= row < len(self._heights):
            self._renew(row, row)

    def _renew(self, first: int, last: int) -> None:
        """Measure rows anew, and paint no more than them and what they move."""
        bar = self.verticalScrollBar()
        before = (bar.value(), self._heights.total)
        for row in range(first, last + 1):
            self._heights.forget(row)
        self.updateGeometries()
        if not 0 <= first <= last < len(self._heights) or before[0] != bar.value():
            self.viewport().update()
            return
        area = self.viewport().rect()
        area.setTop(self._heights.top(first) - bar.value())
        if before[1] == self._heights.total:
            area.setBottom(self._heights.top(last + 1) - bar.value())
        self.viewport().update(area)

    def measure_all_again(self) -> None:
        """Lay out every row anew; the first in view stays where it is."""
        row, _ = self._anchor()
        self._heights.reset(self._count())
        self._settle((row, 0))
        self.updateGeometries()
        self.viewport().update()

    def _anchor(self) -> tuple[int, int]:
        """Return the first row in view, and how much of it is above the view."""
        value = self.verticalScrollBar().value()
        row = self._heights.row_at(value)
        return row, value - self._heights.top(row) if row >= 0 else 0

    def doItemsLayout(self) -> None:
        """Start anew where rows were not announced, else keep what was measured."""
        if len(self._heights) != self._count():
            self._heights.reset(self._count())
        QAbstractItemView.doItemsLayout(self)

    def reset(self) -> None:
        """Forget all that was measured."""
        self._heights.reset(self._count())
        super().reset()
        self.updateGeometries()

    def rowsInserted(self, parent: AnyIndex, start: int, end: int) -> None:
        """Make room for rows; those in view stay where they are."""
        count = end - start + 1
        row, inside = self._anchor()
        self._heights.insert(start, count)
        self._settle((row + count if start <= row and inside + row else row, inside))
        QAbstractItemView.rowsInserted(self, parent, start, end)
        self._rows_changed()

    def rows_removed(self, parent: QModelIndex, start: int, end: int) -> None:
        """Close up after rows are gone; a subclass connects it to its model."""
        del parent
        row, inside = self._anchor()
        self._heights.remove(start, end - start + 1)
        if end < row:
            self._settle((row - (end - start + 1), inside))
        self._rows_changed()

    def rows_moved(self) -> None:
        """Measure all rows anew after some took other places."""
        self._heights.reset(self._count())
        self._rows_changed()

    def _rows_changed(self) -> None:
        self.updateGeometries()
        self.viewport().update()

    def dataChanged(
        self, top_left: AnyIndex, bottom_right: AnyIndex, roles: Sequence[int] = ()
    ) -> None:
        """Measure the rows that changed."""
        del roles
        self._renew(top_left.row(), bottom_right.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew where the width is another."""
        if self.row_width != self._laid_width:
            self._laid_width = self.row_width
            row, _ = self._anchor()
            self._heights.reset(self._count())
            self._settle((row, 0))
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()

    def updateGeometries(self) -> None:
        """Measure what is near, and give the scroll bar its range."""
        self._settle()
        QAbstractItemView.updateGeometries(self)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Measure what came near, and paint."""
        self._settle()
        super().scrollContentsBy(dx, dy)

    def _settle(self, at: tuple[int, int] | None = None) -> None:
        """Measure the rows in and around the view, and have what is at its top stay there.

        `at` is the row that is to be there, and how much of it above the view.
        """
        if self._settling:
            return
        self._settling = True
        bar = self.verticalScrollBar()
        row, inside = at or self._anchor()
        if 0 <= row < len(self._heights) == self._count():
            self._measure_around(row)
            bar.setRange(0, max(self._heights.total - self.viewport().height(), 0))
            bar.setValue(self._heights.top(row) + inside)
        elif not self._count():
            bar.setRange(0, 0)
        bar.setPageStep(self.viewport().height())
        self._settling = False

    def _measure_around(self, anchor: int) -> None:
        room = self.viewport().height()
        below = above = 0
        row = anchor
        while row < len(self._heights) and below < 2 * room:
            below += self._measured(row)
            row += 1
        row = anchor - 1
        while row >= 0 and above < room:
            above += self._measured(row)
            row -= 1

    def _measured(self, row: int) -> int:
        if not self._heights.is_measured(row):
            self._heights.measure(row, self.row_height(row) + SPACING)
        return self._heights.height(row)

    def visualRect(self, index: AnyIndex) -> QRect:
        """Return where a row is in the view."""
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        top = self._heights.top(index.row()) - self.verticalOffset()
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.viewport().width() - SIDE - self.row_width if is_mirrored else SIDE
        return QRect(left, top, self.row_width, self._heights.height(index.row()) - SPACING)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the row at a point of the view."""
        row = self._row_at(point.y())
        if row < 0:
            return QModelIndex()
        index = self.model().index(row, 0)
        return index if self.visualRect(index).contains(point) else QModelIndex()

    def scrollTo(
        self,
        index: AnyIndex,
        hint: ScrollHint = ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view; one that was far off comes to the middle."""
        if not index.isValid() or index.row() >= len(self._heights):
            return
        self._measure_around(index.row())
        top, height = self._heights.top(index.row()), self._heights.height(index.row())
        room = max(self._heights.total - self.viewport().height(), 0)
        self.verticalScrollBar().setRange(0, room)
        self._bring_into_view(top, height, hint)

    def _row_at(self, y: int) -> int:
        """Return the row at a height of the view, the nearest where there is none; -1 for no rows."""
        return self._heights.row_at(y + self.verticalOffset())

    def _row_a_page_from(self, row: int, pages: int) -> int:
        """Return the row so many pages below."""
        return self._heights.row_at(self._heights.top(row) + pages * self.viewport().height())

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return where the selected rows are."""
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in view."""
        if not self._count():
            return
        painter = QPainter(self.viewport())
        painter.setLayoutDirection(self.layoutDirection())
        row = self._row_at(event.rect().top())
        while 0 <= row < len(self._heights):
            rect = self.visualRect(self.model().index(row, 0))
            if rect.top() > event.rect().bottom():
                break
            self.paint_row(painter, rect, row)
            row += 1
        painter.end()

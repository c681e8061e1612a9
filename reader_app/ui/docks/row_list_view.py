"""What lists share that know their rows' places themselves, without Qt laying all rows out.

QListView goes through every row before it shows the first, which takes long where there are many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

ScrollHint = QAbstractItemView.ScrollHint
_Action = QAbstractItemView.CursorAction


class RowListView(QListView):
    """Scrolls by pixels, moves by keys and selects; where rows are, a subclass says."""

    def __init__(self, step: int, parent: QWidget) -> None:
        """`step` is how many pixels a turn of the wheel's smallest part scrolls."""
        super().__init__(parent)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalScrollBar().setSingleStep(step)
        self.setMouseTracking(True)

    def _row_at(self, y: int) -> int:
        """Return the row at a height of the view, the nearest where there is none; -1 for no rows."""
        raise NotImplementedError

    def _row_a_page_from(self, row: int, pages: int) -> int:
        """Return the row so many pages below; it may be beyond either end."""
        raise NotImplementedError

    def _count(self) -> int:
        model = self.model()
        return 0 if model is None else model.rowCount()  # pyright: ignore[reportUnnecessaryComparison]

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint what came into view."""
        del dx, dy
        self.viewport().update()

    def _bring_into_view(self, top: int, height: int, hint: ScrollHint) -> None:
        """Scroll to a row of that place; one that was far off comes to the middle."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        value = bar.value()
        far = not value - room <= top <= value + 2 * room
        if far or hint == ScrollHint.PositionAtCenter:
            bar.setValue(top - max(room - height, 0) // 2)
        elif top < value or height > room or hint == ScrollHint.PositionAtTop:
            bar.setValue(top)
        elif top + height > value + room:
            bar.setValue(top + height - room)

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
        last = self._count() - 1
        if last < 0:
            return QModelIndex()
        row = max(self.currentIndex().row(), 0)
        steps = {
            _Action.MoveUp: row - 1,
            _Action.MovePrevious: row - 1,
            _Action.MoveDown: row + 1,
            _Action.MoveNext: row + 1,
            _Action.MoveHome: 0,
            _Action.MoveEnd: last,
            _Action.MovePageUp: self._row_a_page_from(row, -1),
            _Action.MovePageDown: self._row_a_page_from(row, 1),
        }
        target = steps.get(cursorAction, row) if self.currentIndex().isValid() else 0
        return self.model().index(max(0, min(target, last)), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the rows that a rectangle of the view touches."""
        area, selection = rect.normalized(), QItemSelection()
        first, last = self._row_at(area.top()), self._row_at(area.bottom())
        if first >= 0:
            selection.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(selection, command)

"""The table of tagged spans itself: its columns can be chosen, moved and sized, also by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from reader_app.ui.spans.cell_delegate import CellDelegate
from reader_app.ui.spans.spans_model import TABLE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QItemSelection
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from reader_app.ui.spans.spans_model import SpansModel

_ROW = 32
_STEP = 16
"""Pixels by which a key makes a column wider."""
_NARROWEST = 40
_BAR = 3
"""Pixels of the bar at the side of a selected row."""
_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
USUAL = tuple(column.name for column in TABLE_COLUMNS)
"""The columns that are there until others are chosen."""


class SpansTable(QTableView):
    """Shows the rows; the quote takes all the width that the other columns leave."""

    rearranged = Signal()
    """The columns are others, elsewhere, or as wide as the user made them."""
    all_selected = Signal(bool)
    """Whether all rows that are found are selected, also those that were not read yet."""

    def __init__(self, model: SpansModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("spans_table")
        self.setAccessibleName(self.tr("Tagged spans"))
        self._spans = model
        self._is_all = False
        self._is_selecting = False
        self.setModel(model)
        model.rowsInserted.connect(self._select_more)
        self._set_behaviour()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorClearable(True)
        head.setSectionsMovable(True)
        self.setSortingEnabled(True)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self.rearranged)
        self.show_columns(USUAL, {})
        head.sectionMoved.connect(self._settled.start)
        head.sectionResized.connect(self._settled.start)

    def _set_behaviour(self) -> None:
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)

    @property
    def has_all_selected(self) -> bool:
        """Whether all rows that are found are selected, also those that were not read yet."""
        return self._is_all

    def selectAll(self) -> None:
        """Select all rows that are found; those that are read later are selected as they come."""
        self._is_selecting = True
        super().selectAll()
        self._is_selecting = False
        self._mean_all(all_rows=self._spans.rowCount() > 0)

    def _select_more(self) -> None:
        if self._is_all:
            self.selectAll()

    def _mean_all(self, *, all_rows: bool) -> None:
        if all_rows != self._is_all:
            self._is_all = all_rows
            self.all_selected.emit(all_rows)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Mean the selected rows alone once one of them was chosen otherwise."""
        super().selectionChanged(selected, deselected)
        if not self._is_selecting:
            self._mean_all(all_rows=False)

    def reset(self) -> None:
        """Take other rows: none of them is selected."""
        super().reset()
        self._mean_all(all_rows=False)

    def show_columns(self, names: Sequence[str], widths: Mapping[str, int]) -> None:
        """Show these columns in this order, as wide as said, or as is usual."""
        head = self.horizontalHeader()
        query = self._spans.query
        with QSignalBlocker(head):
            self._spans.show_columns(names)
            for place, column in enumerate(self._spans.columns):
                head.moveSection(head.visualIndex(place), place)
                head.resizeSection(place, widths.get(column.name, column.width))
            way = Qt.SortOrder.DescendingOrder if query.descending else Qt.SortOrder.AscendingOrder
            head.setSortIndicator(self._spans.sorted_column(), way)
        self._fit_quote()
        self.updateGeometries()

    def order(self) -> list[int]:
        """Return the numbers of the model's columns as they stand, from the leading edge on."""
        head = self.horizontalHeader()
        return [head.logicalIndex(place) for place in range(head.count())]

    def names(self) -> tuple[str, ...]:
        """Return the names of the columns as they stand."""
        return tuple(self._spans.columns[column].name for column in self.order())

    def widths(self) -> dict[str, int]:
        """Return how wide each column is, but for the quote, which takes what is left."""
        head = self.horizontalHeader()
        return {
            column.name: head.sectionSize(number)
            for number, column in enumerate(self._spans.columns)
            if column.name != "quote"
        }

    def _fit_quote(self) -> None:
        names = [column.name for column in self._spans.columns]
        if "quote" not in names:
            return
        head, quote = self.horizontalHeader(), names.index("quote")
        others = head.length() - head.sectionSize(quote)
        least = self._spans.columns[quote].width
        head.resizeSection(quote, max(self.viewport().width() - others, least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the quote its new width."""
        super().resizeEvent(event)
        self._fit_quote()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, with a bar at the leading edge of those that are selected."""
        super().paintEvent(event)
        view, chosen = self.viewport(), self.selectionModel()
        first, last = self.rowAt(0), self.rowAt(view.height() - 1)
        if first < 0:
            return
        painter = QPainter(view)
        left = view.width() - _BAR if self.isRightToLeft() else 0
        for row in range(first, (last if last >= 0 else self._spans.rowCount() - 1) + 1):
            if chosen.isRowSelected(row, QModelIndex()):
                bar = QRect(left, self.rowViewportPosition(row), _BAR, self.rowHeight(row))
                painter.fillRect(bar, self.palette().color(QPalette.ColorRole.Accent))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current column by Ctrl and an arrow; with Shift, make it wider or narrower."""
        by = _WAYS.get(Qt.Key(event.key()))
        held, ctrl = event.modifiers(), Qt.KeyboardModifier.ControlModifier
        if by is None or not held & ctrl or not self.currentIndex().isValid():
            super().keyPressEvent(event)
            return
        by = -by if self.isRightToLeft() else by
        head, column = self.horizontalHeader(), self.currentIndex().column()
        if held & Qt.KeyboardModifier.ShiftModifier:
            head.resizeSection(column, max(head.sectionSize(column) + by * _STEP, _NARROWEST))
            return
        place = head.visualIndex(column)
        head.moveSection(place, max(0, min(place + by, head.count() - 1)))

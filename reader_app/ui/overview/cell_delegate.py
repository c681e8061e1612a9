"""Paints the cells of a chart in its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from reader_app.ui.overview.cell_painting import paint_cell
from reader_app.ui.theme.painting import paint_focus

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from reader_app.ui.any_index import AnyIndex
    from reader_app.ui.overview.overview_model import OverviewModel
    from reader_app.ui.theme.theme import Theme


class ChartDelegate(QStyledItemDelegate):
    """Paints each count as its chart has it, and the focus around the one that has it."""

    def __init__(self, model: OverviewModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a cell."""
        rect = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setLayoutDirection(option.direction)  # pyright: ignore[reportAttributeAccessIssue]
        paint_cell(painter, rect, self._model.cell(index.row(), index.column()), self.theme)
        painter.restore()
        focused = QStyle.StateFlag.State_HasFocus
        if option.state & focused:  # pyright: ignore[reportAttributeAccessIssue]
            paint_focus(painter, rect, self.theme)

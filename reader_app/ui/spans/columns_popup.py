"""Which columns the table of tagged spans has: all that an export can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from reader_app.ui.dialogs.export_columns import ColumnList, ColumnModel
from reader_app.ui.palettes.key_hints import KeyHints
from reader_app.ui.spans.spans_table import USUAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.formats.exchange.columns import Column
    from reader_app.ui.spans.spans_table import SpansTable

_WIDTH, _HEIGHT = 320, 336
_PADDING = 12


class ColumnsPopup(QFrame):
    """Ticks and moves columns; the table follows at once."""

    def __init__(self, table: SpansTable, columns: Sequence[Column]) -> None:
        super().__init__(table, Qt.WindowType.Popup)
        self.setObjectName("spans_columns_popup")
        self.setAccessibleName(self.tr("Columns"))
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._table = table
        self.model = ColumnModel(columns, self)
        self.model.choose(table.names())
        self.list = ColumnList(self.model, self)
        self.list.setObjectName("spans_columns")
        self.list.setFixedSize(_WIDTH, _HEIGHT)
        usual = QPushButton(self.tr("Show the usual columns"), self)
        usual.setObjectName("spans_usual_columns")
        usual.setProperty("size", "small")
        usual.clicked.connect(lambda: self.model.choose(USUAL))
        hints = KeyHints(self)
        hints.show_hints((("Space", self.tr("Show")), ("Alt+Up, Alt+Down", self.tr("Move"))))
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, 4)
        column.setSpacing(8)
        for part in (self.list, usual, hints):
            column.addWidget(part)
        self.model.chosen_changed.connect(self._show)

    def open_at(self, place: QPoint) -> None:
        """Open at a point of the screen, with the first column current."""
        self.adjustSize()
        self.move(place)
        self.show()
        self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _show(self) -> None:
        """Show what is chosen; the last column cannot go."""
        if chosen := self.model.chosen():
            self._table.show_columns(chosen, self._table.widths())
            self._table.rearranged.emit()

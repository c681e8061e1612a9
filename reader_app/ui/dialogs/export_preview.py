"""The first rows that an export would write, read back from the bytes of a CSV of them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QTableView, QWidget

from reader_app.formats.csv_rows import csv_rows
from reader_app.formats.exchange.spans_csv import write_table
from reader_app.ui.theme.plain_words import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.formats.exchange.columns import Column
    from reader_app.formats.exchange.span_row import SpanRow
    from reader_app.ui.any_index import AnyIndex

ROWS = 4
_LONGEST = 120


class PreviewModel(QAbstractTableModel):
    """Rows as a spreadsheet shows them, numbered from 2 under the header."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._titles: list[str] = []
        self._cells: list[list[str]] = []

    def show(self, rows: Sequence[SpanRow], columns: Sequence[Column], name: str) -> None:
        """Show what a file of these would hold in the format of that name."""
        out = io.BytesIO()
        write_table(out, rows, columns, "csv" if name == "csv" else "csv-exact")
        text = out.getvalue().decode("utf-8-sig")
        lines = list(csv_rows(text))
        self.beginResetModel()
        self._titles = [column.title for column in columns]
        self._cells = lines[1:] if columns else []
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Tell how many rows there are."""
        return len(self._cells) if parent is None or not parent.isValid() else 0

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Tell how many columns there are."""
        return len(self._titles) if parent is None or not parent.isValid() else 0

    def data(self, index: AnyIndex, role: int = 0) -> object:
        """Return a cell on one line."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        cell = self._cells[index.row()][index.column()]
        return (
            plain_tip(cell)
            if role == Qt.ItemDataRole.ToolTipRole
            else " ".join(cell[:_LONGEST].split())
        )

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Return a column's title, or the number of a row in the spreadsheet."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 2)
        return self._titles[section]


class ExportPreview(QTableView):
    """The first few rows; nothing in it can be changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("export_preview")
        self.setProperty("kind", "box")
        self.setAccessibleName(self.tr("Preview of the first rows"))
        self.rows = PreviewModel(self)
        self.setModel(self.rows)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalHeader().setDefaultSectionSize(28)
        self.verticalHeader().setSectionsClickable(False)
        self.horizontalHeader().setDefaultSectionSize(160)
        self.horizontalHeader().setHighlightSections(False)
        left = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left)
        self.setFixedHeight(36 + ROWS * 28 + 12)

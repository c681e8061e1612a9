"""The tagged spans as a table model: rows come from the project in pages, as they are scrolled to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QDate,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from reader_app.core.codebook import SEPARATOR
from reader_app.formats.exchange.columns import COLUMNS, columns_named
from reader_app.project.rows import SpanQuery, SpanSort
from reader_app.project.span_table import TablePage
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP
from reader_app.ui.docks.dates import published_text
from reader_app.ui.theme.fonts import page_font, script_of
from reader_app.ui.theme.painting import swatch_icon
from reader_app.ui.theme.plain_words import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.formats.exchange.columns import Column
    from reader_app.formats.exchange.span_row import SpanRow
    from reader_app.project.project import Project
    from reader_app.ui.any_index import AnyIndex
    from reader_app.ui.theme.tag_colours import TagInks

_NO_PARENT = QModelIndex()
_LONGEST = 300
"""Characters of a cell that are shown; a copy and an export have them all."""
_QUOTE = 14


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of the table: that of the export, under a shorter name."""

    name: str
    """The name the export has for it."""
    words: str
    width: int
    sort: SpanSort | None = None


TABLE_COLUMNS = (
    TableColumn("quote", QT_TRANSLATE_NOOP("Spans", "Quote"), 180, "quote"),
    TableColumn("tag", QT_TRANSLATE_NOOP("Spans", "Tag"), 120, "tag"),
    TableColumn("title", QT_TRANSLATE_NOOP("Spans", "Article"), 108, "article"),
    TableColumn("outlet", QT_TRANSLATE_NOOP("Spans", "Outlet"), 92, "outlet"),
    TableColumn("published", QT_TRANSLATE_NOOP("Spans", "Date"), 64, "published"),
    TableColumn("grade", QT_TRANSLATE_NOOP("Spans", "Grade"), 56),
    TableColumn("note", QT_TRANSLATE_NOOP("Spans", "Notes"), 72),
    TableColumn("analyst", QT_TRANSLATE_NOOP("Spans", "Analyst"), 76, "analyst"),
)
"""What the table shows unless the user chooses, from its leading edge on."""
_KNOWN = {column.name: column for column in TABLE_COLUMNS}
_WIDTH = 112
_SORTED: dict[str, SpanSort] = {"created": "created", "tag_path": "tag"}
"""The columns beside those above that can be sorted by."""


class SpansModel(QAbstractTableModel):
    """The tagged spans that a query finds, as far as they were scrolled to."""

    page_wanted = Signal(object, object)
    """A page that takes time is to be read on a thread, for `take`: the query, and where it begins."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_waiting = False
        self._columns = TABLE_COLUMNS
        self._cells = columns_named(column.name for column in TABLE_COLUMNS)
        self._project: Project | None = None
        self._query = SpanQuery()
        self._rows: list[SpanRow] = []
        self._next: tuple[object, ...] | None = None
        self._inks: TagInks | None = None

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """The columns, in the order in which they were chosen."""
        return self._columns

    def offered(self) -> tuple[Column, ...]:
        """Return all columns there are: those that an export can have."""
        return self._project.exports.columns if self._project else tuple(COLUMNS.values())

    def show_columns(self, names: Sequence[str]) -> None:
        """Have these columns, in this order."""
        self.beginResetModel()
        self._cells = columns_named(names)
        self._columns = tuple(
            _KNOWN.get(cell.name)
            or TableColumn(cell.name, cell.title, _WIDTH, _SORTED.get(cell.name))
            for cell in self._cells
        )
        self.endResetModel()

    def sorted_column(self) -> int:
        """Return the number of the column that the rows are sorted by; -1 where it is none."""
        sorts = [column.sort for column in self._columns]
        sort = self._query.sort
        return sorts.index(sort) if sort in sorts else -1

    @property
    def query(self) -> SpanQuery:
        """What is asked for at present."""
        return self._query

    @property
    def is_waiting(self) -> bool:
        """Whether a page is still being read on a thread."""
        return self._is_waiting

    def show_project(self, project: Project | None, inks: TagInks | None) -> None:
        """Show the tagged spans of a project, or none."""
        self._project, self._inks = project, inks
        self.ask(SpanQuery())

    def set_inks(self, inks: TagInks) -> None:
        """Show the tags in other colours."""
        self._inks = inks

    def ask(self, query: SpanQuery) -> None:
        """Show what another query finds, or the same one anew.

        A question on what stands beside what takes time: the rows stay until it is answered.
        """
        project = self._project
        if query.where is not None and project is not None:
            self._query, self._is_waiting = replace(query, asking=project.analyst.uid), True
            self.page_wanted.emit(self._query, None)
            return
        self._query, self._is_waiting = query, False
        self._show(project.spans.page(query) if project is not None else TablePage((), None))

    def take(self, page: TablePage, after: tuple[object, ...] | None) -> None:
        """Show a page that was wanted."""
        self._is_waiting = False
        if after is None:
            self._show(page)
        else:
            self._append(page)

    def show_nothing(self) -> None:
        """Show no row: what is asked for cannot be found."""
        self._is_waiting = False
        self._show(TablePage((), None))

    def _show(self, page: TablePage) -> None:
        self.beginResetModel()
        self._rows, self._next = list(page.rows), page.next
        self.endResetModel()

    def row(self, number: int) -> SpanRow:
        """Return what stands in a row."""
        return self._rows[number]

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Tell how many rows are there yet."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Tell how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    @property
    def has_all(self) -> bool:
        """Whether all rows that are found were read."""
        return self._next is None

    def canFetchMore(self, parent: AnyIndex = _NO_PARENT) -> bool:
        """Tell whether there are more rows."""
        return not parent.isValid() and self._next is not None and not self._is_waiting

    def fetchMore(self, parent: AnyIndex = _NO_PARENT) -> None:
        """Read the next page."""
        if self._project is None or self._next is None or not self.canFetchMore(parent):
            return
        if self._query.where is not None:
            self._is_waiting = True
            self.page_wanted.emit(self._query, self._next)
            return
        self._append(self._project.spans.page(self._query, self._next))

    def _append(self, page: TablePage) -> None:
        self._next = page.next
        if page.rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(page.rows) - 1)
            self._rows += page.rows
            self.endInsertRows()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, or by place where it is none that can be sorted by."""
        sort = self._columns[column].sort if 0 <= column < len(self._columns) else None
        descending = sort is not None and order == Qt.SortOrder.DescendingOrder
        query = replace(self._query, sort=sort or "place", descending=descending)
        if query != self._query:
            self.ask(query)

    def words(self, row: int, column: int) -> str:
        """Return a cell's words whole, as an export has them."""
        return str(self._cells[column].cell(self._rows[row]))

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        row, name = self._rows[index.row()], self._columns[index.column()].name
        if role == Qt.ItemDataRole.DisplayRole:
            if name == "published":
                return published_text(row.article.published, QDate.currentDate())
            words = self.words(index.row(), index.column())[:_LONGEST]
            return " ".join(words.split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(index.row(), index.column())) or None
        if role == Qt.ItemDataRole.FontRole and name == "quote":
            return page_font(script_of(row.highlight.quote.exact), size=_QUOTE)
        if role == Qt.ItemDataRole.DecorationRole and name == "tag":
            tagging = row.tagging
            return swatch_icon(self._inks.of(tagging.tag)) if tagging and self._inks else None
        return None

    def _tip(self, row: int, column: int) -> str:
        """Return a cell's words whole, where it may have no room for them; a tag with its path."""
        name = self._columns[column].name
        if name == "tag":
            return SEPARATOR.join(self._rows[row].tag_path)
        return self.words(row, column) if name in {"quote", "note", "title"} else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's name."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("Spans", self._columns[section].words)
        return None

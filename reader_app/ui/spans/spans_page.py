"""The tab with the table of tagged spans: what is asked for, how much that is, and the rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader_app.project.labels import isolate
from reader_app.project.rows import SpanQuery
from reader_app.ui.docks.empty_state import EmptyState
from reader_app.ui.docks.flow_layout import FlowLayout
from reader_app.ui.spans.columns_popup import ColumnsPopup
from reader_app.ui.spans.copied_rows import copied_rows, table_words
from reader_app.ui.spans.groups_pane import GroupChoice, GroupsPane
from reader_app.ui.spans.rows_menu import RowsMenu
from reader_app.ui.spans.spans_filters import SpansFilters
from reader_app.ui.spans.spans_model import SpansModel
from reader_app.ui.spans.spans_table import SpansTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, QPoint

    from reader_app.formats.exchange.span_row import SpanRow
    from reader_app.project.rows import SpanCounts
    from reader_app.ui.spans.spans_filters import Looser
    from reader_app.ui.theme.tag_colours import TagInks
    from reader_app.ui.theme.theme import Theme


class SpansPage(QWidget):
    """Shows the tagged spans of the project, one a row."""

    shown = Signal(object)
    """A `SpanRow` that is to be shown in its article."""
    tag_wanted = Signal()
    """Which tag the rows are to have is to be asked; the button is `tag`."""
    filter_wanted = Signal()
    """All filters are to be offered beside the button `filters.more`."""
    tag_rows_wanted = Signal()
    """The highlights of the selected rows are to get a tag."""
    retag_wanted = Signal()
    """The tags of the selected rows are to give way to another one."""
    untag_wanted = Signal()
    note_wanted = Signal()
    delete_wanted = Signal()
    """The highlights of the selected rows are to go."""
    copy_wanted = Signal()
    """All rows that are found are to be copied, also those that were not read yet."""
    row_turned = Signal(int)
    """Another row is the current one; -1 where none is."""
    asked = Signal()
    """Another query is shown: `counted` is to be told how much it finds."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("spans_page")
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = SpansModel(self)
        self._make_head(theme)
        self.table = SpansTable(self.model, self)
        self.groups = GroupsPane(self)
        self.found: SpanCounts | None = None
        """How much is found; None until that is counted."""
        self._base: SpanQuery | None = None
        """What is asked for but for the group that is shown, where one is."""
        self._empty = EmptyState("", "spans_empty", self)
        self._clear = self._empty.add_action("")
        self._take_off: Callable[[], object] = self.clear_filters
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty)
        self._lay_out()
        self._connect()

    def _make_head(self, theme: Theme) -> None:
        self.filters = SpansFilters(theme, self)
        self.field, self.tag, self.untagged = (
            self.filters.field,
            self.filters.tag,
            self.filters.untagged,
        )
        self.count = QLabel(self)
        self.count.setObjectName("spans_count")
        self.count.setProperty("kind", "muted")
        self.group_by = GroupChoice(self)
        self.choose_columns = QPushButton(self.tr("Columns"), self)
        self.choose_columns.setObjectName("spans_choose_columns")
        self.rows = QPushButton(self.tr("Selected rows"), self)
        self.rows.setObjectName("spans_rows")
        self.export = QPushButton(self.tr("Export these rows"), self)
        self.export.setObjectName("spans_export")

    def set_theme(self, theme: Theme, inks: TagInks | None) -> None:
        """Take a theme's colours, and those of the tags in it."""
        self.filters.set_theme(theme)
        self.groups.groups.set_inks(inks)
        if inks is not None:
            self.model.set_inks(inks)

    def _lay_out(self) -> None:
        counts = FlowLayout(None, 8)
        counts.setContentsMargins(16, 0, 16, 8)
        counts.addWidget(self.count)
        counts.add_stretch()
        counts.addWidget(self.group_by)
        counts.addWidget(self.choose_columns)
        counts.addWidget(self.rows)
        counts.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addLayout(counts)
        rows = QHBoxLayout()
        rows.setSpacing(0)
        rows.addWidget(self.groups)
        rows.addWidget(self._pages, 1)
        column.addLayout(rows, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._ask)
        self.filters.tag_wanted.connect(self.tag_wanted)
        self.filters.more.clicked.connect(self.filter_wanted)
        self._clear.clicked.connect(self._loosen)
        self.table.doubleClicked.connect(self._show)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.rows.clicked.connect(self._open_menu_below)
        self.choose_columns.clicked.connect(self._open_columns)
        self.table.installEventFilter(self)
        self.field.installEventFilter(self)
        self.model.modelReset.connect(self._refresh)
        self.table.selectionModel().currentRowChanged.connect(self._turn_row)
        self.model.page_wanted.connect(self._say_looking)
        self.table.all_selected.connect(self._say_found)

    def _ask(self, narrowed: Callable[[SpanQuery], SpanQuery]) -> None:
        query = narrowed(self.ungrouped())
        self._base = None
        self.model.ask(query)

    @property
    def is_grouped(self) -> bool:
        """Whether one group alone is shown."""
        return self._base is not None

    def ungrouped(self) -> SpanQuery:
        """Return what is asked for, but for the group that is shown."""
        now, base = self.model.query, self._base
        return now if base is None else replace(base, sort=now.sort, descending=now.descending)

    def show_group(self, base: SpanQuery, query: SpanQuery) -> None:
        """Show one group of what is asked for."""
        self._base = base
        self.model.ask(query)

    def widen(self) -> None:
        """Show all groups again."""
        query = self.ungrouped()
        self._base = None
        self.model.ask(query)

    def _turn_row(self, index: QModelIndex) -> None:
        self.row_turned.emit(index.row())

    def narrow(self, query: SpanQuery, tag: str) -> None:
        """Show only the rows of a query's tags, called so."""
        self.filters.name_tag(tag)
        self._base = None
        self.model.ask(query)

    def show_query(self, query: SpanQuery, words: str) -> None:
        """Show only the rows of a query, called so, whatever the filters were."""
        self.filters.reset()
        self.filters.show_where(query.where)
        self.narrow(query, words)

    def refuse(self, sentence: str) -> None:
        """Say why nothing can be found, with no rows."""
        self.model.show_nothing()
        self.count.clear()
        self.filters.say_problem(sentence)

    def clear_filters(self) -> None:
        """Show every row."""
        self.filters.reset()
        kept = self.model.query
        self._base = None
        self.model.ask(SpanQuery(sort=kept.sort, descending=kept.descending))

    @property
    def is_filtered(self) -> bool:
        """Whether some rows may be left out."""
        query = self.model.query
        asked = query.words or query.tags or query.untagged or query.where
        return bool(asked or self.is_grouped)

    def counted(self, counts: SpanCounts) -> None:
        """Say how much the query finds."""
        self.found = counts
        self._say_found()

    def _say_found(self) -> None:
        counts = self.found
        if counts is None:
            self.count.setText(self.tr("All rows selected") if self.means_all else "")
            return
        locale = QLocale()
        spans, articles = locale.toString(counts.spans), locale.toString(counts.articles)
        words = self.tr("1 row") if counts.spans == 1 else self.tr("%1 rows").replace("%1", spans)
        if counts.spans:
            among = self.tr("in 1 article") if counts.articles == 1 else self.tr("in %1 articles")
            words = f"{words} {among.replace('%1', articles)}"
        if self.means_all:
            words = self.tr("{rows}, all selected").format(rows=words)
        self.count.setText(words)

    def _say_looking(self, query: SpanQuery, after: object) -> None:
        del query
        if after is None:
            self.count.setText(self.tr("Looking…"))
            self.export.setEnabled(False)  # the rows in view are still those of the last question

    def _refresh(self) -> None:
        is_empty = self.model.rowCount() == 0
        self.found = None
        self.row_turned.emit(self.table.currentIndex().row())
        self._clear.setVisible(self.is_filtered)
        self._offer(self.tr("Clear the filters"), self.clear_filters)
        self._empty.say(
            self.tr("No spans match these filters.")
            if self.is_filtered
            else self.tr("Nothing is marked yet. Open an article, select some words and press T.")
        )
        self._pages.setCurrentWidget(self._empty if is_empty else self.table)
        self.rows.setEnabled(not is_empty)
        self.export.setEnabled(not is_empty)
        self.asked.emit()

    def show_nearest(self, nearest: Looser, count: int) -> None:
        """Say without which filter most rows are left, where nothing is found; offer to take it off."""
        if self._pages.currentWidget() is not self._empty:
            return
        without = (
            self.tr("Without “%1” there is 1.")
            if count == 1
            else self.tr("Without “%1” there are {number}.")
        )
        without = without.format(number=QLocale().toString(count))
        without = without.replace("%1", isolate(nearest.words))
        self._empty.say(f"{self.tr('No spans match these filters.')} {without}")
        self._offer(self.tr("Remove that filter"), nearest.take_off)

    def _offer(self, words: str, take_off: Callable[[], object]) -> None:
        self._clear.setText(words)
        self._clear.setAccessibleName(words)
        self._take_off = take_off

    def _loosen(self) -> None:
        self._take_off()

    @property
    def finds_nothing(self) -> bool:
        """Whether the filters leave no row."""
        return self.model.rowCount() == 0 and self.is_filtered and not self.is_grouped

    def _show(self, index: QModelIndex) -> None:
        if index.isValid():
            self.shown.emit(self.model.row(index.row()))

    def show_current(self) -> None:
        """Show the current row in its article."""
        self._show(self.table.currentIndex())

    @property
    def means_all(self) -> bool:
        """Whether all rows are selected, and not all of them were read yet."""
        return self.table.has_all_selected and not self.model.has_all

    def selected(self) -> list[SpanRow]:
        """Return the selected rows, from the first on."""
        numbers = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.row(number) for number in numbers]

    def _open_menu(self, place: QPoint) -> None:
        if self.selected():
            RowsMenu(self).popup(self.table.viewport().mapToGlobal(place))

    def _open_menu_below(self) -> None:
        if self.selected():
            RowsMenu(self).popup(self.rows.mapToGlobal(self.rows.rect().bottomLeft()))

    def _open_columns(self) -> None:
        place = self.choose_columns.mapToGlobal(self.choose_columns.rect().bottomLeft())
        ColumnsPopup(self.table, self.model.offered()).open_at(place)

    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns as they stand."""
        return self.table.names()

    def head_words(self) -> list[str]:
        """Return the heads of the columns as they stand."""
        across = Qt.Orientation.Horizontal
        return [str(self.model.headerData(column, across)) for column in self.table.order()]

    def copy(self) -> None:
        """Copy the selected rows as a table, with the columns as they stand."""
        if self.means_all:
            self.copy_wanted.emit()
            return
        columns = self.table.order()
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        if not rows:
            return
        names = self.head_words()
        cells = [[self.model.words(row, column) for column in columns] for row in rows]
        QGuiApplication.clipboard().setMimeData(copied_rows(*table_words(names, cells)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show and copy rows, and go between filter and table, by keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.table and self._table_key(event):
                return True
            if watched is self.field and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return}:
                if self.filters.take_typed():
                    self.focus_rows()
                return True
        return super().eventFilter(watched, event)

    def _table_key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.show_current()
            return True
        wanted = self._wanted_by(Qt.Key(event.key()))
        if wanted is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if self.selected():
            wanted()
        return True

    def _wanted_by(self, key: Qt.Key) -> Callable[[], object] | None:
        """Return what a key does with the selected rows."""
        keys: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_T: self.tag_rows_wanted.emit,
            Qt.Key.Key_R: self.retag_wanted.emit,
            Qt.Key.Key_Backspace: self.untag_wanted.emit,
            Qt.Key.Key_N: self.note_wanted.emit,
            Qt.Key.Key_Delete: self.delete_wanted.emit,
        }
        return keys.get(key)

    def focus_rows(self) -> None:
        """Give the rows the focus, the first of them selected where none is; else the filter."""
        if self.model.rowCount() == 0:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.table.selectionModel().hasSelection():
            self.table.selectRow(max(self.table.currentIndex().row(), 0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

"""The tab with the overview: what is counted, and the chart of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader_app.ui.docks.empty_state import EmptyState
from reader_app.ui.docks.flow_layout import FlowLayout
from reader_app.ui.overview.cell_delegate import ChartDelegate
from reader_app.ui.overview.overview_model import OverviewModel

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from reader_app.ui.overview.grid import Grid, Question
    from reader_app.ui.theme.tag_colours import TagInks
    from reader_app.ui.theme.theme import Theme

_ROW, _COLUMN, _MONTH, _NAMES = 28, 112, 80, 260


class OverviewPage(QWidget):
    """Shows one chart at a time."""

    asked = Signal()
    """Something else is to be counted; `question` says what."""
    cell_wanted = Signal(object, int, int)
    """The rows that a cell counts are to be shown: the `Grid`, row and column."""
    table_wanted = Signal()
    picture_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overview_page")
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = OverviewModel(self)
        self._grid: Grid | None = None
        self._is_awaited = False
        """The focus is to go on to the counts, unless it is elsewhere by then."""
        self._inks: TagInks | None = None
        self._make_choices()
        self.table = self._make_table()
        self._delegate = ChartDelegate(self.model, theme, self.table)
        self.table.setItemDelegate(self._delegate)
        self._empty = EmptyState("", "overview_empty", self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.table)
        self._lay_out()
        self.show_grid(None, None)
        self._connect()

    def _make_choices(self) -> None:
        self.choice = QComboBox(self)
        self.choice.setObjectName("overview_choice")
        self.choice.setAccessibleName(self.tr("What is counted"))
        for words, question in self._questions():
            self.choice.addItem(words, question)
        self.present = QCheckBox(self.tr("Only whether there is any"), self)
        self.present.setObjectName("overview_present")
        self.once = QCheckBox(self.tr("Count copies once"), self)
        self.once.setObjectName("overview_once")
        self.once.setToolTip(self.tr("Of an article and its copies the earliest with a tag counts"))
        self.hint = QLabel(self.tr("Enter or a double click shows what a count is made of."), self)
        self.hint.setObjectName("overview_hint")
        self.hint.setProperty("kind", "muted")
        self.hint.setWordWrap(True)
        policy = self.hint.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.hint.setSizePolicy(policy)
        self.save_table = QPushButton(self.tr("Save as table"), self)
        self.save_table.setObjectName("overview_save_table")
        self.save_picture = QPushButton(self.tr("Save as picture"), self)
        self.save_picture.setObjectName("overview_save_picture")

    def _questions(self) -> list[tuple[str, Question]]:
        return [
            (self.tr("Tags"), ("count", "tags")),
            (self.tr("Months"), ("count", "months")),
            (self.tr("Tags by outlet"), ("count", "outlet")),
            (self.tr("Tags by month"), ("count", "month")),
            (self.tr("Articles by tag"), ("count", "article")),
            (self.tr("Tags together in a span"), ("together", "span")),
            (self.tr("Tags together in a sentence"), ("together", "sentence")),
            (self.tr("Tags together in a paragraph"), ("together", "paragraph")),
            (self.tr("Tags together in an article"), ("together", "article")),
        ]

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("overview_table")
        table.setAccessibleName(self.tr("Counts"))
        table.setModel(self.model)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for head in (table.horizontalHeader(), table.verticalHeader()):
            head.setHighlightSections(False)
            head.setSectionsClickable(False)
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        table.verticalHeader().setMaximumWidth(_NAMES)
        return table

    def _lay_out(self) -> None:
        choices = FlowLayout(None, 8)
        choices.setContentsMargins(16, 12, 16, 8)
        for part in (self.choice, self.present, self.once):
            choices.addWidget(part)
        below = QHBoxLayout()
        below.setContentsMargins(16, 0, 16, 8)
        below.setSpacing(8)
        below.addWidget(self.hint, 1)
        below.addWidget(self.save_table)
        below.addWidget(self.save_picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(choices)
        column.addLayout(below)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.choice.currentIndexChanged.connect(self.asked)
        self.present.toggled.connect(self._refresh)
        self.once.toggled.connect(self.asked)
        self.save_table.clicked.connect(self.table_wanted)
        self.save_picture.clicked.connect(self.picture_wanted)
        self.table.doubleClicked.connect(self._want)
        self.table.installEventFilter(self)

    @property
    def question(self) -> Question:
        """What is to be counted."""
        return self._questions()[self.choice.currentIndex()][1]

    def show_grid(self, grid: Grid | None, inks: TagInks | None) -> None:
        """Show counts, with the tags in their colours."""
        self._grid, self._inks = grid, inks
        self._refresh()

    def say(self, sentence: str) -> None:
        """Show a sentence in place of a chart, such as that it is being counted."""
        self._empty.say(sentence)
        self._pages.setCurrentWidget(self._empty)

    def _refresh(self) -> None:
        grid = self._grid
        self.model.show(grid.present() if grid and self.present.isChecked() else grid, self._inks)
        has_rows = self.model.rowCount() > 0
        self.hint.setVisible(has_rows)
        self.save_table.setEnabled(has_rows)
        self.save_picture.setEnabled(has_rows)
        if grid is None:
            self.say(self.tr("Counting…"))
            return
        if not has_rows:
            self.say(self.tr("No span has a tag yet. Open an article, select words and press T."))
            return
        self._size(grid)
        self._pages.setCurrentWidget(self.table)
        if self._is_awaited and self.choice.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._is_awaited = False

    def focus_counts(self) -> None:
        """Give the counts the focus, once they are there; until then what is counted has it."""
        has_counts = self._pages.currentWidget() is self.table
        self._is_awaited = not has_counts
        taker = self.table if has_counts else self.choice
        taker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _size(self, grid: Grid) -> None:
        across, down = self.table.horizontalHeader(), self.table.verticalHeader()
        across.setVisible(grid.look != "bars")
        down.setVisible(grid.look != "time")
        across.setStretchLastSection(grid.look == "bars")
        down.setStretchLastSection(grid.look == "time")
        across.setDefaultSectionSize(_MONTH if grid.look == "time" else _COLUMN)
        down.setDefaultSectionSize(_ROW)
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def set_theme(self, theme: Theme, inks: TagInks | None) -> None:
        """Take a theme's colours."""
        self._delegate.theme = theme
        self._inks = inks
        if inks is not None:
            self.model.set_inks(inks)
        self.table.viewport().update()

    @property
    def theme(self) -> Theme:
        """The theme that it is painted in."""
        return self._delegate.theme

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show what a count is made of by Enter."""
        if (
            watched is self.table
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        ):
            self._want(self.table.currentIndex())
            return True
        return super().eventFilter(watched, event)

    def _want(self, index: QModelIndex) -> None:
        grid = self._grid
        if grid is not None and index.isValid() and grid.cells.get((index.row(), index.column())):
            self.cell_wanted.emit(grid, index.row(), index.column())

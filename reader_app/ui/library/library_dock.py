"""The Library dock: a filter, an order, and the list of articles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QStackedWidget,
    QWidget,
)

from reader_app.core.records import Reading
from reader_app.ui.docks.empty_state import EmptyState
from reader_app.ui.docks.panel_dock import PanelDock
from reader_app.ui.library.library_delegate import LibraryDelegate
from reader_app.ui.library.library_facets import LibraryFacets
from reader_app.ui.library.library_model import STATUSES, LibraryModel, status_words
from reader_app.ui.library.library_sorts import LibrarySort, LibrarySortMenu
from reader_app.ui.theme.icons import icon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader_app.core.edits import Change
    from reader_app.core.ids import Uid
    from reader_app.core.records import Article
    from reader_app.project.project import Project
    from reader_app.ui.theme.theme import Theme

_WIDTHS = (220, 284, 420)
_PAUSE_MS = 120
"""How long typing in the filter must rest before the list is asked for."""


class LibraryDock(PanelDock):
    """Shows the project's articles; says which one is to be opened."""

    article_chosen = Signal(str)
    """The uid of the article to open."""
    import_wanted = Signal()
    status_wanted = Signal(tuple, str)
    """The uids of the selected articles, and the status they are to have."""
    details_wanted = Signal(str)
    delete_wanted = Signal(tuple)
    """The uids of the selected articles."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Library"), "libraryDock", _WIDTHS, theme)
        if parent is not None:
            self.setParent(parent)
        self._project: Project | None = None
        self._model = LibraryModel(self)
        self._delegate = LibraryDelegate(theme, self)
        self.filter = self._make_filter()
        self.list = self._make_list()
        self._empty = EmptyState("", "libraryEmpty", self)
        self._import = self._empty.add_action(self.tr("Import articles"))
        self._pages = QStackedWidget(self)
        self.facets = LibraryFacets(self)
        self._make_head()
        self._lay_out()
        self._rest = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._connect()
        self.set_theme(theme)
        self._refresh()

    def _make_filter(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName("libraryFilter")
        field.setPlaceholderText(self.tr("Filter by words"))
        field.setAccessibleName(self.tr("Filter the library by words of title or text"))
        field.setClearButtonEnabled(True)
        self._sign = QAction(self)
        field.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        return field

    def _make_list(self) -> QListView:
        view = QListView(self)
        view.setObjectName("libraryList")
        view.setAccessibleName(self.tr("Articles"))
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        return view

    def _make_head(self) -> None:
        self._orders = LibrarySortMenu(self)
        button = self.head.add_button("sort", "Sort", self.tr("Sort the library"))
        button.setMenu(self._orders)
        button.setPopupMode(button.ToolButtonPopupMode.InstantPopup)
        self.add_close_button(self.tr("Close the library"))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 8)
        row.addWidget(self.filter)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        self.column.addLayout(row)
        self.column.addWidget(self.facets)
        self.column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._import.clicked.connect(self.import_wanted)
        self._orders.chosen.connect(self._sort)
        self.facets.chosen.connect(self._show_unread)
        self._rest.timeout.connect(self._ask)
        self.filter.installEventFilter(self)
        self.list.installEventFilter(self)
        self.filter.textChanged.connect(self._rest.start)
        self.list.clicked.connect(self._open)
        self.list.customContextMenuRequested.connect(self._offer)
        for signal in (self._model.modelReset, self._model.rowsInserted, self._model.rowsRemoved):
            signal.connect(self._refresh)

    def set_theme(self, theme: Theme) -> None:
        """Show the dock in another theme."""
        super().set_theme(theme)
        self._delegate.set_theme(theme)
        self._sign.setIcon(icon("filter", theme, "text_muted"))
        self.list.viewport().update()

    def show_library(self, project: Project | None) -> None:
        """Show the articles of a project, or none where there is no project."""
        self._project = project
        self._model.show_project(project)

    def apply(self, change: Change) -> None:
        """Take over a change that was written: rows come, go, or show another number."""
        kept = self.selected()
        self._model.apply(change)
        if any(isinstance(edit.record, Reading) for edit in change.edits):
            self._refresh()
        if kept and not self.selected():
            self.select(kept[0])

    def show_copies(self, articles: Iterable[Article]) -> None:
        """Show of how many copies these articles and their copies are."""
        self._model.show_copies(articles)

    def select(self, uid: Uid) -> None:
        """Select an article and bring it into view, if it is among the rows."""
        index = self._model.index_of(uid)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def selected(self) -> tuple[Uid, ...]:
        """Return the selected articles, in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return tuple(self._model.row(row).uid for row in rows)

    def _refresh(self) -> None:
        count = 0 if self._project is None else self._project.articles.count()
        number = QLocale().toString(count)
        words = self.tr("1 article") if count == 1 else self.tr("{number} articles")
        self.head.show_count(words.format(number=number))
        self.facets.show_unread(
            0 if self._project is None else self._project.articles.count_unread()
        )
        self.facets.setVisible(count > 0)
        is_empty = self._model.rowCount() == 0
        self._import.setVisible(count == 0)
        self._empty.say(self._empty_sentence(count))
        self._pages.setCurrentWidget(self._empty if is_empty else self.list)

    def _empty_sentence(self, count: int) -> str:
        if count == 0:
            return self.tr("No articles yet. Drop files here, or import them.")
        if self.facets.unread.isChecked() and not self.filter.text().strip():
            return self.tr("Nothing is unread.")
        return self.tr("No article has all of these words.")

    def _ask(self) -> None:
        self._model.ask(replace(self._model.query, words=self.filter.text().strip()))

    def _show_unread(self, only: bool) -> None:  # noqa: FBT001  (a signal's argument)
        kept = self.selected()
        self._model.ask(replace(self._model.query, status="new" if only else None))
        if kept:
            self.select(kept[0])

    def _sort(self, sort: LibrarySort) -> None:
        kept = self.selected()
        query = replace(self._model.query, sort=sort.sort, descending=sort.descending)
        self._model.ask(query)
        if kept:
            self.select(kept[0])

    def _open(self, index: QModelIndex) -> None:
        if len(self.selected()) == 1:
            self.article_chosen.emit(self._model.row(index.row()).uid)

    def _offer(self, place: QPoint) -> None:
        uids = self.selected()
        if not uids:
            return
        menu = QMenu(self.list)
        menu.setObjectName("libraryMenu")
        opened = menu.addAction(self.tr("Open"))
        opened.setEnabled(len(uids) == 1)
        opened.triggered.connect(lambda: self.article_chosen.emit(uids[0]))
        one = len(uids) == 1
        details = menu.addAction(self.tr("Article details…"))
        details.setEnabled(one)
        details.triggered.connect(lambda: self.details_wanted.emit(uids[0]))
        self._add_statuses(menu, uids)
        menu.addSeparator()
        words = self.tr("Delete article") if one else self.tr("Delete %n articles", "", len(uids))
        menu.addAction(words).triggered.connect(lambda: self.delete_wanted.emit(uids))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(place))

    def _add_statuses(self, menu: QMenu, uids: tuple[Uid, ...]) -> None:
        statuses = menu.addMenu(self.tr("Mark as"))
        statuses.setObjectName("libraryStatusMenu")
        for status in STATUSES:
            action = statuses.addAction(status_words(status))
            action.setObjectName(f"libraryStatus_{status}")
            action.triggered.connect(
                lambda _checked=False, status=status: self.status_wanted.emit(uids, status)
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open and delete from the list, and go between filter and list, by keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.list and self._list_key(event):
                return True
            if watched is self.filter and self._filter_key(event):
                return True
        return super().eventFilter(watched, event)

    def _list_key(self, event: QKeyEvent) -> bool:
        uids = self.selected()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and len(uids) == 1:
            self.article_chosen.emit(uids[0])
            return True
        if event.key() == Qt.Key.Key_Delete and uids:
            self.delete_wanted.emit(uids)
            return True
        return False

    def _filter_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
            return True
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go_to_list()
            return True
        return False

    def _go_to_list(self) -> None:
        self._rest.stop()
        self._ask()
        if self._model.rowCount():
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.list.setCurrentIndex(self._model.index(0))

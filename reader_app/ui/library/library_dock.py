"""The Library dock: filters, an order, and the list of articles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from reader_app.core.records import Reading
from reader_app.core.search_parser import beginnings, parse_query
from reader_app.core.search_query import Filter
from reader_app.core.search_writing import conjuncts, together, typed
from reader_app.project.labels import isolate
from reader_app.ui.docks.empty_state import EmptyState
from reader_app.ui.docks.even_list_view import EvenListView
from reader_app.ui.docks.panel_dock import PanelDock
from reader_app.ui.filters.filter_field import FilterField
from reader_app.ui.filters.filter_row import FilterRow
from reader_app.ui.filters.filter_words import filter_words
from reader_app.ui.library.article_requests import ArticleRequests
from reader_app.ui.library.kept_selection import (
    first_shown,
    selected_count,
    selected_rows,
    selection_kept,
)
from reader_app.ui.library.library_delegate import ROW_HEIGHT, LibraryDelegate
from reader_app.ui.library.library_facets import LibraryFacets
from reader_app.ui.library.library_lists import LibraryListsMenu
from reader_app.ui.library.library_menu import LibraryMenu
from reader_app.ui.library.library_model import LibraryModel
from reader_app.ui.library.library_sorts import LibrarySort, LibrarySortMenu
from reader_app.ui.palettes.name_popup import ask_name
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader_app.core.edits import Change
    from reader_app.core.ids import Uid
    from reader_app.core.records import Article
    from reader_app.core.search_query import Query
    from reader_app.project.project import Project
    from reader_app.ui.theme.theme import Theme

_WIDTHS = (220, 284, 420)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class LibraryDock(PanelDock):
    """Shows the project's articles; says which one is to be opened."""

    article_chosen = Signal(str)
    """The uid of the article to open."""
    import_wanted = Signal()
    list_kept = Signal(str, str)
    """The name that what is shown is to be kept under, and its words."""
    list_renamed = Signal(str, str)
    """The uid of a kept list, and its new name."""
    list_deleted = Signal(str)
    """The uid of a kept list."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Library"), "libraryDock", _WIDTHS, theme)
        if parent is not None:
            self.setParent(parent)
        self._project: Project | None = None
        self.requests = ArticleRequests(self)
        self._model = LibraryModel(self)
        self._delegate = LibraryDelegate(theme, self)
        self.filter = self._make_filter()
        self.facets = LibraryFacets(self)
        self.filters = FilterRow(theme, self, filter_words)
        self.list = self._make_list()
        self._empty = EmptyState("", "libraryEmpty", self)
        self._import = self._empty.add_action(self.tr("Import articles"))
        self._remove = self._empty.add_action(self.tr("Remove that filter"))
        self._remove.setObjectName("libraryRemoveFilter")
        self._left: tuple[Query, ...] = ()
        self._pages = QStackedWidget(self)
        self._make_head()
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._refresh()

    def _make_filter(self) -> FilterField:
        field = FilterField("libraryFilter", self)
        field.setPlaceholderText(self.tr("Filter by words"))
        field.setAccessibleName(
            self.tr("Filter the library by words, tag:, outlet:, date: and so on")
        )
        self._problem = PlainLabel(self)
        self._problem.setObjectName("libraryFilterProblem")
        self._problem.setProperty("kind", "problem")
        self._problem.setWordWrap(True)
        self._problem.setContentsMargins(12, 0, 12, 8)
        self._problem.hide()
        return field

    def _make_list(self) -> EvenListView:
        view = EvenListView(ROW_HEIGHT, self)
        view.setObjectName("libraryList")
        view.setAccessibleName(self.tr("Articles"))
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        return view

    def _make_head(self) -> None:
        self._orders = LibrarySortMenu(self)
        button = self.head.add_button("sort", "Sort", self.tr("Sort the library"))
        button.setMenu(self._orders)
        button.setPopupMode(button.ToolButtonPopupMode.InstantPopup)
        self.lists = LibraryListsMenu(self)
        self._lists = self.head.add_button("folder", "Lists", self.tr("Lists kept under a name"))
        self._lists.clicked.connect(self.offer_lists)
        self.add_close_button(self.tr("Close the library"))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 8)
        row.addWidget(self.filter)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        self.column.addLayout(row)
        for part in (self._problem, self.facets, self.filters):
            self.column.addWidget(part)
        self.column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._import.clicked.connect(self.import_wanted)
        self._remove.clicked.connect(lambda: self.narrow(self._left))
        self._orders.chosen.connect(self._sort)
        self.facets.chosen.connect(self._show_unread)
        self.facets.filter_wanted.connect(self.filter.begin)
        self.facets.filters_chosen.connect(self._add)
        self.filter.rested.connect(self._ask)
        self.filter.filters_typed.connect(self._add)
        self.filter.refused.connect(self._refuse)
        self.filter.list_wanted.connect(self._go_to_list)
        self.filter.back_wanted.connect(self._take_back)
        self.filters.changed.connect(self.narrow)
        self.filters.edited.connect(self._edit)
        self.filters.left.connect(self.filter.setFocus)
        self.lists.chosen.connect(self.show_words)
        self.lists.keep_wanted.connect(self._ask_name)
        self.lists.rename_wanted.connect(self._ask_other_name)
        self.lists.delete_wanted.connect(self.list_deleted)
        self.list.installEventFilter(self)
        self.list.clicked.connect(self._open)
        self.list.customContextMenuRequested.connect(self._offer)
        model = self._model
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.counted):
            signal.connect(self._refresh)

    def set_theme(self, theme: Theme) -> None:
        """Show the dock in another theme."""
        super().set_theme(theme)
        self._delegate.set_theme(theme)
        self.filter.set_theme(theme)
        self.filters.set_theme(theme)
        self.facets.set_theme(theme)
        self.list.viewport().update()

    def show_library(self, project: Project | None) -> None:
        """Show the articles of a project, or none where there is no project."""
        self._project = project
        self.filters.show_filters(())
        self.filter.clear()
        self._model.show_project(project)

    def stop(self) -> None:
        """Count nothing any more: the project is about to be closed."""
        self._model.stop()

    def apply(self, change: Change) -> None:
        """Take over a change that was written: rows come, go, or show another number."""
        with selection_kept(self.list, self._model):
            self._model.apply(change)
        if change.concerns(Reading):
            self._refresh()

    def show_copies(self, articles: Iterable[Article]) -> None:
        """Show of how many copies these articles and their copies are."""
        self._model.show_copies(articles)

    def select(self, uid: Uid) -> None:
        """Select an article and bring it into view, if it is among the rows."""
        index = self._model.index_of(uid)
        if index.isValid():
            # The view's own way adds the row to the others while Ctrl is held, as for Ctrl+Z.
            choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, choose)

    def selected(self) -> tuple[Uid, ...]:
        """Return the selected articles, in the order of the list."""
        return tuple(
            uid for first, last in selected_rows(self.list) for uid in self._model.uids(first, last)
        )

    def narrow(self, filters: Sequence[Query]) -> None:
        """Show only what these filters leave, and the words in the field."""
        self.filters.show_filters(filters)
        self._ask()

    def show_words(self, words: str) -> None:
        """Show what a written query finds, instead of all filters and words there are."""
        self.facets.all.setChecked(True)
        self.filter.clear()
        self.filter.rest()
        self.narrow(conjuncts(parse_query(words)))

    @property
    def words(self) -> str:
        """What is shown, as a query would be written; empty for all articles."""
        shown = together(self._shown())
        return typed(shown) if shown is not None else ""

    def _shown(self) -> tuple[Query, ...]:
        """Return all that narrows the list; a word counts as one that begins like it."""
        unread = (Filter("status", "new"),) if self.facets.unread.isChecked() else ()
        return (*unread, *self.filters.filters, *beginnings(self.filter.words))

    def offer_lists(self) -> None:
        """Open the menu of the lists that are kept."""
        if self._project is not None:
            saved = self._project.saved.all("list")
            self.lists.fill(saved, self.words, writable=not self._project.read_only)
            self.lists.popup(self._lists.mapToGlobal(self._lists.rect().bottomLeft()))

    def _ask_name(self) -> None:
        words = self.words
        name = ", ".join(filter_words(each).value for each in self._shown())

        def keep(name: str) -> None:
            self.list_kept.emit(name, words)

        title, place = self.tr("Keep this list as"), self._lists_place()
        ask_name(self.window(), title, name, place, self._theme, keep)

    def _ask_other_name(self, uid: Uid) -> None:
        saved = [] if self._project is None else self._project.saved.all("list")
        name = next((each.name for each in saved if each.uid == uid), "")

        def rename(name: str) -> None:
            self.list_renamed.emit(uid, name)

        title, place = self.tr("Another name for this list"), self._lists_place()
        ask_name(self.window(), title, name, place, self._theme, rename)

    def _lists_place(self) -> QRect:
        """Return the rectangle on the screen of the button of the lists."""
        return QRect(self._lists.mapToGlobal(QPoint(0, 0)), self._lists.size())

    def _ask(self) -> None:
        where = together(self.filters.filters)
        query = replace(self._model.query, words=self.filter.words, where=where)
        if query != self._model.query:
            with first_shown(self.list, self._model):
                self._model.ask(query)

    def _add(self, filters: tuple[Query, ...]) -> None:
        """Add filters that were typed, unless one of them names what there is not."""
        before = self.filters.filters
        wanted = (*before, *(each for each in filters if each not in before))
        problem = self._model.problem_of(together(wanted))
        if problem:
            self._refuse(problem)
            return
        self.filter.clear()
        self.filter.rest()
        self.narrow(wanted)

    def _refuse(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _take_back(self) -> None:
        if self.filters.filters:
            self._edit(self.filters.filters[-1])

    def _edit(self, query: Query) -> None:
        """Have a filter typed anew, in place of the one there is."""
        self.filter.type_anew(query)
        self.narrow([each for each in self.filters.filters if each != query])

    def _refresh(self) -> None:
        count = 0 if self._project is None else self._project.articles.count()
        if self._model.is_counted:
            self.head.show_count(self._model.count_words(count))
        self.facets.show_unread(
            0 if self._project is None else self._project.articles.count_unread()
        )
        self.facets.setVisible(count > 0)
        is_empty = self._model.rowCount() == 0
        self._import.setVisible(count == 0)
        self._remove.hide()
        self._empty.say(self._empty_sentence(count))
        if is_empty and self.list.hasFocus():
            self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pages.setCurrentWidget(self._empty if is_empty else self.list)

    def _empty_sentence(self, count: int) -> str:
        if count == 0:
            return self.tr("No articles yet. Drop files here, or import them.")
        if self._model.problem:
            return self._model.problem
        if self.filters.filters:
            return f"{self.tr('No article fits these filters.')} {self._hint()}".strip()
        if self.facets.unread.isChecked() and not self.filter.words:
            return self.tr("Nothing is unread.")
        return self.tr("No article has all of these words.")

    def _hint(self) -> str:
        """Say without which filter most articles are left; have the button take that one off."""
        filters = self.filters.filters
        rest = [tuple(each for each in filters if each is not one) for one in filters]
        counts = [self._model.count_of(together(each)) for each in rest]
        best = max(range(len(filters)), key=counts.__getitem__)
        if not counts[best]:
            return ""
        self._left = rest[best]
        self._remove.show()
        sentence = (
            self.tr("Without “%1” there is 1.")
            if counts[best] == 1
            else self.tr("Without “%1” there are {number}.")
        )
        words = self.filters.chips[best].text()
        number = QLocale().toString(counts[best])
        return sentence.format(number=number).replace("%1", isolate(words))

    def _show_unread(self, only: bool) -> None:  # noqa: FBT001  (a signal's argument)
        with first_shown(self.list, self._model):
            self._model.ask(replace(self._model.query, status="new" if only else None))

    def _sort(self, sort: LibrarySort) -> None:
        kept = self.selected() if selected_count(self.list) == 1 else ()
        query = replace(self._model.query, sort=sort.sort, descending=sort.descending)
        self._model.ask(query)
        if kept:
            self.select(kept[0])

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row(index.row())
        if row is not None and selected_count(self.list) == 1:
            self.article_chosen.emit(row.uid)

    def _offer(self, place: QPoint) -> None:
        uids = self.selected()
        if not uids or self._project is None:
            return
        menu = LibraryMenu(uids, self._project, self.requests, self.list)
        menu.open_wanted.connect(lambda: self.article_chosen.emit(uids[0]))
        menu.popup(self.list.viewport().mapToGlobal(place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do by keys what the list's menu offers."""
        if watched is self.list and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if is_press and is_plain and self._list_key(Qt.Key(event.key())):
                return True
        return super().eventFilter(watched, event)

    def _list_key(self, key: Qt.Key) -> bool:
        count = selected_count(self.list)
        if key in _ENTER and count == 1:
            self.article_chosen.emit(self.selected()[0])
            return True
        wanted = {
            Qt.Key.Key_Delete: self.requests.delete_wanted,
            Qt.Key.Key_T: self.requests.tag_wanted,
            Qt.Key.Key_F: self.requests.field_wanted,
        }.get(key)
        if wanted is not None and count:
            wanted.emit(self.selected())
            return True
        return False

    def _go_to_list(self) -> None:
        if self._model.rowCount():
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.list.setCurrentIndex(self._model.index(0))

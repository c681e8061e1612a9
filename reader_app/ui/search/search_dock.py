"""The search dock: what was found in all articles, or one sentence on why nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader_app.ui.docks.dock_list import DockList
from reader_app.ui.docks.empty_state import EmptyState
from reader_app.ui.docks.panel_dock import PanelDock
from reader_app.ui.docks.still_frame import StillFrame
from reader_app.ui.search.search_delegate import SearchDelegate
from reader_app.ui.search.search_model import SearchModel
from reader_app.ui.search.wrong_place import WrongPlace
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from reader_app.core.search_hits import Snippet
    from reader_app.ui.search.search_work import FoundHeap
    from reader_app.ui.theme.theme import Theme

_WIDTHS = (240, 320, 520)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SearchDock(PanelDock):
    """Lists the articles found, each with the words around its hits."""

    row_chosen = Signal(object)
    """The `SearchRow` to go to."""
    order_wanted = Signal()
    """The other order is wanted."""
    tag_wanted = Signal()
    """All places found are to be tagged."""
    field_wanted = Signal()
    """The words are to be changed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Search"), "searchDock", _WIDTHS, theme)
        if parent is not None:
            self.setParent(parent)
        self.model = SearchModel(self)
        self._delegate = SearchDelegate(theme, self)
        self.list = self._made_list()
        self.empty = EmptyState("", "searchEmpty", self)
        self.wrong = WrongPlace(theme, self)
        self._sentence = QWidget(self)
        said = QVBoxLayout(self._sentence)
        said.setContentsMargins(0, 0, 0, 0)
        said.addWidget(self.wrong)
        said.addWidget(self.empty, 1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._sentence)
        self.count = PlainLabel(self)
        self.count.setObjectName("searchCount")
        self.count.setProperty("kind", "small")
        self.order = self._made_order()
        self.tag_all = self._made_tag_all()
        self._found = self._made_found()
        self._pages.addWidget(self._found)
        self.add_close_button(self.tr("Close the search"))
        self.column.addWidget(StillFrame(self._pages, self), 1)
        self.show_order(best=False)
        self.set_theme(theme)
        self.clear()

    def _made_list(self) -> DockList:
        made = DockList("searchList", self.model, self._delegate, self)
        made.setAccessibleName(self.tr("Articles and places found"))
        made.clicked.connect(self._choose)
        made.installEventFilter(self)
        return made

    def _made_order(self) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("searchOrder")
        button.setProperty("kind", "link")
        button.setToolTip(self.tr("The newest articles first, or the best matches"))
        button.clicked.connect(self.order_wanted)
        return button

    def _made_tag_all(self) -> QPushButton:
        button = QPushButton(self.tr("Tag all…"), self)
        button.setObjectName("searchTagAll")
        button.setProperty("kind", "link")
        button.setAccessibleName(self.tr("Tag all places found"))
        button.setToolTip(self.tr("List all places, to give them a tag after a look at each"))
        button.clicked.connect(self.tag_wanted)
        return button

    def _made_found(self) -> QWidget:
        """Return the list, and above it a line: how many articles, in which order."""
        found = QWidget(self)
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 12, 6)
        row.addWidget(self.count, 1)
        row.addWidget(self.order)
        row.addWidget(self.tag_all)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        return found

    def set_theme(self, theme: Theme) -> None:
        """Show the dock in another theme."""
        super().set_theme(theme)
        self._delegate.set_theme(theme)
        self.wrong.set_theme(theme)
        self.list.viewport().update()

    def clear(self) -> None:
        """Show nothing, as before the first search."""
        self._say(
            self.tr(
                "Type words in the search field. Also “two words”, port*, NOT, NEAR/5,"
                " title:, note:, tag:, outlet:, date:2026-06..2026-08."
            )
        )

    def refuse(self, sentence: str, written: Snippet | None = None) -> None:
        """Say what is wrong with the search, and show where, if that is known."""
        self._say(sentence)
        self.wrong.show_place(written)

    def show_found(self, heap: FoundHeap) -> None:
        """Show what was found, in place of all or behind it."""
        if heap.first and heap.last and not heap.articles:
            self._say(self.tr("No article has these words."))
            return
        whole = heap.whole if heap.last else True
        self.model.show_page(heap.articles, first=heap.first, whole=whole)
        self._pages.setCurrentWidget(self._found)
        if heap.first:
            self.count.clear()
            self.list.scrollToTop()
            self.list.setCurrentIndex(self.model.index(0))

    def show_order(self, *, best: bool) -> None:
        """Say in which order articles are listed."""
        shown = self.tr("Best matches first") if best else self.tr("Newest first")
        self.order.setText(shown)
        self.order.setAccessibleName(self.tr("Order: {order}").format(order=shown))

    def show_count(self, articles: int) -> None:
        """Say how many articles were found."""
        number = QLocale().toString(articles)
        words = self.tr("1 article") if articles == 1 else self.tr("{number} articles")
        self.count.setText(words.format(number=number))

    def _say(self, sentence: str) -> None:
        self.model.show_page((), first=True, whole=True)
        self.empty.say(sentence)
        self.wrong.show_place(None)
        self._pages.setCurrentWidget(self._sentence)

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is not None:
            self.row_chosen.emit(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear Enter and Esc from the list, before any action of theirs."""
        if watched is self.list and isinstance(event, QKeyEvent):
            ours = event.key() in _ENTER or event.key() == Qt.Key.Key_Escape
            if ours and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if ours and event.type() == QEvent.Type.KeyPress:
                self._hear(event.key())
                return True
        return super().eventFilter(watched, event)

    def _hear(self, key: int) -> None:
        if key in _ENTER:
            self._choose(self.list.currentIndex())
        else:
            self.field_wanted.emit()

"""All articles, the unread ones, or those of a filter: buttons over the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QMenu, QToolButton, QWidget

from reader_app.core.search_parser import FILTERS
from reader_app.core.search_query import COPY, UNTAGGED, Filter
from reader_app.ui.docks.flow_layout import FlowLayout
from reader_app.ui.docks.one_stop import OneStop
from reader_app.ui.filters.filter_words import filter_name, filter_words
from reader_app.ui.theme.icons import icon

if TYPE_CHECKING:
    from reader_app.ui.theme.theme import Theme


class LibraryFacets(QWidget):
    """Says whether only unread articles are to be shown, and offers the other filters."""

    chosen = Signal(bool)
    """True: only what is unread."""
    filter_wanted = Signal(str)
    """The name of a filter that is to be typed."""
    filters_chosen = Signal(tuple)
    """Filters to add to those there are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.all = self._made(self.tr("All"), "libraryAll")
        self.unread = self._made("", "libraryUnread")
        group = QButtonGroup(self)
        for button in (self.all, self.unread):
            button.setCheckable(True)
            group.addButton(button)
        self.all.setChecked(True)
        self.more = self._made(self.tr("Filter"), "libraryMore")
        self.more.setAccessibleName(self.tr("Add a filter"))
        self.more.setToolTip(self.tr("Narrow the library by tag, outlet, date and more"))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._filter_menu())
        row = FlowLayout(self, 6)
        row.setContentsMargins(12, 0, 12, 8)
        for button in (self.all, self.unread, self.more):
            row.addWidget(button)
        OneStop((self.all, self.unread, self.more), self)
        self.unread.toggled.connect(self.chosen)
        self.show_unread(0)

    def _made(self, words: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setProperty("kind", "facet")
        button.setText(words)
        return button

    def _filter_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("libraryFilterMenu")
        for name in (*(each for each in FILTERS if each != "is"), "date"):
            action = menu.addAction(self.tr("{filter}…").format(filter=filter_name(name)))
            action.setObjectName(f"libraryFilter_{name}")
            action.triggered.connect(
                lambda _checked=False, name=name: self.filter_wanted.emit(name)
            )
        menu.addSeparator()
        for value in (UNTAGGED, COPY):
            query = Filter("is", value)
            action = menu.addAction(filter_words(query).value)
            action.setObjectName(f"libraryFilter_{value}")
            action.triggered.connect(
                lambda _checked=False, query=query: self.filters_chosen.emit((query,))
            )
        return menu

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours."""
        self.more.setIcon(icon("plus", theme, "text_muted"))

    def show_unread(self, count: int) -> None:
        """Show how many articles are unread."""
        self.unread.setText(self.tr("Unread %1").replace("%1", QLocale().toString(count)))
        self.unread.setAccessibleName(self.unread.text())

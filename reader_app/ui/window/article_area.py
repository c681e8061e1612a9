"""The middle of the window: tabs with the article, the table of tagged spans, the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from reader_app.project.labels import isolate
from reader_app.ui.article.article_page import ArticlePage
from reader_app.ui.overview.overview_page import OverviewPage
from reader_app.ui.spans.spans_page import SpansPage
from reader_app.ui.theme.icons import icon

if TYPE_CHECKING:
    from reader_app.ui.theme.theme import Theme

_TITLE_WIDTH = 280
_NARROWEST = 400
"""Pixels: a page of many buttons may not keep the window from being made narrow."""
_ARTICLE, _SPANS, _OVERVIEW = 0, 1, 2
"""The tabs."""


class ArticleArea(QWidget):
    """Holds the page, the table and the overview under their tabs."""

    close_wanted = Signal()
    turned = Signal()
    """The other tab is in front."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article_area")
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.page = ArticlePage(theme)
        self.spans = SpansPage(theme)
        self.overview = OverviewPage(theme)
        self.tabs = QTabBar(self)
        self._close = QToolButton(self)
        self._make_tabs()
        self._none = QLabel(self.tr("No article is open. Choose one in the library."), self)
        self._none.setObjectName("no_article")
        self._none.setProperty("kind", "muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._none)
        self._pages.addWidget(self.page)
        self._pages.addWidget(self.spans)
        self._pages.addWidget(self.overview)
        for page in (self.spans, self.overview):
            page.setMinimumWidth(_NARROWEST)
        self._has_article = False
        self._lay_out()
        self.set_theme(theme)
        self.show_title("")
        self.tabs.currentChanged.connect(self._turn)

    def _make_tabs(self) -> None:
        self.tabs.setObjectName("article_tabs")
        self.tabs.setAccessibleName(self.tr("Article, tagged spans and overview"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setIconSize(QSize(16, 16))
        self.tabs.addTab("")
        self.tabs.addTab(self.tr("Tagged spans"))
        self.tabs.addTab(self.tr("Overview"))
        self._close.setObjectName("close_article")
        self._close.setProperty("kind", "bare")
        self._close.setAccessibleName(self.tr("Close the article"))
        self._close.setToolTip(self.tr("Close the article"))
        self._close.clicked.connect(self.close_wanted)
        self.tabs.setTabButton(_ARTICLE, QTabBar.ButtonPosition.RightSide, self._close)

    def _lay_out(self) -> None:
        self._strip = QWidget(self)
        self._strip.setProperty("kind", "tab_strip")
        self._strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        strip = QVBoxLayout(self._strip)
        strip.setContentsMargins(8, 0, 8, 0)
        strip.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._pages, 1)

    def show_title(self, title: str) -> None:
        """Show the page under this title, or no page where it is empty."""
        words = title or self.tr("No article")
        shown = self.tabs.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _TITLE_WIDTH)
        self.tabs.setTabText(_ARTICLE, isolate(shown.replace("&", "&&")))
        self.tabs.setTabToolTip(_ARTICLE, title)
        self._close.setVisible(bool(title))
        self._has_article = bool(title)
        self._turn()

    def show_article(self) -> None:
        """Bring the article to the front."""
        self.tabs.setCurrentIndex(_ARTICLE)

    def show_spans(self) -> None:
        """Bring the table of tagged spans to the front."""
        self.tabs.setCurrentIndex(_SPANS)

    def show_overview(self) -> None:
        """Bring the overview to the front."""
        self.tabs.setCurrentIndex(_OVERVIEW)

    @property
    def is_showing_overview(self) -> bool:
        """Whether the overview is in front."""
        return self.tabs.currentIndex() == _OVERVIEW

    @property
    def is_showing_spans(self) -> bool:
        """Whether the table of tagged spans is in front."""
        return self.tabs.currentIndex() == _SPANS

    def focus_front(self) -> None:
        """Give what is in front the focus: the page, the rows, the counts; else the tabs."""
        front = self._pages.currentWidget()
        if front is self.spans:
            self.spans.focus_rows()
        elif front is self.overview:
            self.overview.focus_counts()
        else:
            taker = self.page if front is self.page else self.tabs
            taker.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _turn(self) -> None:
        article = self.page if self._has_article else self._none
        pages = {_SPANS: self.spans, _OVERVIEW: self.overview}
        self._pages.setCurrentWidget(pages.get(self.tabs.currentIndex(), article))
        self.turned.emit()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours."""
        self.page.set_theme(theme)
        self.tabs.setTabIcon(_ARTICLE, icon("article", theme))
        self.tabs.setTabIcon(_SPANS, icon("spans-table", theme))
        self.tabs.setTabIcon(_OVERVIEW, icon("matrix", theme))
        self._close.setIcon(icon("close", theme))

"""The middle of the window: a tab with the article, and one with the table of tagged spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from reader_app.project.labels import isolate
from reader_app.ui.article.article_page import ArticlePage
from reader_app.ui.spans.spans_page import SpansPage
from reader_app.ui.theme.icons import icon

if TYPE_CHECKING:
    from reader_app.ui.theme.theme import Theme

_TITLE_WIDTH = 280
_ARTICLE, _SPANS = 0, 1
"""The tabs."""


class ArticleArea(QWidget):
    """Holds the page and the table under their tabs."""

    close_wanted = Signal()
    turned = Signal()
    """The other tab is in front."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article_area")
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.page = ArticlePage(theme)
        self.spans = SpansPage()
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
        self._has_article = False
        self._lay_out()
        self.set_theme(theme)
        self.show_title("")
        self.tabs.currentChanged.connect(self._turn)

    def _make_tabs(self) -> None:
        self.tabs.setObjectName("article_tabs")
        self.tabs.setAccessibleName(self.tr("Article and tagged spans"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setIconSize(QSize(16, 16))
        self.tabs.addTab("")
        self.tabs.addTab(self.tr("Tagged spans"))
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

    @property
    def is_showing_spans(self) -> bool:
        """Whether the table of tagged spans is in front."""
        return self.tabs.currentIndex() == _SPANS

    def _turn(self) -> None:
        article = self.page if self._has_article else self._none
        self._pages.setCurrentWidget(self.spans if self.is_showing_spans else article)
        self.turned.emit()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours."""
        self.page.set_theme(theme)
        self.tabs.setTabIcon(_ARTICLE, icon("article", theme))
        self.tabs.setTabIcon(_SPANS, icon("spans-table", theme))
        self._close.setIcon(icon("close", theme))

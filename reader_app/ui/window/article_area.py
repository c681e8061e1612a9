"""The middle of the window: a tab with the article, or a sentence where none is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from reader_app.project.labels import isolate
from reader_app.ui.article.article_page import ArticlePage
from reader_app.ui.theme.icons import icon

if TYPE_CHECKING:
    from reader_app.ui.theme.theme import Theme

_TITLE_WIDTH = 280


class ArticleArea(QWidget):
    """Holds the page under its tab."""

    close_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article_area")
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.page = ArticlePage(theme)
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("article_tabs")
        self.tabs.setAccessibleName(self.tr("Open articles"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setIconSize(QSize(16, 16))
        self.tabs.addTab("")
        self._close = QToolButton(self)
        self._close.setObjectName("close_article")
        self._close.setProperty("kind", "bare")
        self._close.setAccessibleName(self.tr("Close the article"))
        self._close.setToolTip(self.tr("Close the article"))
        self._close.clicked.connect(self.close_wanted)
        self.tabs.setTabButton(0, QTabBar.ButtonPosition.RightSide, self._close)
        self._none = QLabel(self.tr("No article is open. Choose one in the library."), self)
        self._none.setObjectName("no_article")
        self._none.setProperty("kind", "muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._none)
        self._pages.addWidget(self.page)
        self._lay_out()
        self.set_theme(theme)
        self.show_title("")

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
        shown = self.tabs.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, _TITLE_WIDTH)
        self.tabs.setTabText(0, isolate(shown.replace("&", "&&")))
        self.tabs.setTabToolTip(0, title)
        self._strip.setVisible(bool(title))
        self._pages.setCurrentWidget(self.page if title else self._none)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours."""
        self.page.set_theme(theme)
        self.tabs.setTabIcon(0, icon("article", theme))
        self._close.setIcon(icon("close", theme))

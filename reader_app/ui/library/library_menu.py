"""The menu of the articles that are selected in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QMenu

from reader_app.project.labels import isolate
from reader_app.ui.library.library_model import STATUSES, status_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader_app.core.ids import Uid
    from reader_app.project.project import Project
    from reader_app.ui.library.article_requests import ArticleRequests


class LibraryMenu(QMenu):
    """Offers what can be done with these articles."""

    open_wanted = Signal()

    def __init__(
        self,
        articles: tuple[Uid, ...],
        project: Project,
        requests: ArticleRequests,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("libraryMenu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._articles, self._project, self._requests = articles, project, requests
        self._is_one = len(articles) == 1
        self._add_reading()
        self._add_statuses()
        self._add_tags()
        self._add_rest()

    def _add(self, words: str, name: str, call: Callable[[], object], key: str = "") -> None:
        action = self.addAction(f"{words}\t{key}" if key else words)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: call())

    def _add_reading(self) -> None:
        """Offer what is for one article alone."""
        if self._is_one:
            asks, first = self._requests, self._articles[0]
            self._add(self.tr("Open"), "libraryOpen", self.open_wanted.emit, "Enter")
            words = self.tr("Article details…")
            self._add(words, "libraryDetails", lambda: asks.details_wanted.emit(first))
            self.addSeparator()

    def _add_statuses(self) -> None:
        statuses = self.addMenu(self.tr("Mark as"))
        statuses.setObjectName("libraryStatusMenu")
        for status in STATUSES:
            action = statuses.addAction(status_words(status))
            action.setObjectName(f"libraryStatus_{status}")
            action.triggered.connect(
                lambda _checked=False, status=status: self._requests.status_wanted.emit(
                    self._articles, status
                )
            )

    def _add_tags(self) -> None:
        asks, articles = self._requests, self._articles
        words = self.tr("Tag the whole article…") if self._is_one else self.tr("Tag the articles…")
        self._add(words, "libraryTag", lambda: asks.tag_wanted.emit(articles), "T")
        self._untag = self.addMenu(self.tr("Take a tag off"))
        self._untag.setObjectName("libraryUntagMenu")
        self._untag.aboutToShow.connect(self._list_tags)
        words = self.tr("Fill a field…")
        self._add(words, "libraryField", lambda: asks.field_wanted.emit(articles), "F")

    def _list_tags(self) -> None:
        """List the tags that are on any of the articles as a whole."""
        self._untag.clear()
        tags = self._project.articles.own_tags(self._articles)
        for tag in tags:
            words = isolate(self._project.codebook.path_text(tag.uid).replace("&", "&&"))
            action = self._untag.addAction(words)
            action.setObjectName(f"libraryUntag_{tag.uid}")
            action.triggered.connect(
                lambda _checked=False, uid=tag.uid: self._requests.untag_wanted.emit(
                    self._articles, uid
                )
            )
        if not tags:
            none = self.tr("You gave none of them a tag as a whole.")
            self._untag.addAction(none).setEnabled(False)

    def _add_rest(self) -> None:
        asks, articles = self._requests, self._articles
        self.addSeparator()
        words = self.tr("Export the tagged spans…")
        self._add(words, "libraryExport", lambda: asks.export_wanted.emit(articles))
        self.addSeparator()
        number = QLocale().toString(len(articles))
        several = self.tr("Delete {number} articles").format(number=number)
        words = self.tr("Delete article") if self._is_one else several
        self._add(words, "libraryDelete", lambda: asks.delete_wanted.emit(articles), "Del")

"""Links in articles: opened in the browser once their address was shown, or copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from reader_app.ui.article.link_places import link_at_caret

if TYPE_CHECKING:
    from reader_app.core.records import Link
    from reader_app.ui.article.article_page import ArticlePage
    from reader_app.ui.window.main_window import MainWindow


class TextLinks(QObject):
    """Serves "Open link" and "Copy link address"; nothing is opened that was not shown and agreed to."""

    def __init__(self, window: MainWindow, page: ArticlePage) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        page.link_wanted.connect(self._open)
        window.actions_by_name.on("article.open_link", self.open_here)
        window.actions_by_name.on("edit.copy_link", self.copy_here)

    def open_here(self) -> None:
        """Open the link that the caret is in."""
        link = self._link_here()
        if link is not None:
            self._open(link)

    def copy_here(self) -> None:
        """Copy the address of the link that the caret is in."""
        link = self._link_here()
        if link is not None:
            QApplication.clipboard().setText(link.url)
            self._window.status.say(self.tr("The address is copied."))

    def _link_here(self) -> Link | None:
        link = link_at_caret(self._page.view)
        if link is None:
            self._window.status.complain(
                self.tr("There is no link here. Put the caret into underlined words.")
            )
        return link

    def _open(self, link: Link) -> None:
        from reader_app.ui.dialogs.address_question import open_address  # noqa: PLC0415  (rare)

        open_address(link.url, self._window)

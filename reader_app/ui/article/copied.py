"""What the clipboard gets of the page: plain words, and HTML that says where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from reader_app.core.citing import Citation, html_copy, html_quote, plain_quote
from reader_app.ui.article.page_header import date_text

if TYPE_CHECKING:
    from reader_app.core.records import Article


def citation_of(article: Article) -> Citation:
    """Return an article's citation, its date in the reader's own way."""
    outlet, url = article.outlet or "", article.url or ""
    return Citation(article.title, outlet, date_text(article), url)


def copied(words: str, article: Article) -> QMimeData:
    """Return words as they stand: alone as text, with their citation as HTML."""
    data = QMimeData()
    data.setText(words)
    if words:
        data.setHtml(html_copy(words, citation_of(article)))
    return data


def copied_quote(words: str, article: Article) -> QMimeData:
    """Return words in quotation marks with their citation, as text and as HTML."""
    data = QMimeData()
    citation, language = citation_of(article), article.language or ""
    data.setText(plain_quote(words, citation, language))
    data.setHtml(html_quote(words, citation, language))
    return data

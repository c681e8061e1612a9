"""Copying words of the article as a quote that says where it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from reader_app.ui.article.copied import copied_quote

if TYPE_CHECKING:
    from reader_app.ui.article.article_page import ArticlePage


def copy_quote(page: ArticlePage) -> None:
    """Copy the selected words, or else the current highlight's, with their citation."""
    article, mark, span = page.article, page.current_mark, page.selected_span()
    if span is None and mark is not None:
        span = mark.highlight.span
    words = page.words(span) if span is not None else ""
    if article is not None and words:
        QGuiApplication.clipboard().setMimeData(copied_quote(words, article))

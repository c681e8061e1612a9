"""Copying words of the article, alone or as a quote that says where it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from reader_app.ui.article.copied import copied, copied_quote

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData

    from reader_app.core.records import Article
    from reader_app.ui.article.article_page import ArticlePage


def copy_words(page: ArticlePage) -> None:
    """Copy the selected words, or else the current highlight's, as they stand."""
    _copy(page, copied)


def copy_quote(page: ArticlePage) -> None:
    """Copy the selected words, or else the current highlight's, with their citation."""
    _copy(page, copied_quote)


def _copy(page: ArticlePage, made: Callable[[str, Article], QMimeData]) -> None:
    article, mark, span = page.article, page.current_mark, page.selected_span()
    if span is None and mark is not None:
        span = mark.highlight.span
    words = page.words(span) if span is not None else ""
    if article is not None and words:
        QGuiApplication.clipboard().setMimeData(made(words, article))

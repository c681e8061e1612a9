"""The widgets that can show a page's text: one for most articles, one for very long ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from reader_app.ui.article.article_view import ArticleView
    from reader_app.ui.article.long_text_view import LongTextView

TextHost: TypeAlias = "ArticleView | LongTextView"

LONG_TEXT = 5_000_000
"""From so many characters on an article is shown by the host for long texts."""

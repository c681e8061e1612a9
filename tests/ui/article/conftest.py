"""A page on the screen, for the tests of what an analyst does there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.ui.article.article_page import ArticlePage
from reader_app.ui.theme.theme import load_theme
from tests.ui.article.made_article import article_of, codebook, marks_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from reader_app.core.marks import Mark
    from reader_app.core.records import Text

Shown = "Callable[..., ArticlePage]"


@pytest.fixture
def page(qtbot: QtBot) -> ArticlePage:
    """Give an empty page on the screen."""
    page = ArticlePage(load_theme("light"))
    page.resize(800, 700)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.view.setFocus()
    return page


@pytest.fixture
def shown(page: ArticlePage, qtbot: QtBot) -> Callable[..., ArticlePage]:
    """Give a function that shows a text with marks, painted."""

    def show(text: Text, *marks: Mark) -> ArticlePage:
        page.show_article(article_of(text), text, marks_of(*marks), codebook())
        page.grab()
        return page

    return show

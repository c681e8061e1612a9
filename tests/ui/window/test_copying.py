"""What the clipboard gets from the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from reader_app.core.spans import Span
from tests.ui.window.desk import CTRL, SHIFT, Key

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from tests.ui.window.desk import Desk

STORY = "Harbour & docks\n\nIt costs 10\u00a0000 <kroner>, “they” said."


def described(desk: Desk) -> None:
    desk.open_story(STORY)
    article = desk.project.articles.get(desk.article)
    assert article is not None
    desk.project.articles.edit(
        replace(article, outlet="Courier", published="2026-05-14", published_precision="day",
                url="https://courier.example/a?b=1&c=2")
    )  # fmt: skip
    desk.window.workspace.reading.close()
    desk.window.workspace.reading.open(article.uid)


def clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def select(desk: Desk, words: str) -> None:
    start = STORY.index(words)
    desk.window.workspace.page.select_span(Span(start, start + len(words)))


def test_copy_gives_the_very_words_and_html_with_the_citation(desk: Desk) -> None:
    described(desk)
    select(desk, "10\u00a0000 <kroner>")
    desk.press(Key.Key_C, CTRL)
    assert clipboard().text() == "10\u00a0000 <kroner>"
    html = clipboard().html()
    assert "10\u00a0000 &lt;kroner&gt;" in html
    assert "Harbour &amp; docks</bdi></cite>" in html
    assert "Courier" in html
    assert "2026" in html
    assert '<a href="https://courier.example/a?b=1&amp;c=2">' in html


def test_copy_as_cited_quote_puts_the_words_into_quotation_marks(desk: Desk) -> None:
    described(desk)
    select(desk, "“they” said")
    desk.press(Key.Key_C, CTRL | SHIFT)
    text = clipboard().text()
    assert text.startswith("“‘they’ said” (“Harbour & docks”, Courier, ")
    assert text.endswith("https://courier.example/a?b=1&c=2)")
    assert "“‘they’ said”" in clipboard().html()


def test_without_a_selection_the_highlight_at_the_caret_is_quoted(desk: Desk) -> None:
    described(desk)
    start = STORY.index("kroner")
    desk.project.marks.highlight(desk.article, Span(start, start + 6))
    desk.press(Key.Key_J)
    desk.press(Key.Key_C, CTRL | SHIFT)
    assert clipboard().text().startswith("“kroner” (")

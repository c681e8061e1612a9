"""Pasting out of a browser or a word processor: headings, paragraphs and links come along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from reader_app.ui.window.pasted_markup import has_markup, source_address

if TYPE_CHECKING:
    from tests.ui.window.desk import Desk

HTML = "<h1>Ferry held</h1><p>No vessel was at risk.</p><h2>The log</h2><p>It was shown.</p>"
WORDS = "Ferry held\nNo vessel was at risk.\nThe log\nIt was shown.\n"


def data(html: str, words: str = WORDS) -> QMimeData:
    made = QMimeData()
    made.setHtml(html)
    made.setText(words)
    return made


def test_markup_on_the_clipboard_gives_an_article_with_structure(desk: Desk) -> None:
    copied = data(HTML)
    copied.setData("chromium/x-source-url", b"https://port.example/1")
    QApplication.clipboard().setMimeData(copied)
    desk.window.actions_by_name["edit.paste"].trigger()
    desk.bot.waitUntil(lambda: desk.project.articles.count() == 1, timeout=60_000)
    desk.wait_for_import()
    article = desk.project.articles.find("Ferry held")
    blocks = desk.project.articles.text_of(article).blocks
    assert [block.kind for block in blocks] == ["title", "paragraph", "heading", "paragraph"]
    assert article.url == "https://port.example/1"
    assert desk.article == article.uid
    desk.window.actions_by_name["edit.paste"].trigger()
    desk.bot.waitUntil(lambda: "in the library already" in desk.said(), timeout=60_000)
    desk.wait_for_import()
    desk.window.actions_by_name["edit.undo"].trigger()
    assert desk.project.articles.count() == 0


def test_plain_words_stay_as_they_are(desk: Desk) -> None:
    desk.window.importing.take_data(
        data("<span>Ferry held</span><br>At risk.", "Ferry held\n\nA\n")
    )
    assert not desk.window.importing.is_running
    article = desk.project.articles.find("Ferry held")
    assert desk.project.articles.text_of(article).text == "Ferry held\n\nA\n"


def test_markup_that_cannot_be_read_leaves_the_plain_words(desk: Desk) -> None:
    desk.window.importing.take_data(data("<div>" * 100_000 + HTML))
    desk.bot.waitUntil(lambda: desk.project.articles.count() == 1, timeout=60_000)
    desk.wait_for_import()
    article = desk.project.articles.find("Ferry held")
    assert desk.project.articles.text_of(article).text == WORDS


@pytest.mark.parametrize(
    ("name", "value", "address"),
    [
        ("chromium/x-source-url", b"https://a.example/", "https://a.example/"),
        ("text/x-moz-url-priv", "https://b.example/\0".encode("utf-16-le"), "https://b.example/"),
        ("chromium/x-source-url", b"file:///etc/passwd", None),
        ("text/plain", b"https://a.example/", None),
    ],
)
def test_the_address_is_the_one_that_the_browser_says(
    name: str, value: bytes, address: str | None
) -> None:
    copied = QMimeData()
    copied.setData(name, value)
    assert source_address(copied) == address
    assert not has_markup(copied)

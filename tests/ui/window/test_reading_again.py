"""Reading the open article again out of its original, with a look at what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader_app.core.spans import Span
from reader_app.ui.dialogs.read_again_dialog import ReadAgainDialog
from tests.ui.window.desk import CTRL, Key, plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.window.desk import Desk

WORDS = "Harbour closed\n\nقالت سلطة الميناء إن الملاحة استؤنفت.\n\nTraffic resumed.\n"


@pytest.fixture
def misread(desk: Desk, tmp_path: Path) -> Desk:
    """Open an article that came in in the wrong encoding, with a highlight on its title."""
    return opened(desk, tmp_path, WORDS.encode("cp1256"), "windows-1252")


def opened(desk: Desk, folder: Path, data: bytes, encoding: str) -> Desk:
    path = folder / "a.txt"
    path.write_bytes(data)
    (outcome,) = desk.project.articles.import_paths([path], encoding=encoding).outcomes
    assert outcome.uid is not None
    desk.window.workspace.reading.open(outcome.uid)
    desk.press(Key.Key_Home, CTRL)
    desk.select_words(2)
    desk.press(Key.Key_H)
    return desk


def text(desk: Desk) -> str:
    return str(desk.project.articles.text_of(desk.project.articles.find(desk.article)).text)


def read_again(desk: Desk, act: Callable[[ReadAgainDialog], None]) -> None:
    """Open the dialog, and act on it once it has read the original the first time."""

    def begin() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReadAgainDialog)
        try:
            wait(desk, dialog)
            act(dialog)
        except BaseException:
            dialog.reject()  # or the test would wait for it for ever
            raise

    QTimer.singleShot(0, begin)
    desk.window.actions_by_name["article.read_again"].trigger()


def wait(desk: Desk, dialog: ReadAgainDialog) -> None:
    desk.bot.waitUntil(lambda: dialog.outcome.text() != "Reading…", timeout=60_000)


def choose(desk: Desk, dialog: ReadAgainDialog, encoding: str) -> None:
    dialog.encodings.setFocus()
    QTest.keyClick(dialog.encodings, Key.Key_Home)
    while dialog.encodings.currentText() != encoding:
        QTest.keyClick(dialog.encodings, Key.Key_Down)
    wait(desk, dialog)


def test_another_encoding_is_looked_at_taken_and_undone(misread: Desk) -> None:
    wrong = text(misread)
    seen: list[str] = []

    def act(dialog: ReadAgainDialog) -> None:
        choose(misread, dialog, "windows-1252")
        seen.append(dialog.outcome.text())
        assert not dialog.foot.primary.isEnabled()
        choose(misread, dialog, "windows-1256")
        seen.append(dialog.outcome.text())
        seen.append(dialog.texts.views[1].toPlainText())
        assert dialog.texts.views[0].toPlainText().startswith("Harbour closed")
        dialog.foot.primary.click()

    read_again(misread, act)
    assert seen[0] == "Read so, the text is the one that the article has."
    assert seen[1] == "1 highlight stays on its words."
    assert "سلطة الميناء" in seen[2]
    assert text(misread) == WORDS
    page = misread.window.workspace.page
    assert page.words(misread.marks()[0].highlight.span) == "Harbour closed"
    assert plain(misread.said()).startswith("Read Harbour closed again from its original")
    misread.window.actions_by_name["edit.undo"].trigger()
    assert text(misread) == wrong


def test_an_encoding_that_does_not_fit_is_told_and_nothing_is_taken(misread: Desk) -> None:
    wrong = text(misread)
    seen: list[str] = []

    def act(dialog: ReadAgainDialog) -> None:
        dialog.encodings.setFocus()
        choose(misread, dialog, "utf-8")
        misread.bot.waitUntil(dialog.problem.isVisible, timeout=60_000)
        seen.append(dialog.problem.text())
        assert not dialog.foot.primary.isEnabled()
        QTest.keyClick(dialog, Key.Key_Escape)

    read_again(misread, act)
    assert "do not fit the encoding" in seen[0]
    assert text(misread) == wrong


def test_highlights_that_would_be_lost_are_told_before_and_listed_after(
    desk: Desk, tmp_path: Path
) -> None:
    misread = opened(desk, tmp_path, WORDS.encode(), "iso-8859-1")
    start = text(misread).index("\n\n") + 3  # in the middle of a letter
    misread.project.marks.highlight(misread.article, Span(start, start + 8))
    assert len(misread.marks()) == 2
    seen: list[str] = []

    def act(dialog: ReadAgainDialog) -> None:
        choose(misread, dialog, "utf-8")
        seen.append(dialog.outcome.text())
        dialog.foot.primary.click()

    read_again(misread, act)
    assert seen == [
        "1 highlight stays on its words. 1 loses them, and will stand under “Lost places”."
    ]
    lost = misread.window.workspace.correcting.lost_places
    assert lost is not None
    assert lost.isVisible()
    lost.close()


def test_an_article_that_is_a_row_of_a_table_says_how_it_is_read_again(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,text\nA,Some words.\n", "utf-8")
    (outcome,) = desk.project.articles.import_paths([path]).outcomes
    assert outcome.uid is not None
    desk.window.workspace.reading.open(outcome.uid)
    desk.window.actions_by_name["article.read_again"].trigger()
    assert desk.said().startswith("This article is one of several in its file.")

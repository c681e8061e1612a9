"""Highlights of a file whose article is not found: the window asks which one they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader_app.ui.dialogs.article_choice_dialog import ArticleChoiceDialog
from tests.ui.window.desk import Key, plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.window.desk import Desk

ROWS = "quote,title,tag\nNo vessel,Elsewhere,Claim\nnowhere,Elsewhere,Claim\nBarge adrift,Other,B\n"


@pytest.fixture
def table(desk: Desk, tmp_path: Path) -> Path:
    """Give a table with highlights of two articles that nothing is known of, beside three articles."""
    desk.project.articles.import_text("Ferry held\n\nNo vessel was at risk.\n", "a")
    desk.project.articles.import_text("Barge\n\nBarge adrift today.\n", "b")
    desk.project.articles.import_text("Barge again\n\nBarge adrift once more.\n", "c")
    path = tmp_path / "spans.csv"
    path.write_text(ROWS, "utf-8")
    return path


def drop(desk: Desk, path: Path, *acts: Callable[[ArticleChoiceDialog], None]) -> None:
    """Drop a file, and act on each dialog that asks, until all were there."""
    left = list(acts)
    seen: list[ArticleChoiceDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        is_there = isinstance(dialog, ArticleChoiceDialog) and dialog.isActiveWindow()
        if isinstance(dialog, ArticleChoiceDialog) and is_there and dialog not in seen:
            seen.append(dialog)
            try:
                left.pop(0)(dialog)
            except BaseException:
                dialog.reject()  # or the test would wait for it for ever
                raise

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(10)
    desk.drop(path)
    desk.bot.waitUntil(lambda: not left and not desk.window.importing.is_running, timeout=60_000)
    timer.stop()


def titles(dialog: ArticleChoiceDialog) -> list[str]:
    model = dialog.list.model()
    return [plain(str(model.index(row, 0).data())) for row in range(model.rowCount())]


def quotes(desk: Desk) -> list[tuple[str, str]]:
    rows = list(desk.project.exports.rows())
    return [(row.article.title, row.highlight.quote.exact) for row in rows]


def leave_out(dialog: ArticleChoiceDialog) -> None:
    dialog.foot.cancel.click()


def test_an_article_is_chosen_by_typing_for_each_text_of_the_file(desk: Desk, table: Path) -> None:
    def choose(dialog: ArticleChoiceDialog) -> None:
        asked = plain(dialog.question.text())
        assert asked == (
            "No article was found for 2 highlights of “Elsewhere”. Which one do they belong to?"
        )
        assert plain(dialog.quotes.text()) == "“No vessel”\n“nowhere”"
        assert titles(dialog) == ["Barge", "Barge again", "Ferry held"]
        QTest.keyClicks(dialog.words, "nobody has this")
        assert not dialog.foot.primary.isEnabled()
        assert dialog.chosen is None
        dialog.words.clear()
        QTest.keyClicks(dialog.words, "ferry")
        assert titles(dialog) == ["Ferry held"]
        QTest.keyClick(dialog, Key.Key_Return)

    def take_the_first(dialog: ArticleChoiceDialog) -> None:
        assert titles(dialog)[:2] == ["Barge", "Barge again"]
        dialog.foot.primary.click()

    drop(desk, table, choose, take_the_first)
    desk.bot.waitUntil(lambda: desk.said().startswith("2 new tags, 2 highlights"))
    assert sorted(quotes(desk)) == [
        ("Barge", "Barge adrift"), ("Ferry held", "No vessel"), ("Ferry held", "nowhere"),
    ]  # fmt: skip
    desk.bot.waitUntil(lambda: not desk.window.long_steps.is_running)


def test_what_is_left_out_stays_out(desk: Desk, table: Path) -> None:
    drop(desk, table, leave_out, leave_out)
    assert quotes(desk) == []


def test_without_an_article_nothing_is_asked(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "spans.csv"
    path.write_text(ROWS, "utf-8")
    drop(desk, path)
    assert "left out" in desk.said()


def test_many_highlights_are_put_beside_the_window(desk: Desk, tmp_path: Path) -> None:
    count = 600
    words = " ".join(f"word{number}." for number in range(count))
    desk.project.articles.import_text(f"Words\n\n{words}\n", "a")
    path = tmp_path / "spans.csv"
    rows = [f"word{number}.,Elsewhere,Claim\n" for number in range(count)]
    path.write_text("quote,title,tag\n" + "".join(rows), "utf-8")
    shown: list[str] = []
    bar = desk.window.status.bar
    bar.valueChanged.connect(lambda _: shown.append(desk.window.status.work.text()))
    drop(desk, path, lambda dialog: dialog.foot.primary.click())
    desk.bot.waitUntil(lambda: desk.said() == f"1 new tag, {count} highlights.")
    desk.bot.waitUntil(lambda: not desk.window.long_steps.is_running)
    assert len(quotes(desk)) == count
    assert any(words.startswith("Taking in highlights: ") for words in shown)
    desk.window.status.undo.click()
    desk.bot.waitUntil(lambda: quotes(desk) == [])

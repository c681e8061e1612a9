"""The copies of an article are shown beside it, and get its highlights."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader_app.ui.dialogs.copies_dialog import CopiesDialog
from reader_app.ui.dialogs.side_by_side import differing
from tests.ui.window.desk import CTRL, STORY, Key

COPY = STORY.replace("Tuesday", "Wednesday").replace("Harbour closed", "🚢 Port: harbour closed")


@pytest.fixture
def story(desk):
    """Open the story with one highlight; a copy of it is in the project too."""
    copy = desk.project.articles.import_text(COPY, "copy").uid
    desk.open_story()
    desk.select_words(2)
    desk.press(Key.Key_H)
    desk.press(Key.Key_Home, CTRL)
    desk.press(Key.Key_Down, times=2)
    desk.select_words(3)
    desk.press(Key.Key_H)
    assert len(desk.quotes()) == 2
    return desk, copy


def look(desk, use) -> list[CopiesDialog]:
    """Ask for copies, do something with the dialog, and wait for the end."""
    seen: list[CopiesDialog] = []
    copies = desk.window.workspace.copies

    def try_use() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, CopiesDialog):
            QTimer.singleShot(10, try_use)
            return
        seen.append(dialog)
        try:
            use(dialog)
        finally:
            dialog.reject()

    if use is not None:
        QTimer.singleShot(0, try_use)
    desk.window.actions_by_name["article.copies"].trigger()
    desk.bot.waitUntil(lambda: copies.work is None and copies.dialog is None)
    return seen


def coloured(view) -> list[str]:
    """Return the words that have a ground."""
    return [each.cursor.selectedText() for each in view.extraSelections()]


def test_the_copies_stand_beside_the_article_with_their_differences(story) -> None:
    desk, _ = story

    def read(dialog: CopiesDialog) -> None:
        model = dialog.list.model()
        lines = [model.index(row, 0).data() for row in range(model.rowCount())]
        assert ["this article" in line for line in lines] == [False, True]
        mine, other = dialog.texts.views
        assert mine.toPlainText() == STORY
        assert other.toPlainText() == COPY
        assert coloured(mine) == ["Harbour", "Tuesday"]
        assert coloured(other) == ["🚢 Port: harbour", "Wednesday"]
        QTest.keyClick(dialog.list, Key.Key_Down)
        assert coloured(other) == []
        dialog.foot.cancel.click()

    assert look(desk, read)


def test_highlights_are_copied_where_the_words_are_the_same_and_undo_takes_them_back(story) -> None:
    desk, copy = story

    def quotes() -> list[str]:
        marks = desk.project.marks.of_article(copy).in_order()
        return [mark.highlight.quote.exact for mark in marks]

    look(desk, lambda dialog: dialog.foot.primary.click())
    assert quotes() == ["Two captains said"]
    assert "Copied the highlights of" in desk.said()
    look(desk, lambda dialog: dialog.foot.primary.click())
    assert desk.said() == "There was no highlight that a copy lacked."
    desk.window.actions_by_name["edit.undo"].trigger()
    assert quotes() == []


def test_an_article_without_copies_says_so(desk) -> None:
    desk.open_story()
    assert look(desk, None) == []
    assert desk.said() == "No other article is a copy of this one."


def test_a_project_closes_while_copies_are_looked_for(story) -> None:
    desk, _ = story
    desk.window.actions_by_name["article.copies"].trigger()
    desk.window.workspace.copies.stop()
    assert desk.window.workspace.copies.work is None


def test_whole_words_differ() -> None:
    assert list(differing("ab cd", [(1, 4)])) == [(0, 2), (3, 5)]
    assert list(differing("港口開放", [(0, 2)])) == [(2, 4)]
    assert list(differing("ab ", [(0, 2)])) == []
    assert list(differing("ab", [])) == [(0, 2)]

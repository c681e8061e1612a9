"""The copies of an article are shown beside it, and get its highlights."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader_app.ui.copy_words import near_copies
from reader_app.ui.dialogs.copies_dialog import CopiesDialog
from reader_app.ui.dialogs.import_report_dialog import ImportReportDialog
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


def plain_tip(index) -> str:
    return index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_pasted_copy_is_marked_in_the_library_and_above_the_title(story) -> None:
    desk, copy = story
    library = desk.window.workspace.library
    link = desk.window.workspace.page.header.copies
    desk.bot.waitUntil(link.isVisible)
    assert link.text() == "1 independent source of 2"
    rows = [library.list.model().index(row, 0) for row in range(2)]
    assert all("1 independent source of 2" in plain_tip(row) for row in rows)
    assert desk.project.articles.row(copy).copies == 2
    library.list.grab()
    seen: list[CopiesDialog] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, CopiesDialog):
            seen.append(dialog)
            dialog.reject()
        elif not seen:
            QTimer.singleShot(10, close)

    close()
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    desk.bot.waitUntil(lambda: bool(seen) and desk.window.workspace.copies.work is None)
    desk.window.workspace.reading.close()
    assert not link.isVisible()


def test_the_mark_goes_with_the_copy_and_is_there_at_once_when_it_comes_back(story) -> None:
    desk, copy = story
    link = desk.window.workspace.page.header.copies
    desk.bot.waitUntil(link.isVisible)
    desk.project.articles.delete([copy])
    assert not link.isVisible()
    desk.project.history.undo()
    assert link.isVisible()
    desk.project.articles.correct_text(copy, "Another story\n\nOf other words altogether.\n")
    assert not link.isVisible()


def test_an_import_says_how_many_are_copies(desk, tmp_path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(COPY, encoding="utf-8")
    desk.drop(tmp_path / "a.txt", tmp_path / "b.txt")
    desk.wait_for_import()
    assert desk.said() == "Imported 2 articles. 1 is a near copy of an article already there."
    rows = list(desk.project.articles.all())
    assert [row.copies for row in rows] == [2, 2]
    assert near_copies(12) == "12 are near copies of articles already there."
    dialog = ImportReportDialog(desk.project.articles.last_import())
    desk.bot.addWidget(dialog)
    assert "1 is a near copy of an article already there." in dialog.counts.text()

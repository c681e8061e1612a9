"""Correcting a text in the window, and putting lost highlights on other words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader_app.core.spans import Span
from reader_app.ui.dialogs.correct_text_dialog import CorrectTextDialog
from tests.ui.window.desk import CTRL, STORY, Key


@pytest.fixture
def story(desk):
    """Open the story with its first two words highlighted: “Harbour closed”."""
    desk.open_story()
    desk.select_words(2)
    desk.press(Key.Key_H)
    assert desk.quotes() == ["Harbour closed"]
    desk.press(Key.Key_Home, CTRL)
    return desk


def correct(desk, old: str, new: str, *, save: bool = True) -> None:
    """Select words in the editor and type others over them."""

    def type_over() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CorrectTextDialog)
        cursor = dialog.editor.document().find(old)
        assert isinstance(cursor, QTextCursor)
        dialog.editor.setTextCursor(cursor)
        QTest.keyClicks(dialog.editor, new)
        (dialog.foot.primary if save else dialog.foot.cancel).click()

    QTimer.singleShot(0, type_over)
    desk.window.actions_by_name["article.correct"].trigger()


def text(desk) -> str:
    return desk.project.articles.text_of(desk.project.articles.find(desk.article)).text


def lost(desk):
    return desk.window.workspace.correcting.lost_places


def test_a_correction_is_shown_and_undone_and_highlights_stay_on_their_words(story) -> None:
    correct(story, "Harbour", "The old Harbour")
    assert text(story) == STORY.replace("Harbour", "The old Harbour")
    page = story.window.workspace.page
    assert page.lost_marks == 0
    mark = story.marks()[0]
    assert page.words(mark.highlight.span) == "Harbour closed"
    assert lost(story) is None
    assert "Corrected the text of" in story.said()
    story.window.actions_by_name["edit.undo"].trigger()
    assert text(story) == STORY
    assert page.words(story.marks()[0].highlight.span) == "Harbour closed"


def test_nothing_is_kept_without_save(story) -> None:
    before = len(list(story.project.history.steps()))
    correct(story, "Harbour", "Port", save=False)
    correct(story, "Harbour", "Harbour")
    assert len(list(story.project.history.steps())) == before


def test_a_lost_highlight_is_listed_and_put_on_the_selected_words(story) -> None:
    correct(story, "Harbour closed", "Port shut")
    dialog = lost(story)
    assert dialog.isVisible()
    assert story.said().startswith("One highlight has lost its words.")
    model = dialog.list.model()
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "\u2068Harbour closed\u2069\nA correction of the text took its words."
    ]
    assert story.window.workspace.page.lost_marks == 1
    assert not dialog.foot.primary.isEnabled()
    story.window.activateWindow()
    story.bot.waitUntil(story.window.isActiveWindow)
    story.window.workspace.page.setFocus()
    story.press(Key.Key_Home, CTRL)
    story.select_words(2)
    assert dialog.foot.primary.isEnabled()
    dialog.foot.primary.click()
    assert story.quotes() == ["Port shut"]
    assert story.window.workspace.page.lost_marks == 0
    assert model.rowCount() == 0
    assert not dialog.foot.primary.isEnabled()
    assert dialog.words.text() == "Every highlight of this article is on its words."
    story.window.actions_by_name["edit.undo"].trigger()
    assert model.rowCount() == 1
    dialog.foot.cancel.click()
    assert not dialog.isVisible()


def test_what_the_editor_cannot_show_stays_in_the_text(desk) -> None:
    words = "Title\n\nA\u00a0hard space, a\u2028line and “quotes” 😀 stay.\n"
    desk.open_story(words)
    correct(desk, "stay", "remain")
    assert text(desk) == words.replace("stay", "remain")


def test_a_text_of_no_words_is_refused_in_a_sentence(desk) -> None:
    desk.open_story("Word\n")
    seen: list[str] = []

    def empty() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CorrectTextDialog)
        dialog.editor.selectAll()
        QTest.keyClicks(dialog.editor, " ")
        dialog.foot.primary.click()
        desk.bot.waitUntil(dialog.problem.isVisible)
        seen.append(dialog.problem.text())
        assert dialog.foot.primary.isEnabled()
        assert dialog.editor.toPlainText() == " "
        QTest.keyClick(dialog, Key.Key_Escape)

    QTimer.singleShot(0, empty)
    desk.window.actions_by_name["article.correct"].trigger()
    assert seen[0].startswith("An article needs a text.")
    assert text(desk) == "Word\n"


def test_the_page_header_and_the_tab_follow_other_details_and_undo(story) -> None:
    article = story.project.articles.find(story.article)
    authors = ("Ann Lee", "منى سالم")
    details = replace(
        article, title="Barge adrift", outlet="Bay Post", authors=authors, published="2026-03-01"
    )
    story.project.articles.edit(details)
    workspace = story.window.workspace
    assert "Bay Post" in workspace.page.header.words()
    assert all(author in workspace.page.header.words() for author in authors)
    assert workspace.page.article.title == "Barge adrift"
    assert "Barge adrift" in workspace.page.view.accessibleName()
    assert "Barge adrift" in workspace.area.tabs.tabText(0)
    story.window.actions_by_name["edit.undo"].trigger()
    assert "Bay Post" not in workspace.page.header.words()
    assert article.title in workspace.area.tabs.tabText(0)


def test_the_page_header_follows_a_correction(story) -> None:
    words = story.window.workspace.page.header.words()
    correct(story, "Harbour", "The old Harbour")
    assert story.window.workspace.page.header.words() != words


def test_a_long_text_is_filled_in_piece_by_piece_and_saved_beside_the_window(desk) -> None:
    words = "Title\n\n" + "\n\n".join(f"Paragraph {n} of a long text 😀." for n in range(30_000))
    desk.open_story(words)
    ready: list[bool] = []
    beats: list[int] = []

    def begin() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CorrectTextDialog)
        ready.append(dialog.is_ready)
        assert dialog.editor.isReadOnly()
        desk.bot.waitUntil(lambda: dialog.is_ready, timeout=60_000)
        assert not dialog.editor.isReadOnly()
        assert dialog.editor.textCursor().position() == 0
        QTest.keyClicks(dialog.editor, "New ")
        dialog.foot.primary.click()
        ready.append(dialog.foot.primary.isEnabled())
        QTest.keyClick(dialog, Key.Key_Escape)  # it is saved whole or not at all
        assert dialog.isVisible()
        QTimer.singleShot(0, lambda: beats.append(1))

    QTimer.singleShot(0, begin)
    desk.window.actions_by_name["article.correct"].trigger()
    assert ready == [False, False]
    assert beats
    assert str(text(desk)) == f"New {words}"
    assert desk.window.workspace.page.lost_marks == 0
    desk.window.actions_by_name["edit.undo"].trigger()
    desk.bot.waitUntil(lambda: not desk.window.long_steps.is_running, timeout=60_000)
    assert str(text(desk)) == words


def test_a_highlight_of_a_file_says_why_it_has_no_place(story, tmp_path) -> None:
    path = tmp_path / "marks.csv"
    rows = [f"{story.article},{quote},A" for quote in ("Nowhere", "Harbour closed", "e")]
    path.write_text("\n".join(["article_id,quote,tag", *rows]), "utf-8")
    story.project.incoming.take(path)
    story.window.actions_by_name["article.lost"].trigger()
    model = lost(story).list.model()
    why = [model.index(row).data().partition("\n")[2] for row in range(model.rowCount())]
    assert sorted(why) == [
        "It came with a file; its words are not in the article.",
        (
            "It came with a file; its words stand several times in the article, and the file does not "
            "say which are meant."
        ),
    ]


@pytest.fixture
def two_lost(desk):
    """Open the story with two highlights whose words a correction took."""
    desk.open_story()
    for words in ("Harbour closed", "after barge"):
        start = STORY.index(words)
        desk.project.marks.highlight(desk.article, Span(start, start + len(words)))
    correct(desk, "Harbour closed after barge", "Port shut as tug")
    assert desk.window.workspace.page.lost_marks == 2
    lost(desk).close()
    desk.window.activateWindow()
    desk.bot.waitUntil(desk.window.isActiveWindow)
    return desk


def test_the_card_of_a_lost_highlight_leads_by_keys_to_the_lost_places(two_lost) -> None:
    cards = two_lost.window.workspace.annotations.cards
    second = two_lost.marks()[1].uid
    cards.select(second)
    cards.setFocus()
    two_lost.bot.waitUntil(cards.hasFocus)
    mark = cards.current_mark()
    assert mark.uid == second
    assert cards.layout_of(mark).words.place == "Find its place"
    spoken = cards.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Its words are no longer in the text" in spoken
    two_lost.press(Key.Key_Right)
    two_lost.press(Key.Key_Return)
    assert lost(two_lost).isVisible()
    assert lost(two_lost).list.currentIndex().row() == 1
    lost(two_lost).close()


def test_the_card_of_a_lost_highlight_leads_by_a_click_to_its_new_place(two_lost) -> None:
    cards = two_lost.window.workspace.annotations.cards
    first = two_lost.marks()[0]
    cards.select(first.uid)
    part = cards.layout_of(cards.current_mark()).place
    middle = cards.pointing.rect_of(cards.current_mark(), part).center().toPoint()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert lost(two_lost).isVisible()
    assert lost(two_lost).list.currentIndex().row() == 0
    two_lost.window.activateWindow()
    two_lost.bot.waitUntil(two_lost.window.isActiveWindow)
    two_lost.window.workspace.page.setFocus()
    two_lost.press(Key.Key_Home, CTRL)
    two_lost.select_words(2)
    lost(two_lost).foot.primary.click()
    placed = next(mark for mark in two_lost.marks() if mark.uid == first.uid)
    assert placed.highlight.quote.exact == "Port shut"
    assert cards.layout_of(placed).place is None
    lost(two_lost).close()

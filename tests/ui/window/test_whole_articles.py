"""Keys for the article as a whole, the history, and merging from the codebook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reader_app.project.tag_again import Wanted
from reader_app.ui.dialogs.merge_dialog import MergeDialog
from reader_app.ui.dialogs.switch_analyst_dialog import SwitchAnalystDialog
from tests.ui.window.desk import ALT, CTRL, Key

if TYPE_CHECKING:
    from tests.ui.window.desk import Desk


def test_control_d_marks_the_article_as_done_and_opens_the_next_unread(desk: Desk) -> None:
    desk.open_story()
    first = desk.article
    second = desk.project.articles.import_text("Another\n\nMore words.\n", "two").uid
    desk.press(Key.Key_D, CTRL)
    assert desk.article == second
    assert desk.project.articles.status(first) == "done"
    desk.press(Key.Key_D, CTRL)
    assert desk.said() == "Done. Nothing is unread."
    desk.press(Key.Key_Z, CTRL)
    assert second is not None
    assert desk.project.articles.status(second) == "new"


def test_control_h_opens_the_history_and_enter_goes_back(desk: Desk) -> None:
    desk.open_story()
    desk.project.tags.create("One")
    desk.project.tags.create("Two")
    desk.press(Key.Key_H, CTRL)
    assert desk.window.workspace.history.list.hasFocus()
    desk.press(Key.Key_Down, times=2)
    desk.press(Key.Key_Return)
    assert len(desk.project.codebook) == 0
    assert desk.said() == "Went 2 steps."
    assert desk.window.actions_by_name["edit.redo"].isEnabled()


def test_two_tags_are_merged_from_the_codebook_and_undone_in_one_step(desk: Desk) -> None:
    desk.open_story()
    tags = [desk.project.tags.create(name).edits[0].record.uid for name in ("One", "Two")]

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MergeDialog)
        dialog.foot.primary.click()

    QTimer.singleShot(0, agree)
    desk.window.workspace.codebook.merge_wanted.emit(tuple(tags))
    assert [tag.name for tag in desk.project.codebook.walk()] == ["One"]
    desk.project.history.undo()
    assert len(desk.project.codebook) == 2


def test_a_merge_of_many_taggings_runs_beside_the_window(desk: Desk) -> None:
    desk.open_story("Words\n\n" + "again and " * 600 + "\n")
    tags = [desk.project.tags.create(name).edits[0].record.uid for name in ("One", "Two")]
    hits = list(desk.project.again.find(Wanted(("again",))))
    desk.project.again.accept(tags[1], hits)
    heard: list[str] = []
    desk.window.status.bar.valueChanged.connect(
        lambda _: heard.append(desk.window.status.work.text())
    )
    desk.window.merging.merge(tags[0], (tags[1],), 1_000_000)
    assert desk.window.long_steps.is_running
    desk.bot.waitUntil(lambda: not desk.window.long_steps.is_running)
    assert [tag.name for tag in desk.project.codebook.walk()] == ["One"]
    assert not desk.window.workspace.codebook.tree.model().index_of(tags[1]).isValid()
    assert desk.project.tags.counts() == {tags[0]: len(hits)} == {tags[0]: 600}
    assert desk.window.workspace.codebook.tree.model().counts_of(tags[0]) == (600, 600)
    assert heard
    assert all(re.fullmatch(r"Merging: \d+ %", words) for words in heard)
    assert not desk.window.status.bar.isVisible()


def test_an_own_key_tags_on_the_page(desk: Desk) -> None:
    desk.open_story()
    tag = desk.project.tags.create("Event").edits[0].record.uid
    desk.project.tags.set_key(tag, "Ctrl+Alt+E")
    desk.select_words(1)
    desk.press(Key.Key_E, CTRL | ALT)
    assert desk.quotes() == ["Harbour"]
    desk.project.tags.set_key(tag, None)
    desk.select_words(1)
    desk.press(Key.Key_E, CTRL | ALT)
    assert desk.quotes() == ["Harbour"]


def test_another_analyst_works_on_in_the_same_project(desk: Desk) -> None:
    desk.open_story()

    def switch() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SwitchAnalystDialog)
        dialog.field.setCurrentText("Tomas")
        dialog.foot.primary.click()

    QTimer.singleShot(0, switch)
    desk.window.actions_by_name["project.analyst"].trigger()
    assert desk.project.analyst.name == "Tomas"
    assert {each.name for each in desk.project.analysts().values()} == {"Ines", "Tomas"}


def test_a_path_is_completed_and_the_meaning_of_the_chosen_tag_is_said(desk: Desk) -> None:
    desk.open_story()
    tag = desk.project.tags.create("Actor").edits[0].record.uid
    desk.project.tags.describe(tag, "Who does something.")
    desk.select_words(1)
    desk.press(Key.Key_T)
    palette = desk.window.findChild(object, "tag_palette")
    said = palette.meaning.text()
    assert "Actor" in said
    assert said.endswith(": Who does something.")
    desk.type("act/port")
    desk.press(Key.Key_Return)
    assert desk.tags_of(desk.marks()[0]) == ["Actor/port"]

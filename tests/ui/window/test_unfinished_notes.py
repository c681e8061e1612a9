"""A note that is being written outlives a crash, a refusal and a change of mind about the window."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from reader_app.project.settings import Settings
from reader_app.project.unfinished import Unfinished, UnfinishedNotes
from tests.ui.window.desk import CTRL, Key
from tests.ui.window.typing_process import TYPED

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.window.desk import Desk


def kept() -> list[Unfinished]:
    return UnfinishedNotes(Settings().path.with_name("unfinished")).all()


def keep_now(desk: Desk) -> None:
    """Let the moment pass after which the words are kept."""
    work = desk.window.workspace.unfinished
    for each in (work._on_card, work._in_popup):
        if each is not None:
            each.soon.timeout.emit()


def field() -> QPlainTextEdit:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QPlainTextEdit)
    return widget


def begin_on_card(desk: Desk) -> None:
    """Highlight the first word, and begin a note on its card."""
    desk.open_story()
    desk.select_words(1)
    desk.press(Key.Key_H)
    (mark,) = desk.marks()
    desk.window.workspace.annotations.edit_note(mark.uid)
    desk.type(TYPED)


def begin_in_popup(desk: Desk) -> None:
    """Begin a note on the first word, which has no highlight yet."""
    desk.open_story()
    desk.select_words(1)
    desk.press(Key.Key_N)
    desk.type(TYPED)


def crash_and_start_again(desk: Desk, project_path: Path) -> None:
    """Leave things as a killed program would: what was not kept is gone."""
    before = kept()
    desk.window.workspace.annotations.cards.editing.close()
    popup = desk.window.workspace.tagging._note
    if popup is not None:
        popup.field.clear()
        popup.close_popup()
    desk.window.session.close()
    notes = UnfinishedNotes(Settings().path.with_name("unfinished"))
    for note in before:
        notes.keep(note)
    desk.window.projects.try_path(project_path)


def test_a_note_that_is_being_written_outlives_a_kill(bare_desk: Desk, project_path: Path) -> None:
    command = [sys.executable, "-m", "tests.ui.window.typing_process", str(project_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == b"kept\n"
        killed.kill()
    bare_desk.window.projects.try_path(project_path)
    assert field().toPlainText() == TYPED
    bare_desk.press(Key.Key_Return)
    (mark,) = bare_desk.marks()
    assert [each.body for each in mark.notes] == [TYPED]
    assert kept() == []


def test_a_note_on_a_card_is_put_back_as_typed(desk: Desk, project_path: Path) -> None:
    begin_on_card(desk)
    assert kept() == []
    keep_now(desk)
    (note,) = kept()
    assert note.words == TYPED
    crash_and_start_again(desk, project_path)
    assert field().toPlainText() == TYPED
    assert "put back" in desk.window.status.message.text()
    desk.type(" They do.")
    desk.press(Key.Key_Return, CTRL)
    (mark,) = desk.marks()
    assert [each.body for each in mark.notes] == [f"{TYPED} They do."]
    assert kept() == []


def test_a_note_beside_the_words_is_put_back_as_typed(desk: Desk, project_path: Path) -> None:
    begin_in_popup(desk)
    keep_now(desk)
    crash_and_start_again(desk, project_path)
    assert field().toPlainText() == TYPED
    desk.press(Key.Key_Return)
    (mark,) = desk.marks()
    assert [each.body for each in mark.notes] == [TYPED]
    assert mark.highlight.quote.exact == "Harbour"
    assert kept() == []


def test_a_change_of_a_note_is_put_back_as_typed(desk: Desk, project_path: Path) -> None:
    begin_on_card(desk)
    desk.press(Key.Key_Return, CTRL)
    (mark,) = desk.marks()
    desk.window.workspace.annotations.edit_note(mark.uid, mark.notes[0].uid)
    desk.type(" Again.")
    keep_now(desk)
    crash_and_start_again(desk, project_path)
    assert field().toPlainText() == f"{TYPED} Again."
    desk.press(Key.Key_Escape)
    assert kept() == []
    (mark,) = desk.marks()
    assert [each.body for each in mark.notes] == [TYPED]


def test_what_is_given_up_is_forgotten(desk: Desk, project_path: Path) -> None:
    begin_on_card(desk)
    keep_now(desk)
    desk.press(Key.Key_Escape)
    assert kept() == []
    desk.window.session.close()
    desk.window.projects.try_path(project_path)
    assert desk.window.workspace.unfinished._on_card is None


def test_words_that_were_given_up_are_there_again_in_the_next_new_note(desk: Desk) -> None:
    begin_in_popup(desk)
    desk.press(Key.Key_Escape)
    assert "begins with it" in desk.window.status.message.text()
    desk.press(Key.Key_N)
    assert field().toPlainText() == TYPED
    desk.type("No: look")  # they are selected, so that other words take their place
    desk.press(Key.Key_Return)
    (mark,) = desk.marks()
    assert [note.body for note in mark.notes] == ["No: look"]
    desk.press(Key.Key_N)
    assert field().toPlainText() == "", "once; and never those of a note that was kept"
    desk.press(Key.Key_Escape)
    assert "begins with it" not in desk.window.status.message.text()


def test_a_note_given_up_on_its_card_is_there_again_too(desk: Desk) -> None:
    begin_on_card(desk)
    desk.press(Key.Key_Escape)
    (mark,) = desk.marks()
    desk.window.workspace.annotations.edit_note(mark.uid)
    assert field().toPlainText() == TYPED
    desk.press(Key.Key_Return, CTRL)
    (mark,) = desk.marks()
    (note,) = mark.notes
    desk.window.workspace.annotations.edit_note(mark.uid, note.uid)
    desk.type(" changed")
    desk.press(Key.Key_Escape)
    desk.window.workspace.annotations.edit_note(mark.uid, note.uid)
    assert field().toPlainText() == TYPED, "a note that there is stays as it was"


def test_words_that_the_project_refuses_stay_in_their_field(desk: Desk, project_path: Path) -> None:
    begin_on_card(desk)
    away = project_path.with_name("away.reader")
    project_path.rename(away)
    desk.press(Key.Key_Return, CTRL)
    assert "moved, replaced or deleted" in desk.window.status.message.text()
    assert field().toPlainText() == TYPED
    away.rename(project_path)
    desk.press(Key.Key_Return, CTRL)
    (mark,) = desk.marks()
    assert [each.body for each in mark.notes] == [TYPED]
    assert kept() == []


def test_a_note_whose_highlight_is_gone_is_forgotten(desk: Desk, project_path: Path) -> None:
    begin_on_card(desk)
    keep_now(desk)
    (note,) = kept()
    desk.press(Key.Key_Escape)
    desk.project.marks.delete([mark.uid for mark in desk.marks()])
    desk.window.session.close()
    UnfinishedNotes(Settings().path.with_name("unfinished")).keep(note)
    desk.window.projects.try_path(project_path)
    assert kept() == []
    assert "put back" not in desk.window.status.message.text()


def test_a_project_to_read_or_another_one_opens_as_ever(
    desk: Desk, project_path: Path, tmp_path: Path
) -> None:
    begin_on_card(desk)
    keep_now(desk)
    notes = kept()
    desk.press(Key.Key_Escape)
    UnfinishedNotes(Settings().path.with_name("unfinished")).keep(notes[0])
    desk.window.projects.create(tmp_path / "other.reader")
    desk.window.projects.look_at(project_path)
    assert desk.project.read_only
    assert kept() == notes

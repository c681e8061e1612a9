"""What is being typed is kept, whatever the analyst turns to next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from reader_app.core.errors import StorageError
from reader_app.project.person import Person
from reader_app.project.project import Project
from reader_app.store.sqlite import sqlite3
from tests.ui.window.desk import ALT, CTRL, SHIFT, Key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import SettableClock
    from tests.ui.window.desk import Desk

OTHER = "Other\n\nNothing much here."


def noted(project: Project) -> dict[str, list[str]]:
    """Return all notes of a project by the words that they are on."""
    return {
        mark.highlight.quote.exact: [note.body for note in mark.notes]
        for row in project.articles.all()
        for mark in project.marks.of_article(row.uid).in_order()
    }


def noted_in_file(path: Path, clock: SettableClock) -> dict[str, list[str]]:
    """Return the same as the file has it, nobody else having it open."""
    project = Project.open(path, person=Person(None, "Ines"), clock=clock)
    notes = noted(project)
    project.close()
    return notes


def write_on_card(desk: Desk, words: str) -> None:
    """Highlight the first word, and write into a new note on its card without leaving it."""
    desk.select_words(1)
    desk.press(Key.Key_H)
    (mark,) = desk.marks()
    desk.window.workspace.annotations.edit_note(mark.uid)
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    desk.type(words)


def write_in_popup(desk: Desk, words: str) -> QPlainTextEdit:
    """Begin a note on the first word, and do not keep it."""
    desk.select_words(1)
    desk.press(Key.Key_N)
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    desk.type(words)
    return field


def go_to_last_word(desk: Desk) -> None:
    """Turn from the popup to the page, and select the last word."""
    desk.window.workspace.page.setFocus()
    desk.press(Key.Key_End, CTRL)
    desk.press(Key.Key_Left, CTRL | SHIFT, 2)


def test_a_note_stays_with_its_words_when_others_are_tagged_meanwhile(desk: Desk) -> None:
    desk.open_story()
    field = write_in_popup(desk, "Check this")
    go_to_last_word(desk)
    desk.press(Key.Key_T)
    desk.type("Place")
    desk.press(Key.Key_Return)
    field.setFocus()
    desk.press(Key.Key_Return)
    assert noted(desk.project) == {"Harbour": ["Check this"], "resume.": []}


def test_a_note_is_not_lost_to_a_pinned_tag_used_meanwhile(desk: Desk) -> None:
    tag = desk.project.tags.create("Actor").edits[0].record.uid
    desk.project.tags.pin(tag, 1)
    desk.open_story()
    field = write_in_popup(desk, "Check this")
    go_to_last_word(desk)
    desk.press(Key.Key_1)
    field.setFocus()
    desk.press(Key.Key_Return)
    assert noted(desk.project) == {"Harbour": ["Check this"], "resume.": []}


def test_a_second_note_keeps_the_first(desk: Desk) -> None:
    desk.open_story()
    write_in_popup(desk, "First")
    go_to_last_word(desk)
    desk.press(Key.Key_N)
    desk.type("Second")
    desk.press(Key.Key_Return)
    assert noted(desk.project) == {"Harbour": ["First"], "resume.": ["Second"]}


def test_a_note_that_is_refused_stays_in_its_field(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(1)
    desk.press(Key.Key_H)
    desk.press(Key.Key_N)
    desk.type("Check this")
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    desk.project.marks.delete([desk.marks()[0].uid])
    desk.press(Key.Key_Return)
    assert field.isVisible()
    assert field.toPlainText() == "Check this"
    assert desk.window.status.message.property("kind") == "problem"
    desk.press(Key.Key_Escape)
    assert not field.isVisible()


def test_a_note_on_a_card_is_kept_when_another_article_is_opened(desk: Desk) -> None:
    uid = desk.project.articles.import_text(OTHER, "other").uid
    assert uid is not None
    desk.open_story()
    write_on_card(desk, "Check this")
    desk.window.workspace.library.article_chosen.emit(uid)
    assert desk.article == uid
    assert noted(desk.project) == {"Harbour": ["Check this"]}


def test_a_note_on_a_card_is_kept_on_the_way_back(desk: Desk) -> None:
    desk.open_story(OTHER)
    before = desk.article
    desk.open_story()
    write_on_card(desk, "Check this")
    desk.press(Key.Key_Left, ALT)
    assert desk.article == before
    assert noted(desk.project) == {"Harbour": ["Check this"]}


def test_a_note_in_the_popup_is_kept_when_another_article_is_opened(desk: Desk) -> None:
    uid = desk.project.articles.import_text(OTHER, "other").uid
    assert uid is not None
    desk.open_story()
    field = write_in_popup(desk, "Check this")
    desk.window.workspace.library.article_chosen.emit(uid)
    assert not field.isVisible()
    assert noted(desk.project) == {"Harbour": ["Check this"]}


def close_project(desk: Desk) -> None:
    desk.window.actions_by_name["project.close"].trigger()


def close_window(desk: Desk) -> None:
    desk.window.close()


def open_recent(desk: Desk) -> None:
    recent = desk.window.menus.recent.actions()
    next(each for each in recent if each.text().strip("\u2068\u2069") == "second").trigger()


@pytest.mark.parametrize("write", [write_on_card, write_in_popup])
@pytest.mark.parametrize("leave", [close_project, close_window, open_recent])
def test_a_note_is_kept_when_its_project_is_left(
    bare_desk: Desk,
    project_path: Path,
    clock: SettableClock,
    write: Callable[[Desk, str], object],
    leave: Callable[[Desk], None],
) -> None:
    projects = bare_desk.window.projects
    assert projects.create(project_path.with_name("second.reader")) is not None
    assert projects.create(project_path) is not None
    bare_desk.open_story()
    write(bare_desk, "Check this")
    leave(bare_desk)
    assert noted_in_file(project_path, clock) == {"Harbour": ["Check this"]}


def spoil(path: Path) -> None:
    """Damage one of the texts in a project file."""
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA ignore_check_constraints=ON")
    raw.execute("UPDATE text SET text=CAST(x'ff' AS TEXT) WHERE text LIKE 'Other%'")
    raw.commit()
    raw.close()


def stop_writing(project: Project) -> None:
    """Have every write to a project refused, as a disk does that is full."""
    store = project._bench.store  # pyright: ignore[reportPrivateUsage]
    store._connection.run("PRAGMA query_only=ON")  # pyright: ignore[reportPrivateUsage]


def test_an_article_that_cannot_be_read_leaves_the_other_one_open(desk: Desk) -> None:
    broken = desk.project.articles.import_text(OTHER, "other").uid
    assert broken is not None
    desk.open_story()
    desk.select_words(1)
    desk.press(Key.Key_H)
    reading, first = desk.window.workspace.reading, desk.article
    spoil(desk.project.path)
    with pytest.raises(StorageError, match="damaged"):
        reading.show(broken)
    assert desk.article == first
    assert reading.marks is not None
    assert reading.marks.article == first


def test_an_article_opens_where_the_project_cannot_keep_the_view(desk: Desk) -> None:
    other = desk.project.articles.import_text(OTHER, "other").uid
    assert other is not None
    desk.open_story("Title\n\n" + "Many words. " * 5000)
    desk.window.workspace.page.go_to(30_000)
    stop_writing(desk.project)
    desk.window.workspace.reading.open(other)
    assert desk.article == other
    assert desk.project.setting("last_article") != other

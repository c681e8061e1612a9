"""What is typed in a dialog's field outlives a crash, until the project has it or it is given up."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from reader_app.project.settings import Settings
from reader_app.project.unfinished import UnfinishedField, UnfinishedNotes
from reader_app.ui.dialogs.notes_pane import NoteField
from reader_app.ui.dialogs.sheet import Sheet
from reader_app.ui.kept_words import KeptWords
from tests.ui.window.desk import Key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.window.desk import Desk

TYPED = "Who says so?"


def notes() -> UnfinishedNotes:
    return UnfinishedNotes(Settings().path.with_name("unfinished"))


def kept() -> list[UnfinishedField]:
    return notes().fields()


def sheet() -> Sheet:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Sheet)
    return dialog


def field(name: str) -> NoteField:
    found = sheet().findChild(QWidget, name)
    assert isinstance(found, NoteField)
    return found


def keep_now(typed_in: NoteField) -> None:
    """Let the moment pass after which the words are kept."""
    for each in typed_in.findChildren(KeptWords):
        each.soon.timeout.emit()


def at_sheet(desk: Desk, open_it: Callable[[], object], act: Callable[[], None]) -> None:
    """Open a dialog, which goes on until it is closed, and do something while it is there."""
    done: list[bool] = []

    def begin() -> None:
        try:
            act()
        finally:
            done.append(True)
            while isinstance(left := QApplication.activeModalWidget(), Sheet):
                left.reject()

    QTimer.singleShot(0, desk.window, begin)
    open_it()
    desk.bot.waitUntil(lambda: bool(done))


def type_in(desk: Desk, name: str) -> None:
    at = field(name)
    desk.bot.waitUntil(sheet().isActiveWindow)
    at.setFocus()
    desk.bot.keyClicks(at, TYPED)


def crash(desk: Desk, project_path: Path, act: Callable[[], None]) -> None:
    """Type, keep, and leave file and settings as a program killed at this moment would."""
    home = Settings().path.with_name("unfinished")
    act()
    shutil.copytree(home, home.with_name("as killed"))
    for each in (project_path, project_path.with_name("press.reader-wal")):
        shutil.copy(each, each.with_suffix(f"{each.suffix}.killed"))
    sheet().reject()


def start_again(desk: Desk, project_path: Path) -> None:
    home = Settings().path.with_name("unfinished")
    desk.window.projects.close()
    shutil.rmtree(home)
    home.with_name("as killed").rename(home)
    for each in (project_path, project_path.with_name("press.reader-wal")):
        each.with_suffix(f"{each.suffix}.killed").replace(each)
    desk.window.projects.try_path(project_path)
    assert "put back" in desk.said()


def open_tag(desk: Desk) -> None:
    (tag,) = desk.project.codebook.walk()
    desk.window.workspace.codebook_work.describe(tag.uid)


def open_article(desk: Desk) -> None:
    desk.window.actions_by_name["article.details"].trigger()


def open_project_notes(desk: Desk) -> None:
    desk.window.actions_by_name["project.notes"].trigger()


def words_of(desk: Desk) -> list[str]:
    """Return all that is written of the tag, the article and the project."""
    project = desk.project
    (tag,) = project.codebook.walk()
    found = [
        *project.notes.on_tag(tag.uid),
        *project.notes.on_article(desk.article),
        *project.notes.on_project(),
    ]
    return [note.body for note in found] + [words for words in [tag.definition] if words]


@pytest.fixture
def full(desk: Desk) -> Desk:
    desk.open_story()
    desk.project.tags.create("Actor")
    return desk


@pytest.mark.parametrize(
    ("open_it", "name"),
    [
        (open_tag, "tagDefinition"),
        (open_tag, "newNote"),
        (open_article, "newNote"),
        (open_project_notes, "newNote"),
    ],
)
def test_what_is_typed_in_a_dialog_is_there_again_after_a_crash(
    full: Desk, project_path: Path, open_it: Callable[[Desk], None], name: str
) -> None:
    def type_and_die() -> None:
        type_in(full, name)
        assert kept() == []
        keep_now(field(name))
        assert [each.words for each in kept()] == [TYPED]

    at_sheet(full, lambda: open_it(full), lambda: crash(full, project_path, type_and_die))
    assert kept() == []
    seen: list[str] = []

    def look() -> None:
        seen.append(field(name).toPlainText())
        sheet().reject()

    def again() -> None:
        start_again(full, project_path)
        assert words_of(full) == []
        QTimer.singleShot(0, full.window, look)

    again()
    full.bot.waitUntil(lambda: bool(seen))
    assert seen == [TYPED]
    full.bot.waitUntil(lambda: words_of(full) == [TYPED])
    assert kept() == []


def test_a_field_that_is_left_keeps_nothing_beside_the_project(full: Desk) -> None:
    def act() -> None:
        type_in(full, "newNote")
        keep_now(field("newNote"))
        full.bot.keyClick(field("newNote"), Key.Key_Tab)
        assert kept() == []
        (note,) = full.project.notes.on_project()
        type_in(full, f"note_{note.uid}")
        keep_now(field(f"note_{note.uid}"))
        assert [each.words for each in kept()] == [TYPED + TYPED]
        field(f"note_{note.uid}").clear()
        full.bot.keyClick(field(f"note_{note.uid}"), Key.Key_Tab)
        assert full.project.notes.on_project() == []
        sheet().reject()

    at_sheet(full, lambda: open_project_notes(full), act)
    assert kept() == []


def test_words_that_are_refused_and_given_up_are_forgotten(full: Desk, project_path: Path) -> None:
    away = project_path.with_name("away.reader")

    def act() -> None:
        type_in(full, "newNote")
        keep_now(field("newNote"))
        project_path.rename(away)
        sheet().reject()
        assert [each.words for each in kept()] == [TYPED]
        sheet().reject()

    at_sheet(full, lambda: open_project_notes(full), act)
    assert kept() == []
    away.rename(project_path)


def test_a_field_of_another_project_waits_for_it(full: Desk, tmp_path: Path) -> None:
    for about in ("article", "tag", "project"):
        notes().keep(UnfinishedField(about, "0" * 32, "newNote", TYPED))
    full.window.projects.create(tmp_path / "other.reader")
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None
    assert len(kept()) == 3

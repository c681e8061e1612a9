"""Projects and articles through the window: welcome page, drops, paste, close and open again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox

from reader_app.project.person import Person
from reader_app.project.project import Project
from reader_app.project.settings import Settings
from reader_app.store.sqlite import sqlite3
from reader_app.store.version import VERSION
from tests.ui.window.conftest import opened
from tests.ui.window.desk import CTRL, STORY, Key

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.conftest import SettableClock
    from tests.ui.window.desk import Desk


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def press_button_of_box(words: str) -> None:
    """Press a button of the message box that comes next."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(each for each in box.buttons() if words in each.text()).click()

    QTimer.singleShot(0, press)


def test_the_sample_opens_from_the_welcome_page(
    bare_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader_app.ui.window.projects.documents", lambda: tmp_path)
    click(bare_desk.window.welcome.cards[0])
    assert bare_desk.project.articles.count() == 3
    assert bare_desk.window.middle.currentWidget() is bare_desk.window.workspace.area
    assert len(bare_desk.marks()) > 0


def test_importing_without_a_project_makes_one_where_the_user_says(
    bare_desk: Desk, tmp_path: Path, project_path: Path
) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY, "utf-8")
    bare_desk.answers.files = [story]
    bare_desk.answers.project = project_path
    click(bare_desk.window.welcome.cards[1])
    bare_desk.wait_for_import()
    assert project_path.is_file()
    assert bare_desk.window.workspace.reading.article is not None
    assert bare_desk.window.workspace.reading.article.title == "Harbour closed after barge drifts"
    assert bare_desk.said() == "Imported 1 article."


def test_dropped_files_and_folders_are_imported_and_failures_listed(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"Title {number}\n\nWords {number}.\n", "utf-8")
    (tmp_path / "picture.bin").write_bytes(bytes(range(256)) * 20)
    desk.drop(folder, tmp_path / "picture.bin", tmp_path / "gone.txt")
    desk.wait_for_import()
    assert desk.project.articles.count() == 3
    assert desk.said() == ("2 of 5 files could not be read. The other 3 are in the library.")
    assert desk.window.status.details.text() == "Show the 2 files"
    seen: list[str] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        model = dialog.list.model()  # type: ignore[attr-defined]
        seen.extend(str(model.index(row, 0).data()) for row in range(model.rowCount()))
        dialog.accept()  # type: ignore[attr-defined]

    QTimer.singleShot(0, read)
    click(desk.window.status.details)
    assert len(seen) == 2
    assert any("gone.txt" in each for each in seen)
    assert not desk.window.importing.is_running


def test_an_import_is_undone_as_one_step(desk: Desk, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Title {number}\n\nWords {number}.\n", "utf-8")
    desk.drop(tmp_path / "0.txt", tmp_path / "1.txt", tmp_path / "2.txt")
    desk.wait_for_import()
    assert desk.project.articles.count() == 3
    desk.window.actions_by_name["edit.undo"].trigger()
    assert desk.project.articles.count() == 0
    assert desk.window.workspace.reading.article is None


def test_pasted_text_becomes_an_article_unless_a_field_has_the_focus(desk: Desk) -> None:
    QApplication.clipboard().setText(STORY)
    desk.window.workspace.library.filter.setFocus()
    desk.press(Key.Key_V, CTRL)
    assert desk.project.articles.count() == 0
    desk.window.workspace.library.filter.clear()
    desk.window.workspace.library.list.setFocus()
    desk.window.workspace.area.page.setFocus()
    desk.window.actions_by_name["edit.paste"].trigger()
    assert desk.project.articles.count() == 1
    assert desk.window.workspace.reading.article is not None
    desk.press(Key.Key_V, CTRL)
    assert desk.project.articles.count() == 1
    assert "in the library already" in desk.said()


def test_what_was_done_is_there_after_closing_and_opening_again(
    desk: Desk, qapp: QApplication, clock: SettableClock, project_path: Path
) -> None:
    desk.open_story()
    desk.select_words(2)
    desk.press(Key.Key_T)
    desk.type("Event")
    desk.press(Key.Key_Return)
    uids = [mark.uid for mark in desk.marks()]
    desk.window.close()
    again = opened(desk.bot, qapp, clock)
    last = again.window.projects.last
    assert last == project_path
    assert again.window.projects.try_path(last) is not None
    assert [mark.uid for mark in again.marks()] == uids
    assert again.window.actions_by_name["edit.undo"].isEnabled()
    again.window.actions_by_name["edit.undo"].trigger()
    assert again.marks() == []
    again.window.close()


def test_a_recent_project_opens_from_the_welcome_page(desk: Desk) -> None:
    desk.open_story()
    desk.window.actions_by_name["project.close"].trigger()
    assert desk.window.middle.currentWidget() is desk.window.welcome
    assert desk.window.projects.last is None
    row = desk.window.welcome.findChild(object, "recent_project")
    assert row is not None
    click(row)
    assert desk.project.articles.count() == 1


def test_a_locked_project_can_be_opened_to_read_only(
    bare_desk: Desk, project_path: Path, clock: SettableClock
) -> None:
    holder = Project.create(project_path, person=Person(None, "Mara"), clock=clock)
    holder.articles.import_text(STORY, "story")
    press_button_of_box("read only")
    opened_project = bare_desk.window.projects.try_path(project_path)
    holder.close()
    assert opened_project is not None
    assert opened_project.read_only
    assert not bare_desk.window.actions_by_name["tag.tag"].isEnabled()
    assert not bare_desk.window.actions_by_name["edit.undo"].isEnabled()
    assert "Read only" in bare_desk.window.status.who.text()


def test_a_project_of_a_newer_reader_says_why_it_can_only_be_read(
    bare_desk: Desk, project_path: Path, clock: SettableClock
) -> None:
    Project.create(project_path, person=Person(None, "Ines"), clock=clock).close()
    raw = sqlite3.connect(project_path)
    raw.execute(f"PRAGMA user_version={VERSION + 1}")
    raw.close()
    assert bare_desk.window.projects.try_path(project_path) is not None
    assert bare_desk.project.read_only
    assert bare_desk.said() == "A newer Reader made this project. Update Reader to change it."


def test_a_file_that_is_no_project_is_said_in_one_sentence(
    bare_desk: Desk, project_path: Path
) -> None:
    project_path.write_text("not a project", "utf-8")
    assert bare_desk.window.projects.try_path(project_path) is None
    assert bare_desk.said()
    assert bare_desk.window.status.message.property("kind") == "problem"
    assert bare_desk.window.session.project is None


def test_the_name_is_asked_once(
    qtbot: QtBot, qapp: QApplication, clock: SettableClock, project_path: Path
) -> None:
    desk = opened(qtbot, qapp, clock)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        field = dialog.findChild(QLineEdit, "analyst_name")
        assert field is not None
        field.setText("Tomas")
        QTest.keyClick(field, Key.Key_Return)

    QTimer.singleShot(0, answer)
    assert desk.window.projects.create(project_path) is not None
    assert desk.project.analyst.name == "Tomas"
    assert Settings().knows_person
    assert desk.window.projects.create(project_path.with_name("second.reader")) is not None
    desk.window.close()


def test_an_old_project_is_never_replaced(bare_desk: Desk, project_path: Path) -> None:
    project_path.write_text("mine", "utf-8")
    bare_desk.answers.project = project_path
    bare_desk.window.actions_by_name["project.new"].trigger()
    assert project_path.read_text("utf-8") == "mine"
    assert bare_desk.window.session.project is None


def test_another_project_opens_where_the_open_one_was_moved_away(
    desk: Desk, project_path: Path, clock: SettableClock
) -> None:
    other = project_path.with_name("other.reader")
    Project.create(other, person=Person(None, "Ines"), clock=clock).close()
    project_path.rename(project_path.with_name("moved.reader"))
    assert desk.window.projects.try_path(other) is not None
    assert desk.project.path == other

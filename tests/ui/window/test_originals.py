"""Opening an original outside, from a copy that goes, and verifying it."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.ui.window.desk import STORY, Key


class OtherProgram(QObject):
    """Takes the files that the desktop is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def program():
    program = OtherProgram()
    QDesktopServices.setUrlHandler("file", program, "open")
    yield program
    QDesktopServices.unsetUrlHandler("file")


def answer(*, agree: bool) -> None:
    """Answer the warning that is about to come, with a key."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert "may load pictures from the network" in box.informativeText()
        if agree:
            next(each for each in box.buttons() if "Open" in each.text()).click()
        else:
            box.close()

    QTimer.singleShot(0, press)


def show_original(desk) -> None:
    desk.window.actions_by_name["article.original"].trigger()


def test_the_original_is_opened_from_a_private_copy_that_goes_with_the_window(
    desk, program
) -> None:
    desk.open_story()
    for _ in range(2):
        answer(agree=True)
        show_original(desk)
    first, second = program.opened
    assert first != second
    assert first.read_text() == STORY
    assert stat.S_IMODE(first.stat().st_mode) == 0o400
    assert stat.S_IMODE(first.parent.parent.stat().st_mode) == 0o700
    desk.window.close()
    assert not first.parent.parent.exists()


def test_nothing_is_copied_or_opened_without_a_yes(desk, program) -> None:
    desk.open_story()
    answer(agree=False)
    show_original(desk)
    assert program.opened == []
    assert desk.window.workspace.originals.folder is None


def test_verify_says_that_all_is_as_it_came_and_what_is_not(desk) -> None:
    desk.open_story()
    verify = desk.window.actions_by_name["article.verify"]
    verify.trigger()
    assert desk.said() == "Text and original are as they came (SHA-256)."
    connection = sqlite3.connect(desk.project.path)
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type='trigger'"):
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE text SET text=replace(text, 'Two', 'Ten')")
    connection.commit()
    connection.close()
    verify.trigger()
    assert desk.said().endswith("not as they came. Restore a backup.")


def test_both_are_found_in_the_command_palette(desk) -> None:
    desk.open_story()
    desk.window.commands.open_palette()
    desk.type("verify text")
    desk.press(Key.Key_Return)
    assert desk.said() == "Text and original are as they came (SHA-256)."

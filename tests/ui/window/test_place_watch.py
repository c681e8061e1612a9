"""A stick that is pulled is told of at once; what is being written stays, and work goes on with it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from reader_app.core.spans import Span
from reader_app.store import place
from reader_app.ui.dialogs.place_dialog import PlaceDialog
from tests.ui.window.desk import Key

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.window.desk import Desk


@pytest.fixture
def stick(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have the project open on a stick, and return where that is mounted."""
    stick, devices, table = tmp_path / "stick", tmp_path / "devices", tmp_path / "mountinfo"
    (devices / "usb1").mkdir(parents=True)
    (devices / "8:17").symlink_to(devices / "usb1")
    stick.mkdir()
    table.write_text(f"43 22 8:17 / {stick} rw - vfat /dev/sdb1 rw\n")
    monkeypatch.setattr(place, "MOUNTS", str(table))
    monkeypatch.setattr(place, "DEVICES", str(devices))
    desk.open_story()
    desk.project.save_copy(stick / "press.reader")
    desk.window.projects.try_path(stick / "press.reader")
    desk.bot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PlaceDialog))
    QTest.keyClick(QApplication.activeModalWidget(), Key.Key_Escape)
    desk.window.activateWindow()
    desk.bot.waitUntil(desk.window.isActiveWindow)
    return stick


def look(desk: Desk) -> None:
    """Let the moment pass after which the disk is looked at."""
    assert desk.window.place_watch.every.isActive()
    desk.window.place_watch.every.timeout.emit()


def pull(stick: Path) -> Path:
    """Take the stick out: another folder holds what is on it."""
    out = stick.with_name("out")
    stick.rename(out)
    return out


def put_in(stick: Path, out: Path) -> None:
    """Put it in again: its files are other ones to the system."""
    shutil.copytree(out, stick)


def test_a_pulled_stick_is_told_of_and_work_goes_on_when_it_is_back(
    desk: Desk, stick: Path
) -> None:
    look(desk)
    desk.window.status.say("")
    desk.project.tags.create("Actor")
    out = pull(stick)
    look(desk)
    assert "press.reader cannot be reached: its disk was taken out" in desk.said()
    assert desk.window.status.copy.isVisible()
    desk.window.attempt(lambda: desk.project.tags.create("Refused"))
    look(desk)
    assert "moved, replaced or deleted" in desk.said()
    put_in(stick, out)
    before = desk.project
    look(desk)
    assert desk.said() == "press.reader is there again. Work goes on."
    assert desk.project is not before
    assert desk.window.workspace.reading.article is not None
    desk.project.tags.create("Place")
    assert [tag.name for tag in desk.project.codebook.walk()] == ["Actor", "Place"]
    assert desk.project.check() == []


def test_a_note_that_is_being_written_is_there_again(desk: Desk, stick: Path) -> None:
    desk.window.workspace.page.select_span(Span(0, 7))
    desk.window.workspace.tagging.open_note()
    desk.type("Who says so?")
    work = desk.window.workspace.unfinished
    assert work._in_popup is not None
    work._in_popup.soon.timeout.emit()
    out = pull(stick)
    look(desk)
    put_in(stick, out)
    look(desk)
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "Who says so?"
    desk.press(Key.Key_Return)
    (mark,) = desk.marks()
    assert [note.body for note in mark.notes] == ["Who says so?"]


def test_another_file_in_its_place_is_not_taken_for_it(desk: Desk, stick: Path) -> None:
    out = pull(stick)
    look(desk)
    put_in(stick, out)
    desk.window.status.say("")
    (stick / "press.reader-wal").unlink(missing_ok=True)
    (stick / "press.reader").write_bytes(b"not a project")
    before = desk.project
    look(desk)
    (stick / "press.reader").write_bytes((out / "press.reader").read_bytes())
    desk.window.place_watch._known = None
    look(desk)
    assert desk.project is before
    assert desk.said() == ""


def test_a_project_on_a_disk_of_ones_own_is_not_watched(desk: Desk) -> None:
    assert not desk.window.place_watch.every.isActive()
    desk.window.place_watch.every.timeout.emit()
    desk.window.projects.close()
    desk.window.place_watch.every.timeout.emit()

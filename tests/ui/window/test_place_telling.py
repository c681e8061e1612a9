"""What the window says of a project that lies where others write, too."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget

from reader_app.core.ids import Uid
from reader_app.project.person import Person
from reader_app.project.project import Project
from reader_app.project.settings import Settings
from reader_app.store.store import Store
from reader_app.ui.dialogs.place_dialog import PlaceDialog
from tests.ui.window.desk import Key, plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import SettableClock
    from tests.ui.window.desk import Desk


def dialog_of(desk: Desk) -> PlaceDialog:
    desk.bot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PlaceDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PlaceDialog)
    return dialog


def words(dialog: PlaceDialog) -> list[str]:
    labels = (each.property("text") for each in dialog.findChildren(QWidget))
    model = dialog.list.model()
    rows = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    return [str(each) for each in labels if each] + rows


def shared(desk: Desk, tmp_path: Path) -> Path:
    """Have a copy of the project in a folder that is kept in step, and open it."""
    folder = tmp_path / "Nextcloud"
    folder.mkdir()
    path = folder / "press.reader"
    desk.project.tags.create("Actor")
    desk.project.save_copy(path)
    desk.window.projects.try_path(path)
    return path


def test_a_folder_kept_in_step_is_told_once_and_a_copy_offered(desk: Desk, tmp_path: Path) -> None:
    path = shared(desk, tmp_path)
    dialog = dialog_of(desk)
    assert any("lies in a folder that is kept in step" in each for each in words(dialog))
    for label in dialog.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    QTest.keyClick(dialog, Key.Key_Escape)
    assert desk.project.path == path
    desk.window.projects.close()
    desk.window.projects.try_path(path)
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None


def choose_work(desk: Desk) -> None:
    """Take what the dialog offers."""
    dialog = dialog_of(desk)
    dialog.work.setFocus()
    QTest.keyClick(dialog.work, Key.Key_Space)


def in_copy(desk: Desk, tmp_path: Path) -> Path:
    """Work on a project in a folder that is kept in step, in a copy; return where the project lies."""
    path = shared(desk, tmp_path)
    choose_work(desk)
    desk.bot.waitUntil(lambda: desk.project.path != path)
    return path


def tags(path: Path, clock: SettableClock) -> list[str]:
    with closing(Store.open(path, clock=clock, read_only=True)) as store:
        return [tag.name for tag in store.tags.all()]


def told(desk: Desk, act: Callable[[], object]) -> str:
    """Do what ends with a box, read it, and close it."""
    said: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            return
        looking.stop()
        said.append(plain(box.text()))
        box.accept()

    looking = QTimer(desk.window)
    looking.timeout.connect(read)
    looking.start(5)
    act()
    looking.stop()
    (sentence,) = said
    return sentence


def test_work_goes_on_in_a_copy_and_is_put_back_at_the_end(
    desk: Desk, tmp_path: Path, clock: SettableClock, settings_home: Path
) -> None:
    path = in_copy(desk, tmp_path)
    assert desk.project.path.is_relative_to(settings_home)
    assert desk.window.windowTitle().startswith("press")
    desk.project.tags.create("Place")
    assert tags(path, clock) == ["Actor"]
    shown: list[str] = []
    desk.window.projects.copied.waited_for.connect(
        lambda _: shown.append(plain(desk.window.status.work.text()))
    )
    desk.window.projects.close()
    assert shown == ["Putting press.reader back", ""]
    assert tags(path, clock) == ["Actor", "Place"]
    recent = Settings().recent_projects
    assert recent[0] == path
    desk.window.projects.try_path(path)
    assert desk.project.path.is_relative_to(settings_home)
    desk.window.projects.try_path(path)
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None


def test_each_backup_puts_the_work_back_as_well(
    desk: Desk, tmp_path: Path, clock: SettableClock
) -> None:
    path = in_copy(desk, tmp_path)
    desk.project.tags.create("Place")
    copied = desk.window.projects.copied
    desk.window.backing_up.back_up()
    desk.bot.waitUntil(lambda: tags(path, clock) == ["Actor", "Place"])
    desk.bot.waitUntil(lambda: copied._work is None)
    desk.project.tags.create("Event")
    copied.put_back()
    copied.put_back()
    desk.window.projects.close()  # while that is under way
    assert tags(path, clock) == ["Actor", "Place", "Event"]


def test_where_the_file_was_changed_elsewhere_both_are_kept_and_it_is_said(
    desk: Desk, tmp_path: Path, clock: SettableClock
) -> None:
    path = in_copy(desk, tmp_path)
    other = change_elsewhere(desk, path, clock)
    desk.project.tags.create("Place")
    desk.window.projects.copied.put_back()
    desk.bot.waitUntil(lambda: "both versions are kept, yours as press (conflict" in desk.said())
    desk.bot.waitUntil(lambda: desk.window.projects.copied._work is None)
    assert tags(path, clock) == other
    (mine,) = path.parent.glob("press (conflict*.reader")
    desk.project.tags.create("Event")
    desk.window.projects.close()
    assert tags(mine, clock) == ["Actor", "Place", "Event"]
    assert Settings().recent_projects[0] == path


def change_elsewhere(desk: Desk, path: Path, clock: SettableClock) -> list[str]:
    """Let another machine, which knows nothing of our lock, change the file."""
    theirs = path.with_name("theirs.reader")
    theirs.write_bytes(path.read_bytes())
    clock.advance(1000)
    person = Person(Uid("0" * 31 + "1"), "Mara")
    with closing(Project.open(theirs, person=person, clock=clock)) as project:
        project.tags.create("Theirs")
    theirs.replace(path)
    return tags(path, clock)


def test_a_second_version_beside_the_origin_is_named_too(desk: Desk, tmp_path: Path) -> None:
    path = in_copy(desk, tmp_path)
    desk.window.projects.close()
    (path.parent / "press (conflicted copy).reader").write_bytes(path.read_bytes())
    desk.window.projects.try_path(path)
    said = words(dialog_of(desk))
    assert any("more than one version" in each for each in said)
    assert "press (conflicted copy).reader" in said[-1]
    QTest.keyClick(dialog_of(desk), Key.Key_Escape)
    assert desk.project.path != path


def test_a_conflict_that_is_found_at_the_end_is_said_over_the_window(
    desk: Desk, tmp_path: Path, clock: SettableClock
) -> None:
    path = in_copy(desk, tmp_path)
    other = change_elsewhere(desk, path, clock)
    desk.project.tags.create("Place")
    assert "both versions are kept" in told(desk, desk.window.projects.close)
    assert tags(path, clock) == other


def test_where_the_place_is_gone_it_is_said_once_and_the_work_waits_for_it(
    desk: Desk, tmp_path: Path, clock: SettableClock
) -> None:
    path = in_copy(desk, tmp_path)
    away = path.parent.with_name("away")
    path.parent.rename(away)
    desk.project.tags.create("Place")
    copied = desk.window.projects.copied
    copied.put_back()
    desk.bot.waitUntil(lambda: "press.reader cannot be reached" in desk.said())
    desk.bot.waitUntil(lambda: copied._work is None)
    desk.window.status.say("")
    copied.put_back()
    desk.bot.waitUntil(lambda: copied._work is None)
    assert desk.said() == ""
    assert "kept on this machine" in told(desk, desk.window.session.close)
    assert desk.window.projects.last == path
    desk.window.projects.try_path(path)
    desk.project.tags.create("Event")
    away.rename(path.parent)
    desk.window.projects.close()
    assert tags(path, clock) == ["Actor", "Place", "Event"]


def test_work_goes_on_in_the_file_itself_where_that_is_wanted(
    desk: Desk, tmp_path: Path, clock: SettableClock
) -> None:
    path = in_copy(desk, tmp_path)
    copy = desk.project.path
    desk.project.tags.create("Place")
    desk.window.actions_by_name["project.place"].trigger()
    dialog = dialog_of(desk)
    assert any("is worked on in a copy on this machine" in each for each in words(dialog))
    choose_work(desk)
    desk.bot.waitUntil(lambda: desk.project.path == path)
    assert not copy.exists()
    assert [tag.name for tag in desk.project.codebook.walk()] == ["Actor", "Place"]
    desk.window.actions_by_name["project.place"].trigger()
    assert any("kept in step" in each for each in words(dialog_of(desk)))
    QTest.keyClick(dialog_of(desk), Key.Key_Escape)


def test_a_project_on_a_disk_of_ones_own_needs_no_copy(desk: Desk) -> None:
    desk.window.actions_by_name["project.place"].trigger()
    dialog = dialog_of(desk)
    assert any("lies on a disk of this machine" in each for each in words(dialog))
    assert not dialog.work.isVisible()
    QTest.keyClick(dialog, Key.Key_Escape)


def test_a_copy_that_cannot_be_made_leaves_the_project_open(
    desk: Desk, tmp_path: Path, settings_home: Path
) -> None:
    path = shared(desk, tmp_path)
    (settings_home / "working copies").write_text("in the way")
    choose_work(desk)
    desk.bot.waitUntil(lambda: "No copy of press.reader could be made" in desk.said())
    assert desk.project.path == path


def test_a_copy_is_opened_again_by_another_analyst(desk: Desk, tmp_path: Path) -> None:
    in_copy(desk, tmp_path)
    copy = desk.project.path
    desk.window.projects.reopen(Person(Uid("0" * 31 + "1"), "Mara"))
    assert desk.project.path == copy
    assert desk.project.analyst.name == "Mara"


def test_a_second_version_beside_the_project_is_named(
    desk: Desk, project_path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.reader"
    desk.project.save_copy(other)
    (project_path.parent / "press (conflicted copy).reader").write_bytes(other.read_bytes())
    desk.window.projects.try_path(other)
    desk.window.projects.try_path(project_path)
    dialog = dialog_of(desk)
    said = words(dialog)
    assert any("more than one version" in each for each in said)
    assert "press (conflicted copy).reader" in said[-1]
    QTest.keyClick(dialog, Key.Key_Escape)

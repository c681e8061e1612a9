"""What the window says of a project that lies where others write, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader_app.ui.dialogs.place_dialog import PlaceDialog
from tests.ui.window.desk import Key

if TYPE_CHECKING:
    from pathlib import Path

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
    QTest.keyClick(dialog, Key.Key_Escape)
    assert desk.project.path == path
    desk.window.projects.close()
    desk.window.projects.try_path(path)
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None


def test_work_goes_on_in_the_copy(desk: Desk, tmp_path: Path) -> None:
    shared(desk, tmp_path)
    dialog = dialog_of(desk)
    mine = tmp_path / "mine.reader"
    desk.answers.project = mine
    dialog.work_here.setFocus()
    QTest.keyClick(dialog.work_here, Key.Key_Space)
    desk.bot.waitUntil(lambda: desk.project.path == mine)
    assert [tag.name for tag in desk.project.codebook.walk()] == ["Actor"]


def test_a_copy_that_cannot_be_made_leaves_the_project_open(desk: Desk, tmp_path: Path) -> None:
    path = shared(desk, tmp_path)
    for target in (None, tmp_path / "none" / "mine.reader"):
        desk.answers.project = target
        desk.window.place_telling.work_on_copy()
        assert desk.project.path == path
    QTest.keyClick(dialog_of(desk), Key.Key_Escape)


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

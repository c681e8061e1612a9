"""While articles come in on a thread: what waits, and whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.project.person import Person
from reader_app.project.project import Project
from tests.ui.window.desk import CTRL, Key

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.edits import Change
    from tests.conftest import SettableClock
    from tests.ui.window.desk import Desk

FILES = 400


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with more articles than come in at once."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number}.txt").write_text(f"Title {number}\n\nWords {number}.\n", "utf-8")
    return folder


def test_undo_and_redo_wait_for_the_import(desk: Desk, folder: Path) -> None:
    undo = desk.window.actions_by_name["edit.undo"]
    desk.project.tags.create("Actor")
    assert undo.isEnabled()
    seen: list[bool] = []

    def look(_: Change) -> None:
        seen.append(undo.isEnabled())

    desk.window.session.changed.connect(look)
    desk.drop(folder)
    assert not undo.isEnabled()
    desk.project.tags.create("Place")
    assert not undo.isEnabled()
    desk.press(Key.Key_Z, CTRL)
    desk.window.steps.jump(1)
    assert len(desk.project.codebook) == 2
    desk.wait_for_import()
    assert seen
    assert not any(seen)
    assert undo.isEnabled()
    assert desk.project.articles.count() == FILES


def test_recent_projects_wait_for_the_import(desk: Desk, folder: Path) -> None:
    assert desk.window.menus.recent.isEnabled()
    desk.drop(folder)
    assert not desk.window.menus.recent.isEnabled()
    desk.wait_for_import()
    assert desk.window.menus.recent.isEnabled()


def test_an_import_stops_before_another_project_opens_and_stays_out_of_it(
    desk: Desk, folder: Path, project_path: Path, clock: SettableClock
) -> None:
    other = project_path.with_name("other.reader")
    Project.create(other, person=Person(None, "Ines"), clock=clock).close()
    heard: list[str] = []

    def hear(_: Change) -> None:
        heard.append(desk.project.title)

    desk.window.session.changed.connect(hear)
    desk.drop(folder)
    assert desk.window.projects.try_path(other) is not None
    assert not desk.window.importing.is_running
    desk.bot.wait(50)
    assert desk.project.path == other
    assert "other" not in heard
    assert desk.window.workspace.library.list.model().rowCount() == 0
    assert desk.window.actions_by_name["project.open"].isEnabled()
    desk.window.session.close()
    first = Project.open(project_path, person=Person(None, "Ines"), clock=clock)
    assert first.articles.count() < FILES
    assert first.check() == []
    first.close()

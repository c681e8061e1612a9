"""A copy of the project saved elsewhere: for good order, or since its own file is lost."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader_app.store.store import Store
from tests.ui.window.desk import Key

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import SettableClock
    from tests.ui.window.desk import Desk


@pytest.fixture
def copy(desk: Desk, tmp_path: Path) -> Path:
    """Give where the copy is to be; the project has an article that is open, with a tag."""
    desk.open_story()
    desk.project.tags.create("Actor")
    desk.answers.project = tmp_path / "elsewhere.reader"
    return desk.answers.project


def dump(path: Path, clock: SettableClock) -> str:
    with closing(Store.open(path, clock=clock, read_only=True)) as store:
        assert store.check() == []
        return store.dump()


def test_a_copy_holds_all_and_work_goes_on_in_the_project(
    desk: Desk, copy: Path, project_path: Path, clock: SettableClock
) -> None:
    desk.window.actions_by_name["project.save_copy"].trigger()
    assert dump(copy, clock) == dump(project_path, clock)
    assert "elsewhere.reader" in desk.window.status.message.text()
    assert desk.project.path == project_path
    desk.window.actions_by_name["project.save_copy"].trigger()
    assert "is there already" in desk.window.status.message.text()
    desk.answers.project = None
    desk.window.actions_by_name["project.save_copy"].trigger()
    assert desk.project.path == project_path


def test_where_the_file_is_lost_a_copy_is_offered_and_work_goes_on_in_it(
    desk: Desk, copy: Path, project_path: Path, clock: SettableClock
) -> None:
    before, article = dump(project_path, clock), desk.article
    project_path.unlink()
    desk.press(
        Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    desk.window.actions_by_name["tag.highlight"].trigger()
    status = desk.window.status
    assert "save a copy" in status.message.text()
    assert status.copy.isVisible()
    QTest.mouseClick(status.copy, Qt.MouseButton.LeftButton)
    assert desk.project.path == copy
    assert desk.article == article
    assert not status.copy.isVisible()
    assert dump(copy, clock) == before
    desk.press(
        Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    desk.window.actions_by_name["tag.highlight"].trigger()
    assert len(desk.project.marks.of_article(article)) == 1

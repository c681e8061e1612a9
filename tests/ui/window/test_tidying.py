"""The window leaves the open project's file whole where nothing is done."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from reader_app.store.connection import connect_at_rest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.window.desk import Desk


def names(path: Path) -> list[str]:
    with closing(connect_at_rest(path)) as alone:
        return [name for (name,) in alone.rows("SELECT name FROM tag ORDER BY id")]


def test_soon_after_a_change_the_file_is_whole_without_its_log(
    desk: Desk, project_path: Path
) -> None:
    tidying = desk.window.tidying
    desk.project.tags.create("Actor")
    assert tidying.idle.isActive()
    tidying.idle.timeout.emit()
    desk.bot.waitUntil(lambda: names(project_path) == ["Actor"])
    desk.window.projects.close()
    assert not tidying.idle.isActive()
    tidying.idle.timeout.emit()

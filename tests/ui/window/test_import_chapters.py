"""A book is imported by its chapters through the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.project.test_chapters import path as path  # noqa: PLC0414 - fixtures

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.window.desk import Desk


def test_a_book_comes_in_by_its_chapters(desk: Desk, path: Path) -> None:
    desk.answers.files = [path]
    desk.window.actions_by_name["project.import_chapters"].trigger()
    desk.bot.waitUntil(lambda: desk.said().startswith("Imported 2 articles."))
    assert {row.title for row in desk.project.articles.all()} == {"The quay", "The ferry"}


def test_where_no_book_is_chosen_nothing_happens(desk: Desk) -> None:
    before = desk.said()
    desk.window.actions_by_name["project.import_chapters"].trigger()
    assert desk.said() == before
    assert not desk.window.importing.is_running

"""Where the reader was: kept with the project, and found again by the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.spans import Span
from tests.ui.window.desk import ALT, NONE, Key

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.window.desk import Desk

LONG = "Title\n\n" + "\n\n".join(f"Paragraph {n} of the story, told at length." for n in range(200))
OTHER = "Other\n\nNothing much here."


def test_an_article_opens_where_it_was_read(desk: Desk, project_path: Path) -> None:
    desk.open_story(LONG)
    page, reading = desk.window.workspace.page, desk.window.workspace.reading
    first = desk.article
    place = LONG.index("Paragraph 120")
    page.go_to(place)
    seen = page.view.verticalScrollBar().value()
    assert seen > 0
    desk.open_story(OTHER)
    assert page.place == 0
    reading.open(first)
    assert abs(page.view.verticalScrollBar().value() - seen) <= 2
    desk.window.session.close()
    desk.window.projects.try_path(project_path)
    desk.bot.waitUntil(lambda: desk.window.workspace.reading.article is not None)
    assert abs(desk.window.workspace.page.place - place) <= 2


def test_back_and_forward_go_across_articles_to_the_very_places(desk: Desk) -> None:
    desk.open_story(LONG)
    page, first = desk.window.workspace.page, desk.article
    page.go_to(LONG.index("Paragraph 77"))
    place = page.place
    desk.open_story(OTHER)
    second = desk.article
    desk.press(Key.Key_Left, ALT)
    assert desk.article == first
    assert abs(page.place - place) <= 2
    desk.press(Key.Key_Right, ALT)
    assert desk.article == second


def test_back_returns_from_a_highlight_to_where_j_was_pressed(desk: Desk) -> None:
    desk.open_story(LONG)
    at = LONG.index("Paragraph 150")
    desk.project.marks.highlight(desk.article, Span(at, at + 9))
    page = desk.window.workspace.page
    page.go_to(LONG.index("Paragraph 30"))
    place = page.place
    desk.press(Key.Key_J, NONE)
    assert page.place > LONG.index("Paragraph 130")
    desk.press(Key.Key_Left, ALT)
    assert abs(page.place - place) <= 2
    desk.press(Key.Key_Right, ALT)
    assert page.place > LONG.index("Paragraph 130")

"""A project whose numbers and words are absurd is shown, worked in or refused; nothing breaks."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import ProjectError
from reader_app.core.spans import Span
from reader_app.store.sqlite import sqlite3
from reader_app.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import SettableClock
    from tests.ui.window.desk import Desk

HUGE = (1 << 63) - 1
HOSTILE = {
    "counts": f"UPDATE article SET n_highlights={HUGE}, n_chars={HUGE};"
    f" UPDATE tag SET n_taggings={HUGE}",
    "counts below zero": f"UPDATE article SET n_highlights=-{HUGE}; UPDATE tag SET n_taggings=-{HUGE}",
    "times of records": f"UPDATE article SET created_ms={HUGE}, modified_ms={HUGE};"
    f" UPDATE highlight SET created_ms=-{HUGE}, modified_ms={HUGE};"
    f" UPDATE tagging SET created_ms={HUGE}; UPDATE note SET created_ms={HUGE}, modified_ms={HUGE}",
    "times of steps": f"UPDATE step SET hlc={HUGE}",
    "times of steps before all time": f"UPDATE step SET hlc=-{HUGE}",
    "places": f'UPDATE highlight SET start={HUGE - 9}, "end"={HUGE}',
    "long places": f'UPDATE highlight SET start=0, "end"={HUGE}',
    "places read": f"UPDATE place SET place={HUGE}",
    "places read before the text": f"UPDATE place SET place=-{HUGE}",
    "blocks": f'UPDATE block SET start={HUGE - 9}, "end"={HUGE}, level={HUGE}, page={HUGE}',
    "lengths of texts": f"UPDATE text SET n_chars={HUGE}",
    "order of tags": "UPDATE tag SET position=9e999",
    "words of a step": "UPDATE step SET arguments='[' || hex(zeroblob(3000000)) , action='no.such'",
    "parts of a step": "UPDATE edit SET before='{', after='[[['",
    "names": "UPDATE tag SET name=hex(zeroblob(200000)); UPDATE article SET title=hex(zeroblob(200000))",
    "colours": "UPDATE tag SET colour='url(x)'; UPDATE analyst SET colour='<b>'",
    "dates": "UPDATE article SET published='99999999-99-99', published_precision='day'",
    "addresses": "UPDATE article SET url='javascript:alert(1)'",
}


@pytest.fixture
def closed(desk: Desk, project_path: Path) -> Path:
    """Give a project with a text, a highlight, a tag and a note, that is closed."""
    desk.open_story()
    project = desk.project
    tag = project.tags.create("Actor").edits[0].record.uid
    project.marks.tag(desk.article, Span(4, 12), (tag,))
    (mark,) = desk.marks()
    project.marks.add_note(mark.uid, "Says who?")
    desk.window.workspace.page.go_to(60)
    desk.window.projects.close()
    return project_path


def spoil(path: Path, sql: str) -> None:
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA ignore_check_constraints=ON")
    raw.executescript(sql)
    raw.close()


def use(desk: Desk) -> None:
    """Look at all there is, and tag."""
    window = desk.window
    for article in desk.project.articles.all():
        window.attempt(lambda uid=article.uid: window.workspace.reading.open(uid))
    for name in ("view.history", "view.search", "view.review", "across.spans", "across.overview"):
        window.actions_by_name[name].trigger()
        desk.bot.wait(20)
    window.actions_by_name["edit.undo"].trigger()
    desk.bot.wait(20)


@pytest.mark.parametrize("kind", HOSTILE)
def test_absurd_contents_break_nothing(
    desk: Desk, closed: Path, kind: str, clock: SettableClock
) -> None:
    spoil(closed, HOSTILE[kind])
    with desk.bot.captureExceptions() as found:
        assert desk.window.projects.try_path(closed) is not None
        use(desk)
        desk.window.attempt(lambda: desk.project.tags.create("Still there"))
        desk.window.projects.close()
    # The program says such a sentence in its status bar (`app.main`).
    assert all(isinstance(problem, ProjectError) for _, problem, _ in found), found
    with closing(Store.open(closed, clock=clock, read_only=True)) as store:
        store.check()

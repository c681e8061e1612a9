"""Undo, redo and jumps of much work: beside the window, with their percent, and exact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reader_app.core.edits import Change, added
from reader_app.core.ids import Uid
from reader_app.core.records import Analyst
from reader_app.project.tag_again import Wanted
from tests.ui.window.desk import CTRL, SHIFT, Key

if TYPE_CHECKING:
    from tests.ui.window.desk import Desk

PLACES = 600


@pytest.fixture
def tag(desk: Desk) -> Uid:
    """Give a tag that 600 places were given in one step, the second of two."""
    desk.open_story("Words\n\n" + "again and " * PLACES + "\n")
    tag = desk.project.tags.create("One").edits[0].record.uid
    hits = list(desk.project.again.find(Wanted(("again",))))
    desk.project.again.accept(tag, hits)
    return tag


def wait(desk: Desk) -> None:
    """Wait for the step that is under way."""
    assert desk.window.long_steps.is_running
    assert not desk.window.actions_by_name["edit.undo"].isEnabled()
    desk.bot.waitUntil(lambda: not desk.window.long_steps.is_running)


def test_a_large_step_is_undone_and_done_again_beside_the_window(desk: Desk, tag: Uid) -> None:
    shown: list[str] = []
    desk.window.status.bar.valueChanged.connect(
        lambda _: shown.append(desk.window.status.work.text())
    )
    before = desk.project._bench.store.dump()
    desk.press(Key.Key_Z, CTRL)
    wait(desk)
    assert desk.said() == f"Undone: Tag {PLACES} places with One."
    assert desk.marks() == []
    assert desk.window.workspace.codebook.tree.model().counts_of(tag) == (0, 0)
    desk.press(Key.Key_Z, CTRL | SHIFT)
    wait(desk)
    assert desk.said() == f"Done again: Tag {PLACES} places with One."
    assert len(desk.window.workspace.reading.marks or ()) == PLACES
    assert desk.project._bench.store.dump() == before
    assert shown
    assert all(re.fullmatch(r"(Undoing|Doing again): \d+ %", words) for words in shown)
    assert not desk.window.status.bar.isVisible()


def test_a_jump_over_much_runs_beside_the_window(desk: Desk, tag: Uid) -> None:
    desk.window.steps.jump(2)
    wait(desk)
    assert desk.said() == "Went 2 steps."
    assert tag not in desk.project.codebook
    assert desk.marks() == []
    assert desk.window.actions_by_name["edit.redo"].isEnabled()


def test_what_stands_in_the_way_of_a_large_undo_is_said(desk: Desk, tag: Uid) -> None:
    mara = Analyst(Uid("01900000000070008000000000000002"), "Mara", None, 1, 1)
    other = desk.project.worker()
    join = Change("analyst.join", {"name": "Mara"}, added(mara))
    other._bench.store.write(join, analyst=mara.uid, kind="join")
    other._bench.analyst = mara
    other.marks.add_note(desk.marks()[0].uid, "Mine.")
    other.close()
    desk.press(Key.Key_Z, CTRL)
    wait(desk)
    assert desk.said() == (
        "This cannot be done: something it needs is gone, or something else needs what would go."
    )
    assert len(desk.marks()) == PLACES


def test_closing_the_project_waits_for_a_large_undo(desk: Desk, tag: Uid) -> None:
    path, project = desk.project.path, desk.project
    desk.press(Key.Key_Z, CTRL)
    assert desk.window.long_steps.is_running
    desk.window.session.close()
    assert desk.window.projects.try_path(path) is not None
    assert desk.project is not project
    assert desk.project.history.next_redo() == f"Tag {PLACES} places with One"

"""The history, and what can be undone and redone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.edits import added

if TYPE_CHECKING:
    from tests.store.desk import Desk


def _states(desk: Desk) -> list[str]:
    return [step.state for step in reversed(desk.store.steps.history(99))][1:]


def test_the_history_tells_what_stands(desk: Desk) -> None:
    one = desk.add(desk.tag("One"))
    desk.add(desk.tag("Two"))
    desk.undo()
    assert _states(desk) == ["done", "undone", "undo"]
    desk.redo()
    assert _states(desk) == ["done", "done", "undo", "redo"]
    desk.undo()
    desk.undo()
    assert _states(desk) == ["undone", "undone", "undo", "redo", "undo", "undo"]
    newest = desk.store.steps.history(1)[0]
    assert (newest.kind, newest.undoes, newest.analyst) == ("undo", one, desk.me.uid)
    assert (newest.action, newest.arguments) == ("test", {"n": 1})


def test_the_history_comes_in_pages(desk: Desk) -> None:
    for n in range(7):
        desk.add(desk.tag(f"Tag {n}"))
    first = desk.store.steps.history(3)
    second = desk.store.steps.history(3, before=first[-1].number)
    assert [step.number for step in first + second] == [8, 7, 6, 5, 4, 3]
    assert desk.store.steps.get(first[0].uid) == first[0]


def test_redo_is_possible_until_something_new_is_done(desk: Desk) -> None:
    for name in ("One", "Two", "Three"):
        desk.add(desk.tag(name))
    for _ in range(2):
        desk.undo()
    assert desk.redo()
    desk.add(desk.tag("Four"))
    assert not desk.redo()
    desk.undo()
    assert desk.redo()
    assert not desk.redo()
    assert [tag.name for tag in desk.store.tags.all()] == ["One", "Two", "Four"]
    for _ in range(3):
        assert desk.undo()
    assert not desk.undo()
    for _ in range(2):
        assert desk.redo()
    desk.reopen()
    assert [tag.name for tag in desk.store.tags.all()] == ["One", "Two"]
    assert desk.redo()
    assert not desk.redo()


def test_each_analyst_undoes_their_own(desk: Desk) -> None:
    mara = desk.analyst("Mara")
    desk.write(*added(mara), analyst=mara.uid, kind="join")
    desk.add(desk.tag("Mine"))
    desk.write(*added(desk.tag("Hers")), analyst=mara.uid)
    desk.undo()
    assert [tag.name for tag in desk.store.tags.all()] == ["Hers"]
    desk.write(*added(desk.tag("Hers too")), analyst=mara.uid)
    assert desk.redo()
    assert desk.undo(mara.uid)
    assert desk.undo(mara.uid)
    assert not desk.undo(mara.uid)
    assert [tag.name for tag in desk.store.tags.all()] == ["Mine"]


def test_entering_a_project_is_not_undone(desk: Desk) -> None:
    assert desk.store.steps.undoable(desk.me.uid) is None
    assert desk.store.steps.redoable(desk.me.uid) is None
    assert not desk.undo()
    assert not desk.redo()

"""A long day of work at random: every step goes back and forth exactly, across restarts."""

from __future__ import annotations

import ast
import inspect
import random
from typing import TYPE_CHECKING

import pytest

from reader_app.core.canonical import RECORD_NAMES
from reader_app.core.records import Analyst
from reader_app.project.labels import ACTIONS
from reader_app.project.project import Project
from tests.project import random_worker
from tests.project.people import INES
from tests.project.random_worker import RandomWorker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader_app.core.edits import Change
    from reader_app.core.ids import Clock
    from reader_app.core.records import Record

STEPS = 500
"""At least; the work goes on until every kind of action has been done."""

MOST_STEPS = 1000
NO_STEPS = {"analyst.join", "analyst.rename", "project.repair"}
"""What is no step of an analyst's, and is not undone."""

SEVERAL_CHUNKS = {"files.import"}
"""An import of more files than are written at once: `test_articles` undoes one."""


def writing(project: Project) -> set[str]:
    """Return all methods of a project's groups that write a Change, as GROUP.METHOD."""
    groups = {name: group for name, group in vars(project).items() if not name.startswith("_")}
    return {
        f"{name}.{method}"
        for name, group in groups.items()
        for method, function in inspect.getmembers(type(group), inspect.isfunction)
        if not method.startswith("_") and "Change" in str(function.__annotations__.get("return"))
    }


def called() -> set[str]:
    """Return the methods of the project that random work calls, as GROUP.METHOD."""
    tree = ast.parse(inspect.getsource(random_worker))
    found = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    start = "self.project."
    return {words.removeprefix(start) for words in found if words.startswith(start)}


def test_every_method_that_writes_is_among_the_random_steps(project: Project) -> None:
    history = {"history.undo", "history.redo", "history.jump"}
    assert writing(project) > history
    assert writing(project) - history <= called()


def dump(project: Project) -> str:
    return project._bench.store.dump()


def dump_of(path: Path, clock: Clock) -> str:
    """Return the dump of a sound project file."""
    project = Project.open(path, person=INES, clock=clock)
    assert project.check() == []
    found = dump(project)
    project.close()
    return found


def state(project: Project) -> tuple[object, ...]:
    """Return what the project holds in memory."""
    scales = project.scales
    values = [(scale, scales.values(scale.uid)) for scale in scales.all()]
    return (list(project.codebook.walk()), project.pins, project.keys, values)


def test_500_random_steps_are_undone_and_done_again_exactly(
    project: Project, clock, reopen: Callable[..., Project], tmp_path
) -> None:
    worker = RandomWorker(project, seed=20)
    worker.bring_article()
    project.tags.create("Claim")
    dumps, states = [dump(project)], [state(project)]
    done: set[str] = set()
    kinds = set(ACTIONS) - NO_STEPS - SEVERAL_CHUNKS
    done_kinds: set[str] = set()
    records: set[type[Record]] = set()

    def hear(change: Change) -> None:
        done_kinds.add(change.action)
        records.update(type(edit.record) for edit in change.edits)

    project.listen(hear)
    actions = set(worker.actions())
    while len(dumps) <= STEPS or (
        (kinds - done_kinds or actions - done) and len(dumps) <= MOST_STEPS
    ):
        clock.advance(7)
        action = worker.step()
        if action is not None:
            done.add(action)
            dumps.append(dump(project))
            states.append(state(project))
    assert done == actions
    assert kinds <= done_kinds
    assert records == set(RECORD_NAMES) - {Analyst}
    assert project.check() == []

    project = back_and_forth(project, clock, reopen, dumps, states)
    copy = tmp_path / "copy.reader"
    project._bench.store.replay_into(copy)
    assert dump(reopen(project, INES)) == dumps[-1]
    assert dump_of(copy, clock) == dumps[-1]


def back_and_forth(
    project: Project,
    clock,
    reopen: Callable[..., Project],
    dumps: list[str],
    states: list[tuple[object, ...]],
) -> Project:
    """Undo every step and do it again, with restarts, and compare at each."""
    steps = len(dumps) - 1
    for step in range(steps - 1, -1, -1):
        if step % 100 == 0:
            project = reopen(project, INES)
        clock.advance(7)
        assert project.history.undo()
        assert (dump(project), state(project)) == (dumps[step], states[step])
    assert project.check() == []
    for step in range(1, steps + 1):
        if step % 100 == 0:
            project = reopen(project, INES)
        clock.advance(7)
        assert project.history.redo()
        assert (dump(project), state(project)) == (dumps[step], states[step])
    assert project.history.next_redo() is None
    assert project.check() == []
    return project


@pytest.mark.parametrize("seed", [1, 2])
def test_a_replayed_journal_makes_the_same_project(
    project: Project, clock, reopen: Callable[..., Project], tmp_path, seed: int
) -> None:
    worker = RandomWorker(project, seed)
    choose = random.Random(seed)
    worker.bring_article()
    for _ in range(400):
        clock.advance(5)
        roll = choose.random()
        if roll < 0.7:
            worker.step()
        elif roll < 0.9:
            project.history.undo()
        else:
            project.history.redo()
    copy = tmp_path / "copy.reader"
    project._bench.store.replay_into(copy)
    wanted = dump(project)
    assert reopen(project).check() == []
    assert dump_of(copy, clock) == wanted

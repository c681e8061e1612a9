from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import ConflictError, NotFoundError, ProjectError
from reader_app.core.spans import Span
from reader_app.project.history import HistoryEntry, JumpPlan
from tests.project.people import INES, MARA

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.records import Article
    from reader_app.project.project import Project


def test_undo_brings_back_the_same_record(project: Project, article: Article) -> None:
    project.marks.tag_paths(article.uid, Span(0, 5), ["Claim"], "why")
    before = project.marks.mark_at(article.uid, Span(0, 5))
    project.marks.delete([before.uid])
    change = project.history.undo()
    assert change.action == "highlight.delete"
    assert project.marks.mark_at(article.uid, Span(0, 5)) == before


def test_undo_survives_a_restart(
    project: Project, article: Article, reopen: Callable[..., Project]
) -> None:
    project.marks.highlight(article.uid, Span(0, 5))
    again = reopen(project)
    assert again.history.next_undo() == "Highlight “Ferry”"
    again.history.undo()
    assert len(again.marks.of_article(article.uid)) == 0
    third = reopen(again)
    assert third.history.next_redo() == "Highlight “Ferry”"
    third.history.redo()
    assert len(third.marks.of_article(article.uid)) == 1


def test_where_there_is_nothing_undo_and_redo_are_empty(project: Project) -> None:
    assert not project.history.undo()
    assert not project.history.redo()
    assert project.history.next_undo() is None
    assert project.history.next_redo() is None


def test_a_new_step_ends_what_can_be_done_again(project: Project) -> None:
    project.tags.create("A")
    project.history.undo()
    project.tags.create("B")
    assert project.history.next_redo() is None
    assert not project.history.redo()


def test_each_analyst_undoes_their_own_steps(
    project: Project, reopen: Callable[..., Project]
) -> None:
    project.tags.create("A")
    other = reopen(project, MARA)
    assert other.history.next_undo() is None
    other.tags.create("B")
    again = reopen(other, INES)
    again.history.undo()
    assert [tag.name for tag in again.codebook.walk()] == ["B"]


def test_what_another_analyst_built_on_is_not_undone(
    project: Project, article: Article, reopen: Callable[..., Project]
) -> None:
    project.tags.create("Claim")
    other = reopen(project, MARA)
    other.marks.tag(article.uid, Span(0, 5), [next(other.codebook.walk()).uid])
    again = reopen(other, INES)
    with pytest.raises(ConflictError):
        again.history.undo()
    assert len(again.codebook) == 1
    assert again.check() == []


def test_the_history_says_who_did_what_when_and_what_became_of_it(
    project: Project, clock, reopen: Callable[..., Project]
) -> None:
    project.tags.create("A")
    clock.advance(1000)
    project.tags.create("B")
    project.history.undo()
    other = reopen(project, MARA)
    other.tags.create("C")
    entries = list(other.history.steps())
    assert [(each.label, each.analyst, each.state) for each in entries] == [
        ("Create the tag C", "Mara", "done"),
        ("Create the tag B", "Ines", "undo"),
        ("Create the tag B", "Ines", "undone"),
        ("Create the tag A", "Ines", "done"),
    ]
    assert entries[-1].at_ms == entries[0].at_ms - 1000
    assert entries[0].step > entries[-1].step
    assert (entries[0].action, dict(entries[0].arguments)) == ("tag.create", {"tag": "C"})


def test_the_history_can_be_cut_short(project: Project) -> None:
    for name in "ABC":
        project.tags.create(name)
    assert [each.label[-1] for each in project.history.steps(2)] == ["C", "B"]
    assert list(project.history.steps(0)) == []


def labels(entries: tuple[HistoryEntry, ...]) -> list[str]:
    return [entry.label[-1] for entry in entries]


def numbers(project: Project) -> dict[str, int]:
    steps = [entry for entry in project.history.steps() if entry.state in {"done", "undone"}]
    return {entry.label[-1]: entry.step for entry in steps}


def names(project: Project) -> str:
    return "".join(tag.name for tag in project.codebook.walk())


def test_any_point_is_reached_by_undoing_in_order_and_back(project: Project) -> None:
    for name in "ABCD":
        project.tags.create(name)
    at = numbers(project)
    plan = project.history.jump_plan(at["B"])
    assert (labels(plan.undo), labels(plan.redo)) == (["D", "C"], [])
    assert names(project) == "ABCD"
    assert len(project.history.jump(at["B"])) == 2
    assert names(project) == "AB"
    assert project.history.jump_plan(at["B"]) == JumpPlan()
    plan = project.history.jump_plan(at["D"])
    assert (labels(plan.undo), labels(plan.redo)) == ([], ["C", "D"])
    project.history.jump(at["C"])
    assert names(project) == "ABC"
    project.history.jump(0)
    assert names(project) == ""
    project.history.jump(at["D"])
    assert names(project) == "ABCD"


def test_what_was_undone_and_left_behind_is_not_reached(project: Project) -> None:
    project.tags.create("A")
    project.tags.create("B")
    project.history.undo()
    project.tags.create("C")
    with pytest.raises(ProjectError, match="cannot be done again"):
        project.history.jump_plan(numbers(project)["B"])
    with pytest.raises(NotFoundError):
        project.history.jump(99)


def test_a_jump_leaves_what_others_did(project: Project, reopen: Callable[..., Project]) -> None:
    project.tags.create("A")
    other = reopen(project, MARA)
    other.tags.create("B")
    ines = reopen(other, INES)
    ines.tags.create("C")
    at = numbers(ines)
    ines.history.jump(at["A"])
    assert names(ines) == "AB"
    assert labels(ines.history.jump_plan(at["C"]).redo) == ["C"]


def test_the_size_of_an_undo_a_redo_and_a_jump_is_known_before(
    project: Project, article: Article
) -> None:
    assert project.history.redo_size() == 0
    project.tags.create("One")
    project.marks.tag_new(article.uid, Span(0, 4), "Two")
    assert project.history.undo_size() == 3
    start = max(entry.step for entry in project.history.steps()) - 2
    assert project.history.jump_size(start) == 4
    project.history.undo()
    assert (project.history.undo_size(), project.history.redo_size()) == (1, 3)


def test_how_far_an_undo_and_a_redo_are_is_told(project: Project, article: Article) -> None:
    places = [Span(n, n + 1) for n in range(300)]
    long = project.articles.import_text("a " * 400, "long").uid or article.uid
    project.again.tag_all(long, places, ["One"])
    told: list[tuple[int, int]] = []
    project.history.undo(lambda done, total: told.append((done, total)))
    project.history.redo(lambda done, total: told.append((done, total)))
    assert told == [(500, 1803), (1000, 1803), (1500, 1803)] * 2


def test_the_size_of_a_step_counts_a_long_text_as_many_edits(project: Project) -> None:
    uid = project.articles.import_text("Title\n\n" + "Words here. " * 1000, "a").uid or ""
    assert project.history.undo_size() == 1
    project.articles.correct_text(uid, "Title\n\n" + "Words there. " * 1000)
    assert project.history.undo_size() == 14
    project.history.undo()
    assert project.history.redo_size() == 14

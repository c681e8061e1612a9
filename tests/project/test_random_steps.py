"""A long day of work at random: every step goes back and forth exactly, across restarts."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import ProjectError
from reader_app.core.spans import Span
from reader_app.project.article_details import dated
from reader_app.project.attributions import Voice
from reader_app.project.project import Project
from reader_app.project.tag_again import Wanted
from tests.project.people import INES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader_app.core.edits import Change
    from reader_app.core.ids import Clock, Uid
    from reader_app.core.marks import Mark
    from reader_app.core.records import Tag

STEPS = 500
WORDS = "Title {n}\n\nNo vessel 😀 was at risk, e\u0301 said. שלום לכולם ומרחבا\u00a0{n}.\n"


class Worker:
    """Does one action after another, chosen and filled in at random."""

    def __init__(self, project: Project, seed: int) -> None:
        self.project = project
        self.random = random.Random(seed)
        self.articles = 0
        self.actions: Sequence[Callable[[], Change | None]] = (
            self.bring_article, self.delete_article, self.edit_article,
            self.highlight, self.tag, self.tag, self.tag_highlight, self.tag_new, self.tag_paths,
            self.untag, self.resize, self.delete_highlights,
            self.add_note, self.edit_note, self.delete_note,
            self.create_tag, self.create_path, self.rename_tag, self.recolour_tag,
            self.describe_tag, self.move_tag, self.delete_tag, self.pin, self.unpin,
            self.set_example, self.set_aliases, self.archive, self.unarchive, self.merge,
            self.recolour_tags, self.set_key, self.free_key,
            self.tag_many, self.untag_many, self.note_many, self.set_statement,
            self.grade, self.grade, self.ungrade, self.grade_article, self.ungrade_article,
            self.create_scale, self.rename_scale, self.set_values, self.delete_scale,
            self.attribute, self.attribute, self.link, self.link, self.unlink,
            self.set_status, self.set_field, self.tag_articles, self.untag_articles,
            self.note_article, self.note_tag, self.note_project, self.edit_any_note,
            self.tag_again,
        )  # fmt: skip

    def step(self) -> str | None:
        """Do something; return what, or None where it came to nothing."""
        action = self.random.choice(self.actions)
        try:
            change = action()
        except (ProjectError, IndexError):
            return None
        return action.__name__ if change else None

    def article(self) -> Uid:
        return self.random.choice([row.uid for row in self.project.articles.all()])

    def span(self, article: Uid) -> Span:
        text = self.project.articles.text_of(self.project.articles.find(article)).text
        start = self.random.randrange(len(text))
        return Span(start, self.random.randint(start + 1, min(len(text), start + 9)))

    def mark(self) -> Mark:
        return self.random.choice(self.project.marks.of_article(self.article()).in_order())

    def tags(self) -> list[Tag]:
        return list(self.project.codebook.walk())

    def a_tag(self) -> Uid:
        return self.random.choice(self.tags()).uid

    def perhaps_a_tag(self) -> Uid | None:
        return self.random.choice([None, *(tag.uid for tag in self.tags())])

    def name(self) -> str:
        return self.random.choice("ABCDEFGHאבג") + self.random.choice("0123")

    def bring_article(self) -> Change | None:
        self.articles += 1
        heard: list[Change] = []
        self.project.listen(heard.append)
        self.project.articles.import_text(WORDS.format(n=self.articles), "pasted")
        return heard[0] if heard else None

    def delete_article(self) -> Change:
        if self.random.random() < 0.7:
            raise IndexError
        return self.project.articles.delete([self.article()])

    def edit_article(self) -> Change:
        article = self.project.articles.find(self.article())
        words = self.random.choice(["", "2026", "2026-05", "2026-05-14 08:30", "2026-02-30"])
        typed = replace(article, outlet=self.name(), authors=(self.name(),), section=self.name())
        return self.project.articles.edit(dated(typed, words))

    def highlight(self) -> Change:
        article = self.article()
        return self.project.marks.highlight(article, self.span(article))

    def tag(self) -> Change:
        article = self.article()
        tags = [self.a_tag(), self.a_tag()]
        return self.project.marks.tag(article, self.span(article), tags)

    def tag_highlight(self) -> Change:
        return self.project.marks.tag_highlight(self.mark().uid, [self.a_tag()])

    def tag_new(self) -> Change:
        article = self.article()
        name, parent = self.name(), self.perhaps_a_tag()
        return self.project.marks.tag_new(article, self.span(article), name, parent)

    def tag_paths(self) -> Change:
        article = self.article()
        paths = [f"{self.name()}/{self.name()}", self.name()]
        return self.project.marks.tag_paths(article, self.span(article), paths, "why")

    def untag(self) -> Change:
        return self.project.marks.untag(self.random.choice(self.mark().taggings).uid)

    def resize(self) -> Change:
        mark = self.mark()
        return self.project.marks.resize(mark.uid, self.span(mark.highlight.article))

    def delete_highlights(self) -> Change:
        return self.project.marks.delete([self.mark().uid, self.mark().uid])

    def add_note(self) -> Change:
        return self.project.marks.add_note(self.mark().uid, self.name())

    def edit_note(self) -> Change:
        return self.project.marks.edit_note(self.random.choice(self.mark().notes).uid, self.name())

    def delete_note(self) -> Change:
        return self.project.marks.delete_note(self.random.choice(self.mark().notes).uid)

    def create_tag(self) -> Change:
        return self.project.tags.create(self.name(), self.perhaps_a_tag())

    def create_path(self) -> Change:
        return self.project.tags.create_path(f"{self.name()}/{self.name()}/{self.name()}")

    def rename_tag(self) -> Change:
        return self.project.tags.rename(self.a_tag(), self.name())

    def recolour_tag(self) -> Change:
        return self.project.tags.recolour(self.a_tag(), self.random.choice(["red", "#123456"]))

    def describe_tag(self) -> Change:
        return self.project.tags.describe(self.a_tag(), self.name())

    def move_tag(self) -> Change:
        index = self.random.randrange(4)
        return self.project.tags.move(self.a_tag(), self.perhaps_a_tag(), index)

    def delete_tag(self) -> Change:
        if self.random.random() < 0.5:
            raise IndexError
        return self.project.tags.delete(self.a_tag())

    def pin(self) -> Change:
        return self.project.tags.pin(self.a_tag(), self.random.randint(1, 9))

    def unpin(self) -> Change:
        return self.project.tags.unpin(self.random.randint(1, 9))

    def set_example(self) -> Change:
        return self.project.tags.set_example(self.a_tag(), self.mark().uid)

    def set_aliases(self) -> Change:
        return self.project.tags.set_aliases(self.a_tag(), [self.name(), self.name()])

    def archive(self) -> Change:
        return self.project.tags.archive(self.a_tag())

    def unarchive(self) -> Change:
        return self.project.tags.unarchive(self.a_tag())

    def merge(self) -> Change:
        if self.random.random() < 0.5:
            raise IndexError
        return self.project.tags.merge(self.a_tag(), [self.a_tag(), self.a_tag()])

    def recolour_tags(self) -> Change:
        colour = self.random.choice(["blue", "teal"])
        return self.project.tags.recolour_many([self.a_tag(), self.a_tag()], colour)

    def set_key(self) -> Change:
        return self.project.tags.set_key(self.a_tag(), f"Ctrl+{self.random.randrange(5)}")

    def free_key(self) -> Change:
        return self.project.tags.set_key(self.random.choice(list(self.project.keys.values())), None)

    def marks(self) -> list[Uid]:
        return [self.mark().uid, self.mark().uid]

    def tag_many(self) -> Change:
        return self.project.marks.tag_many(self.marks(), [self.a_tag(), self.a_tag()])

    def untag_many(self) -> Change:
        return self.project.marks.untag_many(self.marks(), [tag.uid for tag in self.tags()])

    def note_many(self) -> Change:
        return self.project.marks.note_many(self.marks(), self.name())

    def set_statement(self) -> Change:
        statement = self.random.choice(["", "fact", "claim", "assumption", "judgement"])
        return self.project.marks.set_statement(self.marks(), statement)

    def values(self) -> list[Uid]:
        scales = self.project.scales
        chosen = [self.random.choice(scales.all()), scales.all()[-1]]
        return [self.random.choice(scales.values(scale.uid)).uid for scale in chosen]

    def grade(self) -> Change:
        return self.project.grades.grade(self.marks(), self.values())

    def ungrade(self) -> Change:
        return self.project.grades.ungrade(self.marks())

    def grade_article(self) -> Change:
        return self.project.grades.grade_article(self.article(), self.values())

    def ungrade_article(self) -> Change:
        return self.project.grades.ungrade_article(self.article())

    def wordings(self) -> list[tuple[str, str, str]]:
        codes = self.random.sample("abcde", k=3)
        return [(code, self.name(), self.name()) for code in codes]

    def create_scale(self) -> Change:
        return self.project.grades.create_scale(self.name(), self.wordings())

    def own_scale(self) -> Uid:
        return self.random.choice(self.project.scales.all()[5:]).uid

    def rename_scale(self) -> Change:
        return self.project.grades.rename_scale(self.own_scale(), self.name())

    def set_values(self) -> Change:
        return self.project.grades.set_values(self.own_scale(), self.wordings())

    def delete_scale(self) -> Change:
        return self.project.grades.delete_scale(self.own_scale())

    def attribute(self) -> Change:
        voices = [Voice(self.name(), cue="said", mode="direct"), Voice(tag=self.a_tag())]
        chain = self.random.sample(voices, k=self.random.randrange(3))
        return self.project.attributions.set(self.mark().uid, chain)

    def link(self) -> Change:
        kind = self.random.choice([*self.project.links.kinds(), self.name()])
        return self.project.links.add(*self.marks(), kind)

    def unlink(self) -> Change:
        return self.project.links.delete(self.random.choice(self.mark().links).uid)

    def set_status(self) -> Change:
        status = self.random.choice(["new", "reading", "done", "skipped"])
        return self.project.articles.set_status([self.article(), self.article()], status)

    def set_field(self) -> Change:
        value = self.random.choice(["", self.name()])
        return self.project.articles.set_field([self.article()], "desk", value)

    def tag_articles(self) -> Change:
        return self.project.articles.tag([self.article(), self.article()], [self.a_tag()])

    def untag_articles(self) -> Change:
        article = self.article()
        tags = [each.tag for each in self.project.articles.tags_of(article)]
        return self.project.articles.untag([article], tags)

    def note_article(self) -> Change:
        return self.project.notes.add_to_article(self.article(), self.name())

    def note_tag(self) -> Change:
        return self.project.notes.add_to_tag(self.a_tag(), self.name())

    def note_project(self) -> Change:
        return self.project.notes.add_to_project(self.name())

    def edit_any_note(self) -> Change:
        notes = self.project.notes
        found = [
            *notes.on_project(),
            *notes.on_tag(self.a_tag()),
            *notes.on_article(self.article()),
        ]
        return notes.edit(self.random.choice(found).uid, self.random.choice(["", self.name()]))

    def tag_again(self) -> Change:
        word = self.random.choice(["vessel", "שלום", "risk", "Title"])
        hits = list(self.project.again.find(Wanted((word,))))
        return self.project.again.accept(self.a_tag(), hits)


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
    worker = Worker(project, seed=20)
    worker.bring_article()
    project.tags.create("Claim")
    dumps, states = [dump(project)], [state(project)]
    done: set[str] = set()
    while len(dumps) <= STEPS:
        clock.advance(7)
        action = worker.step()
        if action is not None:
            done.add(action)
            dumps.append(dump(project))
            states.append(state(project))
    assert done == {action.__name__ for action in worker.actions}
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
    for step in range(STEPS - 1, -1, -1):
        if step % 100 == 0:
            project = reopen(project, INES)
        clock.advance(7)
        assert project.history.undo()
        assert (dump(project), state(project)) == (dumps[step], states[step])
    assert project.check() == []
    for step in range(1, STEPS + 1):
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
    worker = Worker(project, seed)
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

"""A project for a process that is to be killed, and what is asked of it afterwards.

Each kind of work has three parts: `prepare` makes a folder, `act` works in it for ever and says
after each piece that it is done, `verify` looks at the folder of a process that was killed, and is
told how many pieces it had said. All is done by what the window and the command line call.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.core.clock import SystemClock
from reader_app.core.spans import Span
from reader_app.project.project import Project
from tests.bench.workload import long_text, spans
from tests.project.people import INES

if TYPE_CHECKING:
    from collections.abc import Generator

    from reader_app.core.ids import Uid

CLOCK = SystemClock()
Say = Callable[[int], None]
"""Called with 0 once all is open, then with how much was done."""


@dataclass(frozen=True, slots=True)
class KilledAction:
    """A kind of work; the number that `prepare` gets is how much a large piece of it holds."""

    prepare: Callable[[Path, int], None]
    act: Callable[[Path, Say], None]
    verify: Callable[[Path, int], int]
    """Return how much was done; raise AssertionError."""


def file_in(folder: Path) -> Path:
    """Return the project in a folder."""
    return folder / "press.reader"


def opened(folder: Path) -> Project:
    """Open the project in a folder."""
    return Project.open(file_in(folder), person=INES, clock=CLOCK)


@contextmanager
def sound(folder: Path) -> Generator[Project]:
    """Give the project as it is after the kill; it must be without a finding."""
    with closing(opened(folder)) as project:
        assert project.check() == []
        yield project


def the_article(project: Project) -> Uid:
    """Return the first article."""
    return next(iter(project.articles.all())).uid


def tag_named(project: Project, name: str) -> Uid | None:
    """Return the tag of that name, if there is one."""
    return next((tag.uid for tag in project.codebook if tag.name == name), None)


def taggings(project: Project, name: str) -> int:
    """Return how many taggings the tag of that name has."""
    tag = tag_named(project, name)
    return 0 if tag is None else project.tags.counts().get(tag, 0)


def steps_done(project: Project) -> int:
    """Return how many steps were made since the folder was prepared."""
    steps = project.history.steps()
    return next(n for n, step in enumerate(steps) if step.action == "note.add_project")


def within(done: int, told: int) -> int:
    """Nothing that was said is lost, and what was not yet said is one piece at most."""
    assert told <= done <= told + 1, f"{told} said, {done} done"
    return done


def with_text(folder: Path, words: int) -> Project:
    """Make a project with one text of so many characters, and a tag."""
    project = Project.create(file_in(folder), person=INES, clock=CLOCK)
    project.articles.import_text(long_text(words), "long")
    project.tags.create("Actor")
    return project


def end_preparing(project: Project) -> None:
    """Write the step that what the killed process does comes after."""
    project.notes.add_to_project("What comes after this note is done by who is killed.")
    project.close()


def marked(folder: Path, size: int, *names: str) -> Project:
    """Make a project with so many highlights in one text, each with these tags."""
    project = with_text(folder, max(20_000, size * 30))
    article = the_article(project)
    text = project.articles.text_of(project.articles.find(article)).text
    places = [Span(*at) for at in spans(str(text), size)]
    project.again.tag_all(article, places, names[:1])
    every = [mark.uid for mark in project.marks.of_article(article).in_order()]
    project.marks.tag_many(every, [], names[1:])
    return project


def prepare_text(folder: Path, size: int) -> None:
    """Make a project with one text that has room for so many highlights, and none yet."""
    end_preparing(with_text(folder, max(20_000, size * 30)))

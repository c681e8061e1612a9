"""A project on a real file, and articles to put into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.project.project import Project
from tests.project.people import INES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader_app.core.ids import Clock
    from reader_app.core.records import Article
    from reader_app.project.person import Person

WORDS = (
    "Ferry held at port\n\nNo vessel was at risk, the minister said on Tuesday. 😀 Later, more.\n"
)


@pytest.fixture
def project(project_path: Path, clock: Clock) -> Iterator[Project]:
    """Give a new project in the hands of Ines."""
    project = Project.create(project_path, person=INES, clock=clock)
    yield project
    project.close()


@pytest.fixture
def article(project: Project) -> Article:
    """Give an article of the project."""
    outcome = project.articles.import_text(WORDS, "ferry")
    return project.articles.find(outcome.uid or "")


@pytest.fixture
def reopen(clock: Clock) -> Iterator[Callable[..., Project]]:
    """Give a function that closes a project and opens its file again."""
    opened: list[Project] = []

    def again(project: Project, person: Person = INES, *, read_only: bool = False) -> Project:
        project.close()
        opened.append(Project.open(project.path, person=person, clock=clock, read_only=read_only))
        return opened[-1]

    yield again
    for each in opened:
        each.close()

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import ProjectError
from reader_app.core.quotes import holds
from reader_app.project import sample
from reader_app.project.project import Project
from reader_app.project.sample import add_starter_codebook, make_sample
from tests.project.people import INES

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.ids import Clock


def test_the_sample_has_three_marked_articles_in_three_languages(
    project_path: Path, clock: Clock
) -> None:
    project = make_sample(project_path, person=INES, clock=clock)
    rows = list(project.articles.all())
    assert {row.language for row in rows} == {"en", "ar", "he"}
    assert all(row.outlet and row.n_highlights for row in rows)
    assert project.pins
    for row in rows:
        text = project.articles.text_of(project.articles.find(row.uid)).text
        for mark in project.marks.of_article(row.uid).in_order():
            assert holds(text, mark.highlight.span, mark.highlight.quote)
    assert project.check() == []
    project.close()


def test_the_starter_codebook_adds_what_is_missing_in_one_step(project: Project) -> None:
    actor = project.tags.create_path("Actor/State").edits[-1].record.uid
    project.tags.pin(actor, 1)
    add_starter_codebook(project)
    paths = [project.codebook.path_text(tag.uid) for tag in project.codebook.walk()]
    assert len(paths) == len(set(paths)) > 10
    assert "Actor/Person" in paths
    assert project.pins[1] == actor
    assert project.history.next_undo() == "Add the starter codebook"
    assert not add_starter_codebook(project)
    project.history.undo()
    assert len(project.codebook) == 2


def test_a_sample_that_cannot_be_filled_is_let_go_of(
    project_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Project) -> None:
        raise ProjectError("The disk is full.")

    monkeypatch.setattr(sample, "_fill", fail)
    with pytest.raises(ProjectError, match="disk is full"):
        make_sample(project_path, person=INES, clock=clock)
    Project.open(project_path, person=INES, clock=clock).close()

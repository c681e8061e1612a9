"""What is said of an article as a whole: status, own fields, tags, grades, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import ProjectError
from reader_app.core.ids import Uid
from tests.project.people import MARA

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.records import Article
    from reader_app.project.project import Project


def second(project: Project) -> Uid:
    return project.articles.import_text("Other\n\nThe port is closed.\n", "other").uid or Uid("")


def test_an_analyst_says_how_far_they_are(
    project: Project, article: Article, reopen: Callable[..., Project]
) -> None:
    other = second(project)
    assert project.articles.status(article.uid) == "new"
    assert not project.articles.set_status([article.uid], "new")
    project.articles.set_status([article.uid], "done")
    assert project.history.next_undo() == "Mark Ferry held at port as done"
    project.articles.set_status([article.uid, other], "skipped")
    assert project.history.next_undo() == "Mark 2 articles as skipped"
    assert [project.articles.status(uid) for uid in (article.uid, other)] == ["skipped"] * 2
    assert not project.articles.set_status([article.uid, other], "skipped")
    mara = reopen(project, MARA)
    assert mara.articles.status(article.uid) == "new"
    mara.articles.set_status([article.uid], "reading")
    ines = reopen(mara)
    assert ines.articles.status(article.uid) == "skipped"


def test_own_fields_are_filled_and_emptied(project: Project, article: Article) -> None:
    other = second(project)
    project.articles.set_field([article.uid], " desk ", "foreign")
    project.articles.set_field([article.uid], "round", "2")
    project.articles.set_field([article.uid, other], "desk", "home")
    assert project.history.next_undo() == "Fill desk of 2 articles"
    found = project.articles.get(article.uid)
    assert found is not None
    assert found.fields == (("desk", "home"), ("round", "2"))
    assert project.articles.field_names() == ["desk", "round"]
    project.articles.set_field([article.uid], "desk", " ")
    assert not project.articles.set_field([article.uid], "desk", "")
    found = project.articles.get(article.uid)
    assert found is not None
    assert found.fields == (("round", "2"),)
    with pytest.raises(ProjectError, match="needs a name"):
        project.articles.set_field([article.uid], " ", "x")


def test_articles_are_tagged_as_a_whole(
    project: Project, article: Article, reopen: Callable[..., Project]
) -> None:
    other = second(project)
    project.tags.create("Event")
    event = next(project.codebook.walk()).uid
    project.articles.tag([article.uid], [event, event])
    assert project.history.next_undo() == "Tag the article Ferry held at port with Event"
    project.articles.tag([article.uid, other], [event])
    assert project.history.next_undo() == "Tag 2 articles with Event"
    assert not project.articles.tag([article.uid, other], [event])
    mara = reopen(project, MARA)
    assert not mara.articles.untag([article.uid], [event])
    mara.articles.tag([article.uid], [event])
    assert len(mara.articles.tags_of(article.uid)) == 2
    ines = reopen(mara)
    ines.articles.untag([article.uid, other], [event])
    assert ines.history.next_undo() == "Take Event off 2 articles"
    assert [each.analyst for each in ines.articles.tags_of(article.uid)] == [MARA.uid]


def test_what_hangs_on_an_article_goes_and_comes_back_with_it(
    project: Project, article: Article
) -> None:
    project.tags.create("Event")
    project.articles.tag([article.uid], [next(project.codebook.walk()).uid])
    project.articles.set_status([article.uid], "done")
    project.notes.add_to_article(article.uid, "Why?")
    value = project.scales.values(project.scales.all()[0].uid)[0].uid
    project.grades.grade_article(article.uid, [value])
    before = project._bench.store.dump()
    assert len(project.articles.delete([article.uid]).edits) == 5
    project.history.undo()
    assert project._bench.store.dump() == before

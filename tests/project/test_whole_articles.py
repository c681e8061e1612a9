"""What is said of an article as a whole: status, own fields, tags, grades, notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader_app.core.edits import Change, added
from reader_app.core.errors import NotFoundError, ProjectError
from reader_app.core.ids import Uid
from reader_app.core.spans import Span
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


def test_new_tags_are_made_in_the_step_that_gives_them(project: Project, article: Article) -> None:
    other = second(project)
    project.articles.tag([article.uid, other], [], ["Round/Two"])
    (tag,) = project.articles.own_tags([other])
    assert project.codebook.path_text(tag.uid) == "Round/Two"
    assert project.history.next_undo() == "Tag 2 articles with Two"
    project.history.undo()
    assert len(project.codebook) == 0
    assert project.articles.own_tags([article.uid, other]) == []


def test_own_tags_are_those_of_this_analyst_in_the_order_of_the_codebook(
    project: Project, article: Article, reopen: Callable[..., Project]
) -> None:
    names = ["One", "Two", "Three"]
    tags = [project.tags.create(name).edits[0].record.uid for name in names]
    project.articles.tag([article.uid], tags[1:])
    mara = reopen(project, MARA)
    mara.articles.tag([article.uid], tags[:1])
    assert [tag.name for tag in mara.articles.own_tags([article.uid])] == ["One"]
    ines = reopen(mara)
    assert [tag.name for tag in ines.articles.own_tags([article.uid])] == ["Two", "Three"]


def test_what_is_done_to_many_articles_is_told_of_while_it_goes_on(
    project: Project, article: Article
) -> None:
    many = copies_of(project, article, 1200)
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))

    tag = project.tags.create("Event").edits[0].record.uid
    actions = project.articles
    before = project._bench.store.dump()
    for act in (
        lambda: actions.tag(many, [tag], (), tell),
        lambda: actions.untag(many, [tag], tell),
        lambda: actions.set_status(many, "done", tell),
        lambda: actions.set_field(many, "desk", "home", tell),
        lambda: actions.delete(many, tell),
    ):
        told.clear()
        assert len(act().edits) >= len(many)
        shares = [done / total for done, total in told]
        assert shares == sorted(shares)
        assert 0 < shares[0] < shares[-1] <= 1
    assert project.articles.count() == 1
    for _ in range(5):
        project.history.undo()
    assert project._bench.store.dump() == before


def test_what_a_deletion_costs_is_known_before(project: Project, article: Article) -> None:
    other = second(project)
    project.marks.highlight(article.uid, Span(0, 5))
    project.marks.highlight(article.uid, Span(6, 10))
    assert project.articles.deletion_cost([article.uid, other, other]) == 4
    assert project.articles.deletion_cost([]) == 0


def test_an_article_that_is_gone_is_passed_over_by_deletion_alone(
    project: Project, article: Article
) -> None:
    other = second(project)
    project.articles.delete([other])
    with pytest.raises(NotFoundError, match="no longer in the project"):
        project.articles.set_status([article.uid, other], "done")
    project.articles.delete([article.uid, other])
    assert project.history.next_undo() == "Delete the article Ferry held at port"


def copies_of(project: Project, article: Article, count: int) -> list[Uid]:
    """Put articles of the same text into the project; return their uids."""
    bench = project._bench
    copies = [replace(article, uid=bench.uids.new(), title=f"Title {n}") for n in range(count)]
    text = project.articles.text_of(article)
    bench.do(Change("articles.import", {"count": count}, added(*copies), (text,)))
    return [copy.uid for copy in copies]

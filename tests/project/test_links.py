from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import NotFoundError, ProjectError
from reader_app.core.ids import Uid
from reader_app.core.spans import Span
from tests.project.people import MARA

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.records import Article
    from reader_app.project.project import Project


@pytest.fixture
def ends(project: Project, article: Article) -> tuple[Uid, Uid]:
    """Give a highlight, and one in another article."""
    outcome = project.articles.import_text("Other\n\nThe port is closed.\n", "other")
    project.marks.highlight(article.uid, Span(0, 5))
    project.marks.highlight(outcome.uid or Uid(""), Span(0, 5))
    return (
        project.marks.mark_at(article.uid, Span(0, 5)).uid,
        project.marks.mark_at(outcome.uid or Uid(""), Span(0, 5)).uid,
    )


def test_highlights_of_two_articles_are_linked_and_seen_from_both(
    project: Project, article: Article, ends: tuple[Uid, Uid]
) -> None:
    one, other = ends
    link = project.links.add(one, other, " confirms ").edits[0].record.uid
    assert project.history.next_undo() == "Link “Ferry” with “Other”: confirms"
    (there,) = project.links.of(one)
    (back,) = project.links.of(other)
    assert (there.other.uid, there.title, there.outgoing) == (other, "Other", True)
    assert (back.other.uid, back.title, back.outgoing) == (one, article.title, False)
    assert project.marks.of_article(article.uid).in_order()[0].links == (there.link,)
    project.links.delete(link)
    assert project.history.next_undo() == "Delete the link of “Ferry” with “Other”: confirms"
    assert project.links.of(one) == []
    with pytest.raises(NotFoundError):
        project.links.delete(link)


def test_what_was_said_is_not_said_again(
    project: Project, ends: tuple[Uid, Uid], reopen: Callable[..., Project]
) -> None:
    one, other = ends
    assert project.links.add(one, other, "contradicts")
    assert not project.links.add(one, other, "contradicts")
    assert not project.links.add(other, one, "contradicts")
    assert project.links.add(one, other, "explains")
    assert project.links.add(other, one, "explains")
    again = reopen(project, MARA)
    assert again.links.add(one, other, "contradicts")
    assert len(again.links.of(one)) == 4


@pytest.mark.parametrize("kind", ["", " "])
def test_a_link_needs_a_kind_and_two_ends(
    project: Project, ends: tuple[Uid, Uid], kind: str
) -> None:
    with pytest.raises(ProjectError, match="needs a kind"):
        project.links.add(*ends, kind)
    with pytest.raises(ProjectError, match="with itself"):
        project.links.add(ends[0], ends[0], "confirms")


def test_own_kinds_are_offered_behind_those_there_are(
    project: Project, ends: tuple[Uid, Uid]
) -> None:
    project.links.add(*ends, "same source")
    project.links.add(*ends, "explains")
    kinds = ["confirms", "contradicts", "explains", "same event", "same source"]
    assert project.links.kinds() == kinds


def test_links_go_with_either_end_and_come_back(project: Project, ends: tuple[Uid, Uid]) -> None:
    project.links.add(*ends, "confirms")
    before = project._bench.store.dump()
    project.marks.delete(ends)
    project.history.undo()
    assert project._bench.store.dump() == before
    project.articles.delete([row.uid for row in project.articles.all()])
    project.history.undo()
    assert project._bench.store.dump() == before
    project.marks.delete(ends[1:])
    assert project.links.of(ends[0]) == []
    assert project.check() == []

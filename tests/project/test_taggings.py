from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import NotFoundError
from reader_app.core.ids import Uid
from reader_app.core.spans import Span
from tests.project.people import MARA

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.records import Article, Tagging
    from reader_app.project.project import Project

HERE, THERE = Span(0, 5), Span(6, 10)


@pytest.fixture
def tagged(project: Project, article: Article) -> Project:
    """Give a project with two highlights, one tagged twice."""
    project.marks.tag_paths(article.uid, HERE, ["Claim", "Risk"])
    project.marks.tag_paths(article.uid, THERE, ["Claim"])
    return project


def taggings(project: Project, article: Article, name: str) -> list[Tagging]:
    marks = project.marks.of_article(article.uid).in_order()
    return [
        each
        for mark in marks
        for each in mark.taggings
        if project.codebook.path_text(each.tag) == name
    ]


def tag(project: Project, name: str) -> Uid:
    return next(each.uid for each in project.codebook.walk() if each.name == name)


def test_tags_are_taken_off_in_one_step(tagged: Project, article: Article) -> None:
    gone = [each.uid for each in taggings(tagged, article, "Claim")]
    tagged.taggings.take_off(gone)
    assert taggings(tagged, article, "Claim") == []
    assert len(taggings(tagged, article, "Risk")) == 1
    assert tagged.history.next_undo() == "Take 2 tags off their highlights"
    tagged.history.undo()
    assert [each.uid for each in taggings(tagged, article, "Claim")] == gone


def test_one_tag_taken_off_is_named_with_its_quote(tagged: Project, article: Article) -> None:
    tagged.taggings.take_off([taggings(tagged, article, "Risk")[0].uid])
    assert tagged.history.next_undo() == "Take Risk off “Ferry”"


def test_tags_give_way_to_another_and_doubles_are_dropped(
    tagged: Project, article: Article
) -> None:
    claims = [each.uid for each in taggings(tagged, article, "Claim")]
    tagged.taggings.retag(claims, tag(tagged, "Risk"))
    assert taggings(tagged, article, "Claim") == []
    first, second = taggings(tagged, article, "Risk")
    assert first.highlight != second.highlight
    assert second.uid == claims[1]
    assert tagged.tags.counts()[tag(tagged, "Risk")] == 2
    assert tagged.history.next_undo() == "Change 2 tags to Risk"
    tagged.history.undo()
    assert [each.uid for each in taggings(tagged, article, "Claim")] == claims


def test_the_other_tag_may_be_a_new_one(tagged: Project, article: Article) -> None:
    tagged.taggings.retag([taggings(tagged, article, "Risk")[0].uid], None, "Danger/High")
    assert len(taggings(tagged, article, "Danger/High")) == 1
    assert tagged.history.next_undo() == "Change the tag of “Ferry” to High"
    tagged.history.undo()
    assert "Danger" not in {each.name for each in tagged.codebook.walk()}


def test_a_tag_that_is_there_already_stays(tagged: Project, article: Article) -> None:
    change = tagged.taggings.retag(
        [each.uid for each in taggings(tagged, article, "Risk")], tag(tagged, "Risk")
    )
    assert not change


def test_each_analyst_keeps_their_own(
    tagged: Project, article: Article, reopen: Callable[..., Project]
) -> None:
    mara = reopen(tagged, MARA)
    highlight = mara.marks.of_article(article.uid).in_order()[1].uid
    mara.marks.tag_highlight(highlight, [tag(mara, "Risk")])
    mara.taggings.retag([each.uid for each in taggings(mara, article, "Claim")], tag(mara, "Risk"))
    there = [each for each in taggings(mara, article, "Risk") if each.highlight == highlight]
    assert len({each.analyst for each in there}) == len(there) == 2


def test_tags_that_are_gone_are_said_to_be(tagged: Project) -> None:
    with pytest.raises(NotFoundError, match="no longer"):
        tagged.taggings.take_off([Uid("0" * 32)])


def test_the_tags_given_last_come_first_highlight_by_highlight(
    tagged: Project, reopen: Callable[..., Project]
) -> None:
    names = [[tagged.codebook[tag].name for tag in tags] for tags in tagged.tags.latest()]
    assert names == [["Claim"], ["Claim", "Risk"]]
    assert len(tagged.tags.latest(among=1)) == 1
    assert reopen(tagged, MARA).tags.latest() == []

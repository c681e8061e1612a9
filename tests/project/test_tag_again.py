from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import PatternError, ProjectError
from reader_app.core.records import Tagging
from reader_app.core.spans import Span
from reader_app.project.tag_again import MOST_AT_ONCE, FindProgress, Hit, Wanted
from tests.project.people import MARA

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.ids import Uid
    from reader_app.core.records import Article
    from reader_app.project.project import Project

SECOND = "Second\n\nIsmail Haniyeh spoke; HANIYEH left. Haniyehs stayed.\n"
THIRD = "Third\n\nقال إسماعيل هنيّة، and nothing else.\n"


@pytest.fixture
def tag(project: Project, article: Article) -> Uid:
    """Give a tag with aliases, in a project of three articles."""
    project.articles.import_text(SECOND, "second")
    project.articles.import_text(THIRD, "third")
    project.tags.create("Haniyeh")
    tag = next(project.codebook.walk()).uid
    project.tags.set_aliases(tag, ["Ismail Haniyeh", "هنية"])
    return tag


def find(project: Project, tag: Uid, **more: object) -> list[Hit]:
    wanted = Wanted.of_tag(project.codebook[tag])
    return list(project.again.find(wanted, tag=tag, **more))


def test_a_tags_name_and_aliases_are_found_in_the_project(project: Project, tag: Uid) -> None:
    hits = find(project, tag)
    assert [(hit.title, hit.quote) for hit in hits] == [
        ("Second", "Ismail Haniyeh"),
        ("Second", "HANIYEH"),
        ("Third", "هنيّة"),
    ]
    assert (hits[1].before, hits[1].after) == (
        "Second\n\nIsmail Haniyeh spoke; ",
        " left. Haniyehs stayed.\n",
    )
    assert not any(hit.tagged for hit in hits)


def test_one_article_can_be_looked_at_alone(project: Project, tag: Uid) -> None:
    third = project.articles.find("Third").uid
    assert [hit.quote for hit in find(project, tag, article=third)] == ["هنيّة"]


def test_what_is_accepted_is_tagged_in_one_step(project: Project, tag: Uid) -> None:
    hits = find(project, tag)
    change = project.again.accept(tag, [*hits, hits[0]])
    assert sum(isinstance(edit.after, Tagging) for edit in change.edits) == 3
    assert project.history.next_undo() == "Tag 3 places with Haniyeh"
    assert project.tags.counts() == {tag: 3}
    assert all(hit.tagged for hit in find(project, tag))
    assert not project.again.accept(tag, hits)
    assert project.check() == []
    project.history.undo()
    assert project.tags.counts() == {}


def test_too_many_places_at_once_are_refused(project: Project, tag: Uid) -> None:
    second = project.articles.find("Second").uid
    with pytest.raises(ProjectError, match="look for something narrower"):
        project.again.tag_all(second, [Span(0, 1)] * (MOST_AT_ONCE + 1), ["Haniyeh"])


def test_a_highlight_that_is_there_takes_the_tag(project: Project, tag: Uid) -> None:
    second = project.articles.find("Second").uid
    project.marks.highlight(second, Span(8, 22))
    hits = find(project, tag)
    assert not hits[0].tagged
    assert len(project.again.accept(tag, hits[:1]).edits) == 1


def test_a_place_inside_a_tagged_one_counts_as_tagged_for_its_analyst_alone(
    project: Project, tag: Uid, reopen: Callable[..., Project]
) -> None:
    second = project.articles.find("Second").uid
    project.marks.tag(second, Span(8, 28), [tag])
    assert [hit.tagged for hit in find(project, tag)] == [True, False, False]
    other = reopen(project, MARA)
    hits = find(other, tag)
    assert not any(hit.tagged for hit in hits)
    assert len(other.again.accept(tag, hits).edits) == 6


def test_words_are_found_without_a_tag(project: Project, tag: Uid) -> None:
    hits = list(project.again.find(Wanted(("spoke",))))
    assert [(hit.quote, hit.tagged) for hit in hits] == [("spoke", False)]


def test_a_regular_expression_is_looked_for_in_every_article(project: Project, tag: Uid) -> None:
    hits = list(project.again.find(Wanted(pattern=r"\bhaniy\w+|هنية")))
    assert [hit.quote for hit in hits] == ["Haniyeh", "HANIYEH", "Haniyehs", "هنيّة"]


@pytest.mark.parametrize("wanted", [Wanted(), Wanted((" ",)), Wanted(search=" ")])
def test_nothing_is_not_looked_for(project: Project, wanted: Wanted) -> None:
    with pytest.raises(ProjectError, match="nothing to look for"):
        project.again.find(wanted)


def test_a_wrong_expression_is_told_at_once(project: Project) -> None:
    with pytest.raises(PatternError):
        project.again.find(Wanted(pattern="("))


def test_a_search_says_how_far_it_is_and_can_be_ended(project: Project, tag: Uid) -> None:
    seen: list[FindProgress] = []
    find(project, tag, progress=lambda at: not seen.append(at))
    assert seen == [FindProgress(done, 2) for done in (0, 1, 2)]
    assert [hit.title for hit in find(project, tag, progress=lambda at: at.done < 1)] == [
        "Second",
        "Second",
    ]


def test_an_article_that_is_deleted_meanwhile_is_passed_over(project: Project, tag: Uid) -> None:
    worker = project.worker()
    hits = worker.again.find(Wanted.of_tag(project.codebook[tag]))
    project.articles.delete([project.articles.find("Second").uid])
    assert [hit.title for hit in hits] == ["Third"]
    worker.close()


def test_the_words_of_a_search_are_found_in_the_articles_that_it_finds(
    project: Project, tag: Uid
) -> None:
    wanted = Wanted(search="haniyeh* NOT nothing")
    hits = list(project.again.find(wanted, tag=tag))
    assert [hit.quote for hit in hits] == ["Haniyeh", "HANIYEH", "Haniyehs"]
    everywhere = list(project.again.find(Wanted(search="title:third هنية OR spoke OR left")))
    assert [hit.title for hit in everywhere] == ["Third", "Second", "Second"]
    second = project.articles.find("Second").uid
    assert len(list(project.again.find(wanted, article=second))) == 3


@pytest.mark.parametrize("search", ["tag:Haniyeh", "title:second", "NOT spoke"])
def test_a_search_without_words_of_texts_has_nothing_to_tag(
    project: Project, tag: Uid, search: str
) -> None:
    with pytest.raises(ProjectError, match="names no words of the texts"):
        project.again.find(Wanted(search=search), tag=tag)

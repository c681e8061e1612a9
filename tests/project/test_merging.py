from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import NotFoundError
from reader_app.core.ids import Uid
from reader_app.core.spans import Span
from reader_app.project.attributions import Voice
from tests.project.people import INES, MARA

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.records import Article
    from reader_app.project.project import Project


def create(project: Project, path: str) -> Uid:
    project.tags.create_path(path)
    return next(
        tag.uid for tag in project.codebook.walk() if project.codebook.path_text(tag.uid) == path
    )


def paths(project: Project) -> list[str]:
    return [project.codebook.path_text(tag.uid) for tag in project.codebook.walk()]


def test_taggings_are_united_and_doubles_dropped(project: Project, article: Article) -> None:
    one, two, three = (create(project, name) for name in ("One", "Two", "Three"))
    project.marks.tag(article.uid, Span(0, 5), [one, two])
    project.marks.tag(article.uid, Span(6, 10), [two, three])
    project.marks.tag(article.uid, Span(11, 13), [three])
    project.articles.tag([article.uid], [one, two, three])
    assert project.tags.merge_cost([two, three, two]) == (2, 4)
    before = project._bench.store.dump()
    project.tags.merge(one, [two, three, one])
    assert paths(project) == ["One"]
    assert project.tags.counts() == {one: 3}
    assert [each.tag for each in project.articles.tags_of(article.uid)] == [one]
    assert project.history.next_undo() == "Merge Two, Three into One"
    assert project.check() == []
    after = project._bench.store.dump()
    project.history.undo()
    assert project._bench.store.dump() == before
    project.history.redo()
    assert project._bench.store.dump() == after


def test_anothers_tagging_is_no_double(
    project: Project, article: Article, reopen: Callable[..., Project]
) -> None:
    one, two = create(project, "One"), create(project, "Two")
    project.marks.tag(article.uid, Span(0, 5), [one])
    highlight = project.marks.mark_at(article.uid, Span(0, 5)).uid
    other = reopen(project, MARA)
    other.marks.tag_highlight(highlight, [two])
    other.tags.merge(one, [two])
    assert other.tags.counts() == {one: 2}


def test_names_become_aliases_and_gaps_are_filled(project: Project) -> None:
    one, two, three = (create(project, name) for name in ("Haniyeh", "Haniya", "Hania"))
    project.tags.set_aliases(one, ["Ismail"])
    project.tags.set_aliases(two, ["HANIYEH", "ismail", "هنية"])
    project.tags.describe(two, "A person", when_to_use="Named")
    project.tags.describe(three, "Other words", when_not_to_use="Family")
    project.tags.merge(one, [two, three])
    tag = project.codebook[one]
    assert tag.aliases == ("Ismail", "Haniya", "هنية", "Hania")
    assert (tag.definition, tag.when_to_use, tag.when_not_to_use) == ("A person", "Named", "Family")


def test_notes_and_speakers_go_over(project: Project, article: Article) -> None:
    one, two = create(project, "One"), create(project, "Two")
    project.notes.add_to_tag(two, "Why?")
    project.marks.highlight(article.uid, Span(0, 5))
    highlight = project.marks.mark_at(article.uid, Span(0, 5)).uid
    project.attributions.set(highlight, [Voice(tag=two)])
    project.tags.merge(one, [two])
    assert [note.body for note in project.notes.on_tag(one)] == ["Why?"]
    assert [each.tag for each in project.marks.mark_at(article.uid, Span(0, 5)).speakers] == [one]


def test_each_analyst_keeps_one_pin_and_one_key(
    project: Project, reopen: Callable[..., Project]
) -> None:
    one, two, three = (create(project, name) for name in ("One", "Two", "Three"))
    project.tags.pin(two, 2)
    project.tags.pin(three, 3)
    project.tags.set_key(two, "Ctrl+2")
    project.tags.set_key(three, "Ctrl+3")
    other = reopen(project, MARA)
    other.tags.pin(one, 1)
    other.tags.set_key(one, "Ctrl+1")
    other.tags.set_key(two, "Ctrl+2")
    other.tags.merge(one, [two, three])
    assert (other.pins, other.keys) == ({1: one}, {"Ctrl+1": one})
    again = reopen(other, INES)
    assert (again.pins, again.keys) == ({2: one}, {"Ctrl+2": one})


def test_children_go_over_numbered_where_the_name_is_taken(project: Project) -> None:
    one = create(project, "One")
    create(project, "One/State")
    create(project, "Two/State/Deep")
    create(project, "Two/STATE 2")
    two, three = create(project, "Two"), create(project, "Three")
    create(project, "Three/Body")
    project.tags.merge(one, [two, three])
    assert paths(project) == [
        "One",
        "One/State",
        "One/State 2",
        "One/State 2/Deep",
        "One/STATE 2 2",
        "One/Body",
    ]


def test_a_tag_comes_out_of_those_that_go(project: Project) -> None:
    deep = create(project, "Top/Middle/Deep")
    create(project, "Top/Other")
    top, middle = create(project, "Top"), create(project, "Top/Middle")
    project.tags.merge(deep, [top, middle])
    assert paths(project) == ["Deep", "Deep/Other"]


def test_a_tag_below_one_that_goes_stays_below_what_is_between(project: Project) -> None:
    deep = create(project, "Top/Middle/Deep")
    create(project, "Middle")
    project.tags.merge(deep, [create(project, "Top")])
    assert paths(project) == ["Middle", "Middle 2", "Middle 2/Deep"]


def test_a_tag_that_comes_out_beside_its_namesake_is_numbered(project: Project) -> None:
    inner = create(project, "Top/State")
    create(project, "State")
    create(project, "Top/State/State")
    project.tags.merge(inner, [create(project, "Top")])
    assert paths(project) == ["State", "State 2", "State 2/State"]


def test_a_tag_is_not_merged_with_itself_or_with_one_that_is_gone(project: Project) -> None:
    one = create(project, "One")
    assert not project.tags.merge(one, [one])
    assert not project.tags.merge(one, [])
    with pytest.raises(NotFoundError):
        project.tags.merge(one, [Uid("0" * 32)])


def test_a_worker_merges_and_the_project_hears_of_it(project: Project, article: Article) -> None:
    one, two = create(project, "One"), create(project, "Two")
    project.marks.tag(article.uid, Span(0, 5), [two])
    worker = project.worker()
    change = worker.tags.merge(one, [two])
    worker.close()
    project.adopt(change)
    assert paths(project) == ["One"]
    assert project.tags.counts() == {one: 1}

"""Queries of the table of tagged spans as questions that can be typed, one narrowing at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader_app.core.ids import Uid
from reader_app.core.span_where import written
from reader_app.core.spans import Span
from reader_app.store.rows import SpanGroup, SpanQuery

if TYPE_CHECKING:
    from reader_app.project.project import Project
    from reader_app.store.rows import GroupBy

OUTLETS = ("Herald", "Morning Herald", "Al “Quds” Post", None)
DATES = ("2026-05-02", "2026-05", "2026", None)


@pytest.fixture
def filled(project: Project) -> Project:
    """Give a project with articles whose outlets, dates and titles hold each other's."""
    titles = ("Ferry", "Ferry held", "The “ferry”", "Ferry held")
    for title, outlet, date in zip(titles, OUTLETS, DATES, strict=True):
        uid = Uid(project.articles.import_text(f"{title} {date}\n\nThe port.\n", "a").uid or "")
        article = project.articles.find(uid)
        project.articles.edit(replace(article, title=title, outlet=outlet, published=date))
        project.marks.tag_paths(uid, Span(0, 3), ["Actor", "Actor/State"])
        project.marks.highlight(uid, Span(1, 3))
    return project


def text(project: Project, query: SpanQuery) -> str:
    question = project.spans.question(query)
    return "" if question is None else written(question)


def highlights(project: Project, query: SpanQuery) -> set[Uid]:
    return {row.highlight.uid for row in project.spans.rows(query)}


def groups(project: Project, by: GroupBy) -> list[tuple[SpanGroup, SpanQuery]]:
    every = SpanQuery(asking=project.analyst.uid)
    return [
        (group, project.spans.within(every, by, group)) for group in project.spans.groups(every, by)
    ]


@pytest.mark.parametrize("by", ["tag", "article", "outlet", "month", "analyst"])
def test_each_group_can_be_written_down(filled: Project, by: GroupBy) -> None:
    found = groups(filled, by)
    for _, query in found:
        words = text(filled, query)
        assert words
        assert highlights(filled, filled.spans.where(words)) == highlights(filled, query)
    assert len({text(filled, query) for _, query in found}) == len(found)


def test_names_are_written_as_those_very_ones(filled: Project) -> None:
    outlets = {group.name: text(filled, query) for group, query in groups(filled, "outlet")}
    assert outlets == {
        "Herald": "outlet:=Herald",
        "Morning Herald": 'outlet:"=Morning Herald"',
        "Al “Quds” Post": 'outlet:"=Al Quds Post"',
        "": "outlet:none",
    }
    months = {group.name: text(filled, query) for group, query in groups(filled, "month")}
    assert months == {"2026-05": "month:2026-05", "2026": "month:2026", "": "month:none"}


def test_an_article_is_written_by_its_title_where_that_is_enough(filled: Project) -> None:
    words = sorted(text(filled, query) for _, query in groups(filled, "article"))
    assert words[-1] == "article:Ferry"
    assert all(len(each) == len("article:") + 32 for each in words[:-1])


def test_tags_are_written_with_what_stands_below_them_or_each_by_itself(filled: Project) -> None:
    actor, state = (tag.uid for tag in filled.codebook.walk())
    other = filled.tags.create("Other").edits[0].record.uid
    assert text(filled, filled.spans.below(SpanQuery(), actor)) == "tag:Actor"
    assert text(filled, SpanQuery(tags=(actor,))) == "tag:=Actor"
    assert text(filled, SpanQuery(tags=(state,))) == "tag:Actor/State"
    assert text(filled, SpanQuery(tags=(actor, other))) == "tag:=Actor OR tag:=Other"
    assert text(filled, SpanQuery(tags=(actor, state, other))) == "tagged:yes"
    filled.tags.delete(other)
    assert text(filled, SpanQuery(tags=(other,))) == ""


def test_all_of_a_query_stands_in_its_question(filled: Project) -> None:
    where = filled.spans.where("tag:Actor NOT quote:port").where
    query = SpanQuery(words=" fer ", untagged=True, statement="", where=where, outlet="Herald")
    assert text(filled, query) == (
        "tag:Actor (NOT quote:port) words:fer tagged:no kind:none outlet:=Herald"
    )
    assert text(filled, SpanQuery(statement="claim")) == "kind:claim"
    assert text(filled, SpanQuery()) == ""


def test_the_grade_of_an_article_is_asked_apart_from_that_of_a_highlight(filled: Project) -> None:
    first, second, *_ = (row.uid for row in filled.articles.all())
    scale = filled.scales.all()[0]
    value = next(each for each in filled.scales.values(scale.uid) if each.code == "B")
    filled.grades.grade_article(first, [value.uid])
    (mark, *_) = filled.marks.of_article(second).in_order()
    filled.grades.grade([mark.uid], [value.uid])

    def articles(words: str) -> set[Uid]:
        return {row.article.uid for row in filled.spans.rows(filled.spans.where(words))}

    assert articles("graded:B") == {first}
    assert articles("grade:B") == {second}
    assert len(articles("graded:none")) == 3

"""Questions on tagged spans: what the store finds is what looking at every pair finds."""

from __future__ import annotations

import csv
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader_app.core.errors import QueryError
from reader_app.core.folding import fold
from reader_app.core.ids import Uid
from reader_app.core.search_query import Dates, Filter
from reader_app.core.sentences import sentence_starts
from reader_app.core.span_where import (
    EverySpan,
    NoSpan,
    Related,
    Relation,
    SomeSpan,
    SpanWhere,
    written,
)
from reader_app.core.spans import Span
from tests.project.people import MARA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader_app.core.marks import Mark
    from reader_app.project.project import Project

TEXT = (
    "Ferry held at port\n\nNo vessel was at risk, the minister said. 😀 Later, Mr. Amin left. It"
    " rained.\n\nقال المتحدث إن الوزارة تتابع. وأعلن المجلس.\n\nThe end, he said. No more.\n"
)
TAGS = ["Claim", "Source", "Actor", "Actor/State", "Armed group"]
LEAVES = st.sampled_from(
    [
        *(Filter("tag", name) for name in TAGS),
        Filter("by", "Ines"),
        Filter("by", "Mara"),
        Filter("outlet", "Herald"),
        Dates("2026-06", "2026-08"),
        Filter("status", "done"),
    ]
)
RELATIONS = st.one_of(
    st.sampled_from(
        [Relation(k) for k in ("overlapping", "inside", "sentence", "paragraph", "article")]
    ),
    st.integers(0, 60).map(lambda within: Relation("near", within)),
)
WHERES: st.SearchStrategy[SpanWhere] = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.builds(Related, parts, RELATIONS, parts),
        st.builds(Related, LEAVES, RELATIONS, LEAVES),
        st.builds(EverySpan, st.tuples(parts, parts)),
        st.builds(SomeSpan, st.tuples(parts, parts)),
        st.builds(NoSpan, parts),
    ),
    max_leaves=5,
)


def mark_at_random(project: Project, uids: list[str], chance: random.Random) -> None:
    for _ in range(12):
        uid = Uid(chance.choice(uids))
        start = chance.randrange(150)
        span = Span(start, start + chance.randint(1, 30))
        tags = chance.sample(TAGS, chance.randrange(3))
        if tags:
            project.marks.tag_paths(uid, span, tags)
        else:
            project.marks.highlight(uid, span)


@pytest.fixture(params=range(3))
def filled(
    project: Project, reopen: Callable[..., Project], request: pytest.FixtureRequest
) -> Project:
    """Give a project with three articles of one text each, marked at random by two analysts."""
    chance = random.Random(request.param)
    project.tags.create_path("Actor/State")
    for name in ("Claim", "Source", "Armed group"):
        project.tags.create_path(name)
    uids = [project.articles.import_text(f"Title {n}\n\n{TEXT}", f"a{n}").uid or "" for n in "abc"]
    for uid, outlet, date in zip(uids[:2], ("Herald", "Post"), ("2026-07-02", "2025"), strict=True):
        article = project.articles.find(uid)
        project.articles.edit(replace(article, outlet=outlet, published=date))
    mark_at_random(project, uids, chance)
    mara = reopen(project, MARA)
    mara.articles.set_status([Uid(uids[1])], "done")
    mark_at_random(mara, uids, chance)
    return mara


class ByHand:
    """Answers questions by looking at every highlight, and at every pair of them."""

    def __init__(self, project: Project) -> None:
        self.project = project
        uids = [row.uid for row in project.articles.all()]
        self.articles = {uid: project.articles.find(uid) for uid in uids}
        self.marks = [mark for uid in uids for mark in project.marks.of_article(uid).in_order()]

    def found(self, where: SpanWhere) -> set[str]:
        return {mark.uid for mark in self.marks if self.holds(where, mark)}

    def holds(self, where: SpanWhere, mark: Mark) -> bool:
        match where:
            case EverySpan():
                return all(self.holds(part, mark) for part in where.parts)
            case SomeSpan():
                return any(self.holds(part, mark) for part in where.parts)
            case NoSpan():
                return not self.holds(where.part, mark)
            case Related():
                apart = where.spans == where.others
                return self.holds(where.spans, mark) and any(
                    self.holds(where.others, other)
                    and self.stands(where.relation, mark, other)
                    and not (apart and other is mark)
                    for other in self.marks
                )
            case _:
                return self.fits(where, mark)

    def fits(self, where: Filter | Dates, mark: Mark) -> bool:
        article = self.articles[mark.highlight.article]
        if isinstance(where, Dates):
            return where.since <= (article.published or "") <= where.until + "~"
        if where.name == "tag":
            paths = [self.project.codebook.path(tagging.tag) for tagging in mark.taggings]
            wanted = tuple(where.value.split("/"))
            return any(path[: len(wanted)] == wanted for path in paths)
        if where.name == "by":
            analysts = [part.analyst for part in mark.taggings or (mark.highlight,)]
            return where.value in {self.project.analysts()[uid].name for uid in analysts}
        if where.name == "outlet":
            return fold(where.value) == fold(article.outlet or "")
        return self.project.articles.status(article.uid) == where.value

    def stands(self, relation: Relation, mark: Mark, other: Mark) -> bool:
        here, there = mark.highlight, other.highlight
        if (here.article, here.text_sha256) != (there.article, there.text_sha256):
            return False
        one, two = here.span, there.span
        match relation.kind:
            case "overlapping":
                return one.overlaps(two)
            case "inside":
                return two.contains(one)
            case "article":
                return True
            case "near":
                return two.start - one.end <= relation.within >= one.start - two.end
            case _:
                parts = self.parts(mark, relation)
                return any(part.overlaps(one) and part.overlaps(two) for part in parts)

    def parts(self, mark: Mark, relation: Relation) -> list[Span]:
        text = self.project.articles.text_of(self.articles[mark.highlight.article])
        if relation.kind == "paragraph":
            return [Span(block.start, block.end) for block in text.blocks]
        starts = sentence_starts(text.text)
        ends = (*starts[1:], len(text.text))
        return [Span(*pair) for pair in zip(starts, ends, strict=True)]


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(where=WHERES)
def test_a_question_finds_what_looking_at_every_pair_finds(
    filled: Project, where: SpanWhere
) -> None:
    found = {row.highlight.uid for row in filled.spans.rows(filled.spans.where(written(where)))}
    assert found == ByHand(filled).found(where)


@pytest.mark.parametrize(
    "kind", ["overlapping", "inside", "near:20", "near:sentence", "near:paragraph", "near:article"]
)
@pytest.mark.parametrize("other", TAGS)
def test_each_relation_of_two_tags_finds_what_every_pair_does(
    filled: Project, kind: str, other: str
) -> None:
    by_hand = ByHand(filled)
    for tag in TAGS:
        query = filled.spans.where(f'tag:"{tag}" {kind} tag:"{other}"')
        assert query.where is not None
        found = {row.highlight.uid for row in filled.spans.rows(query)}
        assert found == by_hand.found(query.where)


def test_a_question_that_names_nothing_says_so(filled: Project) -> None:
    for words, name in (("tag:Nothing", "Nothing"), ("by:Nobody", "Nobody")):
        with pytest.raises(QueryError, match=name):
            filled.spans.where(words)


def test_an_export_holds_what_a_question_finds(filled: Project, tmp_path: Path) -> None:
    query = filled.spans.where("tag:Actor near:200 tag:Claim")
    path = tmp_path / "some.csv"
    report = filled.exports.export(path, "csv-exact", ["quote"], query=query)
    with path.open(encoding="utf-8", newline="") as file:
        _, *rows = list(csv.reader(file))
    assert [quote for (quote,) in rows] == [
        row.highlight.quote.exact for row in filled.spans.rows(query)
    ]
    assert report.rows == len(rows) > 0

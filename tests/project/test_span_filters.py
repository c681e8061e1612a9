"""Every filter of tagged spans, at random: what is found, shown and exported is the same."""

from __future__ import annotations

import csv
import random
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader_app.core.errors import QueryError
from reader_app.core.folding import fold
from reader_app.core.ids import Uid
from reader_app.core.scales import CREDIBILITY, ICD_203, RELIABILITY
from reader_app.core.search_query import Dates, Filter
from reader_app.core.span_where import (
    EverySpan,
    NoSpan,
    Related,
    Relation,
    SomeSpan,
    SpanFilter,
    SpanWhere,
    written,
)
from reader_app.core.spans import Span
from reader_app.formats.exchange.columns import COLUMNS
from reader_app.project.attributions import Voice
from reader_app.store.rows import GroupBy, SpanQuery, SpanSort
from reader_app.store.sqlite import sqlite3
from tests.project.people import MARA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader_app.core.marks import Mark
    from reader_app.formats.exchange.span_row import SpanRow
    from reader_app.project.project import Project

TEXT = (
    "Ferry held at port\n\nNo vessel was at risk, the minister said. 😀 Later, Mr. Amin left. It"
    ' rained.\n\nقال المتحدث إن "الوزارة" تتابع.\tوأعلن المجلس.\n\nThe end, he said. No more.\n'
)
TAGS = ["Claim", "Source", "Actor/State"]
NOTES = ["", "see the ferry list", "to check, 2 lines\nof it"]
_NEW_INDEXES = (
    "SELECT name FROM sqlite_schema WHERE type='index' AND (name LIKE '%_created' OR name LIKE"
    " '%_analyst' OR name IN ('highlight_quote', 'tag_name', 'article_outlet_words'))"
    " AND name NOT IN ('article_created', 'step_analyst')"
)
KINDS = ["", "fact", "claim", "judgement"]
SPEAKERS = ["the Iranian minister", "Amin", ""]
GRADES = ["B2", "Likely", "F", ""]
OWN = [
    *(SpanFilter("kind", each or "none") for each in KINDS),
    *(SpanFilter("grade", each) for each in ("b", "B2", "2", "likely", "C", "C3", "none")),
    *(SpanFilter("says", each) for each in ("amin", "minister", "State", "none")),
    *(SpanFilter("words", each) for each in ("ferry", "vess risk", "وزار", "nowhere")),
    *(SpanFilter("quote", each) for each in ("ferry", "the minister", "*")),
    *(SpanFilter("note", each) for each in ("ferry", "che", "risk")),
    *(SpanFilter("tagged", each) for each in ("yes", "no")),
    *(SpanFilter("article", each) for each in ("Title a", "Title c")),
    *(SpanFilter("month", each) for each in ("2026-07", "2026", "2025", "none")),
]
LEAVES = st.one_of(
    st.sampled_from(OWN),
    st.sampled_from([Filter("tag", "Claim"), Filter("tag", "Actor"), Filter("by", "Mara")]),
    st.sampled_from([Filter("outlet", "Herald"), Dates("2026-06", "2026-08")]),
    st.sampled_from([Filter("outlet", "none"), Filter("outlet", "=Herald")]),
    st.sampled_from(
        [Filter("tag", "=Actor/State"), Filter("tag", "=Actor"), Filter("by", "=Mara")]
    ),
)
WHERES: st.SearchStrategy[SpanWhere] = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.builds(EverySpan, st.tuples(parts, parts)),
        st.builds(SomeSpan, st.tuples(parts, parts)),
        st.builds(NoSpan, parts),
        st.builds(
            Related, LEAVES, st.builds(Relation, st.just("near"), st.integers(0, 60)), LEAVES
        ),
    ),
    max_leaves=4,
)


def judge(project: Project, uids: list[Uid], chance: random.Random) -> None:
    """Mark at random, and judge what is marked."""
    scales = project.scales
    values = {
        (scale.uid, shown): value.uid
        for scale in scales.all()
        for value in scales.values(scale.uid)
        for shown in (value.code, value.label)
    }
    grades = {
        "B2": [values[RELIABILITY.uid, "B"], values[CREDIBILITY.uid, "2"]],
        "Likely": [values[ICD_203.uid, "Likely"]],
        "F": [values[RELIABILITY.uid, "F"]],
    }
    state = next(tag.uid for tag in project.codebook.walk() if tag.name == "State")
    for _ in range(14):
        uid, start = chance.choice(uids), chance.randrange(150)
        span = Span(start, start + chance.randint(1, 30))
        tags = chance.sample(TAGS, chance.randrange(3))
        note = chance.choice(NOTES)
        project.marks.tag_paths(uid, span, tags or ["Claim"], note)
        mark = project.marks.mark_at(uid, span)
        if not tags:
            project.marks.untag_many([mark.uid], [each.tag for each in mark.taggings])
        project.marks.set_statement([mark.uid], chance.choice(KINDS))  # pyright: ignore[reportArgumentType]
        if grade := chance.choice(GRADES):
            project.grades.grade([mark.uid], grades[grade])
        if speaker := chance.choice(SPEAKERS):
            project.attributions.set(mark.uid, [Voice(speaker, cue="said"), Voice(tag=state)])


@pytest.fixture(params=range(2))
def judged(
    project: Project, reopen: Callable[..., Project], request: pytest.FixtureRequest
) -> Project:
    """Give a project with three articles, marked and judged at random by two analysts."""
    chance = random.Random(request.param)
    for path in TAGS:
        project.tags.create_path(path)
    uids = [Uid(project.articles.import_text(f"Title {n}\n\n{TEXT}", n).uid or "") for n in "abc"]
    for uid, outlet, date in zip(uids[:2], ("Herald", ""), ("2026-07-02", "2025"), strict=True):
        article = project.articles.find(uid)
        project.articles.edit(replace(article, outlet=outlet or None, published=date))
    judge(project, uids, chance)
    mara = reopen(project, MARA)
    judge(mara, uids, chance)
    return mara


class ByHand:
    """Tells for each highlight of a project whether it has what a filter asks for."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.marks = [
            mark
            for row in project.articles.all()
            for mark in project.marks.of_article(row.uid).in_order()
        ]

    def found(self, name: str, value: str) -> set[str]:
        return {mark.uid for mark in self.marks if getattr(self, name)(mark, value.lower())}

    def kind(self, mark: Mark, value: str) -> bool:
        return (mark.highlight.statement or "none") == value

    def grade(self, mark: Mark, value: str) -> bool:
        badge = {part.lower() for part in self.project.scales.badge(mark.grades).split(" · ")}
        if value == "none":
            return badge == {""}
        return any(part == value or (len(part) == 2 and value in part) for part in badge)

    def says(self, mark: Mark, value: str) -> bool:
        names = [
            self.project.codebook[each.tag].name if each.tag else each.name
            for each in mark.speakers
        ]
        return not names if value == "none" else any(value in fold(name).split() for name in names)

    def tagged(self, mark: Mark, value: str) -> bool:
        return bool(mark.taggings) == (value == "yes")

    def article(self, mark: Mark, value: str) -> bool:
        return self.project.articles.find(mark.highlight.article).title.lower() == value

    def month(self, mark: Mark, value: str) -> bool:
        published = self.project.articles.find(mark.highlight.article).published or "none"
        return published[:7] == value

    def words(self, mark: Mark, value: str) -> bool:
        quote, notes = self._words(mark)
        return _has(quote | notes, value)

    def quote(self, mark: Mark, value: str) -> bool:
        return _has(self._words(mark)[0], value)

    def note(self, mark: Mark, value: str) -> bool:
        return _has(self._words(mark)[1], value)

    def _words(self, mark: Mark) -> tuple[set[str], set[str]]:
        notes = " ".join(note.body for note in mark.notes)
        return _split(mark.highlight.quote.exact), _split(notes)


def _split(words: str) -> set[str]:
    return set("".join(char if char.isalnum() else " " for char in fold(words)).split())


def _has(words: set[str], value: str) -> bool:
    wanted = _split(value)
    return bool(wanted) and all(any(word.startswith(each) for word in words) for each in wanted)


def found(project: Project, where: SpanWhere) -> set[str]:
    return {row.highlight.uid for row in project.spans.rows(project.spans.where(written(where)))}


def test_each_filter_finds_what_looking_at_every_highlight_finds(judged: Project) -> None:
    by_hand = ByHand(judged)
    for each in OWN:
        assert found(judged, each) == by_hand.found(each.name, each.value), each


def test_a_name_or_grade_that_nothing_has_is_said(judged: Project) -> None:
    for words, sentence in (
        ("grade:Z9", "No scale has a grade “Z9”"),
        ("says:Noone", "Noone"),
        ("article:Nowhere", "No article has the title or the uid “Nowhere”"),
        ("outlet:=Her", "No article is of the outlet “Her”"),
        ("tag:=State", "No tag has the path “State”"),
        ("by:=Mar", "No analyst of this project is called “Mar”"),
    ):
        with pytest.raises(QueryError, match=sentence):
            judged.spans.where(words)


def queries(judged: Project) -> st.SearchStrategy[SpanQuery]:
    tags = [tag.uid for tag in judged.codebook.walk()]
    articles = [row.uid for row in judged.articles.all()]
    return st.builds(
        SpanQuery,
        words=st.sampled_from(["", "", "ferry", "the"]),
        tags=st.one_of(st.just(()), st.lists(st.sampled_from(tags), max_size=2).map(tuple)),
        untagged=st.sampled_from([False, False, True]),
        article=st.sampled_from([None, None, *articles]),
        outlet=st.sampled_from([None, None, "Herald", ""]),
        month=st.sampled_from([None, None, None, "2026-07", "2025", ""]),
        analyst=st.sampled_from([None, None, *judged.analysts()]),
        statement=st.sampled_from([None, None, "claim", ""]),
        where=st.one_of(st.none(), WHERES),
        asking=st.just(judged.analyst.uid),
        sort=st.sampled_from(get_args(SpanSort)),
        descending=st.booleans(),
    )


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_query_that_is_written_down_finds_the_same_highlights(
    judged: Project, data: st.DataObject
) -> None:
    query = data.draw(queries(judged))
    if query.tags:  # a tag and who gave it hang on one tagging, and are asked for apart
        query = replace(query, analyst=None)
    wanted = {row.highlight.uid for row in judged.spans.rows(query)}
    question = judged.spans.question(query)
    if question is not None:
        assert found(judged, question) == wanted
    else:
        assert wanted == {row.highlight.uid for row in judged.spans.rows(SpanQuery())}


def fits(row: SpanRow, query: SpanQuery, found: set[str]) -> bool:
    """Tell whether a row of the whole export is one that a query asks for."""
    who = (row.tagging or row.highlight).analyst
    notes = " ".join(note.body for note in row.notes)
    checks = (
        not query.words or _has(_split(f"{row.highlight.quote.exact} {notes}"), query.words),
        not query.tags or (row.tagging is not None and row.tagging.tag in query.tags),
        not query.untagged or row.tagging is None,
        query.article in {None, row.article.uid},
        query.outlet in {None, row.article.outlet or ""},
        query.analyst in {None, who},
        query.month in {None, (row.article.published or "")[:7]},
        query.statement in {None, row.highlight.statement},
        query.where is None or row.highlight.uid in found,
    )
    return all(checks)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_pages_along_an_index_hold_what_sorting_all_rows_gives(
    judged: Project, data: st.DataObject
) -> None:
    query = replace(data.draw(queries(judged)), whole=data.draw(st.booleans()))
    pages = judged._bench.store.span_pages
    orders: list[list[tuple[str, object]]] = []
    for many, at_once in ((1, 3), (1_000_000, 4)):
        pages.many = many
        rows = judged.spans.rows(query, at_once)
        orders.append([(row.highlight.uid, row.tagging) for row in rows])
    assert orders[0] == orders[1]
    pages.many = 1
    back = judged.spans.rows(replace(query, descending=not query.descending), 5)
    assert [(row.highlight.uid, row.tagging) for row in back] == orders[0][::-1]


def test_a_file_without_the_indexes_of_this_version_shows_the_same_table(
    judged: Project, reopen: Callable[..., Project]
) -> None:
    queries = [SpanQuery(sort=sort) for sort in get_args(SpanSort)]
    shown = [[row.highlight.uid for row in judged.spans.rows(query)] for query in queries]
    judged.close()
    with closing(sqlite3.connect(judged.path)) as db:
        for (name,) in db.execute(_NEW_INDEXES).fetchall():
            db.execute(f"DROP INDEX {name}")
        db.commit()
    old = reopen(judged, read_only=True)
    assert [[row.highlight.uid for row in old.spans.rows(query)] for query in queries] == shown


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_table_and_export_hold_the_same_cells_whatever_is_asked(
    judged: Project, tmp_path: Path, data: st.DataObject
) -> None:
    query = data.draw(queries(judged))
    shown = [
        [str(column.cell(row)) for column in COLUMNS.values()]
        for row in judged.spans.rows(query, at_once=5)
    ]
    among = found(judged, query.where) if query.where else set[str]()
    expected = [
        [str(column.cell(row)) for column in COLUMNS.values()]
        for row in judged.exports.rows()
        if fits(row, query, among)
    ]
    assert sorted(shown) == sorted(expected)
    path = tmp_path / "rows.csv"
    judged.exports.export(path, "csv-exact", list(COLUMNS), query=query)
    with path.open(encoding="utf-8", newline="") as file:
        head, *written_rows = list(csv.reader(file))
    assert head == list(COLUMNS)
    assert written_rows == shown


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data(), by=st.sampled_from(get_args(GroupBy)))
def test_the_groups_of_a_query_part_its_rows(
    judged: Project, data: st.DataObject, by: GroupBy
) -> None:
    query = data.draw(queries(judged))
    rows = [(row.highlight.uid, row.tagging) for row in judged.spans.rows(query)]
    found: list[tuple[str, object]] = []
    groups = judged.spans.groups(query, by)
    for group in groups:
        narrow = judged.spans.within(query, by, group)
        inside = list(judged.spans.rows(narrow))
        assert len(inside) == group.spans > 0
        assert len({row.article.uid for row in inside}) == group.articles
        found += [(row.highlight.uid, row.tagging) for row in inside]
    assert sorted(found, key=repr) == sorted(rows, key=repr)
    assert [group.spans for group in groups] == sorted(
        (group.spans for group in groups), reverse=True
    )


@pytest.mark.parametrize("by", get_args(GroupBy))
@pytest.mark.parametrize("words", ["", "tagged:yes OR tagged:no"])
def test_all_rows_fall_into_groups(judged: Project, by: GroupBy, words: str) -> None:
    query = judged.spans.where(words)
    groups = judged.spans.groups(query, by)
    sizes = [
        len(list(judged.spans.rows(judged.spans.within(query, by, group)))) for group in groups
    ]
    assert sizes == [group.spans for group in groups]
    assert sum(sizes) == judged.spans.counts(query).spans

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader_app.core.spans import Span
from reader_app.formats.exchange.columns import columns_named
from reader_app.project.tag_again import Wanted
from reader_app.store.rows import SpanCounts, SpanQuery
from tests.project.people import MARA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader_app.formats.exchange.span_row import SpanRow
    from reader_app.project.export_progress import ExportProgress
    from reader_app.project.project import Project

WORDS = "Ferry held\n\nNo vessel was at risk, said عبّارة. 😀 Later more about the ferry.\n"
SORTS = ("place", "quote", "tag", "article", "outlet", "published", "analyst", "created")


@pytest.fixture
def filled(project: Project, reopen: Callable[..., Project]) -> Project:
    """Give a project with three articles, marked by two analysts."""
    uids: list[str] = []
    for n in range(3):
        uid = project.articles.import_text(f"Title {n}\n\n{WORDS}", f"a{n}").uid
        assert uid is not None
        uids.append(uid)
    for n, uid in enumerate(uids):
        project.marks.tag_paths(uid, Span(9, 14), ["Claim", "Actor/State"], "a ferry note")
        project.marks.highlight(uid, Span(20, 29 + n))
        project.marks.tag_paths(uid, Span(24, 30), ["Actor"])
    mara = reopen(project, MARA)
    mara.marks.tag_paths(uids[1], Span(0, 5), ["Place"])
    mara.marks.set_statement([mara.marks.of_article(uids[1]).in_order()[0].uid], "claim")
    return mara


def key(row: SpanRow) -> tuple[str, str]:
    return row.highlight.uid, row.tagging.uid if row.tagging else ""


def test_the_table_has_every_row_of_an_export_in_each_order(filled: Project) -> None:
    exported = {key(row): row for row in filled.exports.rows()}
    for sort in SORTS:
        for descending in (False, True):
            rows = list(filled.spans.rows(SpanQuery(sort=sort, descending=descending)))
            assert {key(row): row for row in rows} == exported
            assert len(rows) == len(exported) == 13


def test_pages_hold_each_row_once_and_in_order(filled: Project) -> None:
    for sort in SORTS:
        query = SpanQuery(sort=sort, descending=True)
        whole = [key(row) for row in filled.spans.rows(query)]
        paged: list[tuple[str, str]] = []
        after = None
        while True:
            page = filled.spans.page(query, after, 4)
            paged += [key(row) for row in page.rows]
            after = page.next
            if after is None:
                break
        assert paged == whole


def test_rows_are_sorted_by_what_is_asked_for(filled: Project) -> None:
    def column(sort: str, cell: Callable[[SpanRow], object]) -> list[object]:
        return [cell(row) for row in filled.spans.rows(SpanQuery(sort=sort))]

    quotes = column("quote", lambda row: row.highlight.quote.exact.lower())
    assert quotes == sorted(quotes, key=str)
    analysts = column("analyst", lambda row: row.analyst)
    assert analysts == sorted(analysts, key=str)
    tags = column("tag", lambda row: row.tag_path[-1].lower() if row.tag_path else "")
    assert tags == sorted(tags, key=str)


def test_a_query_rules_out_what_does_not_fit(filled: Project) -> None:
    book = filled.codebook
    actor = next(tag.uid for tag in book.walk() if tag.name == "Actor")
    below = list(filled.spans.rows(filled.spans.below(SpanQuery(), actor)))
    assert {row.tag_path[0] for row in below} == {"Actor"}
    assert {len(row.tag_path) for row in below} == {1, 2}
    assert len(below) == 6
    only = list(filled.spans.rows(SpanQuery(tags=(actor,))))
    assert len(only) == 3
    assert all(row.tagging is None for row in filled.spans.rows(SpanQuery(untagged=True)))
    by_note = list(filled.spans.rows(SpanQuery(words="note ferr")))
    assert len(by_note) == 6
    (claim,) = filled.spans.rows(SpanQuery(statement="claim", analyst=filled.analyst.uid))
    assert claim.tag_path == ("Place",)
    article = claim.article
    assert {row.article.uid for row in filled.spans.rows(SpanQuery(article=article.uid))} == {
        article.uid
    }
    assert list(filled.spans.rows(SpanQuery(outlet="Nobody"))) == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["", "ferry", "risk", "عبارة", "nothing here"]),
    st.sampled_from([None, "no tag", "Actor", "Claim", "Place"]),
    st.sampled_from(SORTS),
)
def test_a_count_is_that_of_the_rows(
    filled: Project, words: str, tag: str | None, sort: str
) -> None:
    query = SpanQuery(words=words, sort=sort)
    if tag == "no tag":
        query = replace(query, untagged=True)
    elif tag is not None:
        uid = next(each.uid for each in filled.codebook.walk() if each.name == tag)
        query = filled.spans.below(query, uid)
    rows = list(filled.spans.rows(query))
    expected = SpanCounts(
        len(rows),
        len({row.article.uid for row in rows}),
        len({row.article.outlet for row in rows} - {None}),
        len({row.analyst for row in rows}),
    )
    assert filled.spans.counts(query) == expected
    reverse = list(filled.spans.rows(replace(query, descending=True)))
    assert [key(row) for row in reverse] == [key(row) for row in rows[::-1]]


def test_an_export_of_a_query_holds_its_rows_in_its_order(filled: Project, tmp_path: Path) -> None:
    columns = ["quote", "tag_path", "note", "title", "analyst", "start"]
    for sort in SORTS:
        query = SpanQuery(words="ferry", sort=sort, descending=True)
        told: list[tuple[int, int]] = []

        def progress(so_far: ExportProgress, told: list[tuple[int, int]] = told) -> bool:
            told.append((so_far.done, so_far.total))
            return True

        path = tmp_path / f"{sort}.csv"
        report = filled.exports.export(path, "csv-exact", columns, progress, query)
        with path.open(encoding="utf-8", newline="") as file:
            _, *written = list(csv.reader(file))
        cells = columns_named(columns)
        shown = [[str(each.cell(row)) for each in cells] for row in filled.spans.rows(query)]
        assert written == shown
        assert report.rows == filled.exports.count(query) == len(shown) == 6
        assert told[-1] == (6, 6)


def test_a_long_table_comes_whole(project: Project) -> None:
    uid = project.articles.import_text("Long\n\n" + "word " * 300, "long").uid
    assert uid is not None
    for n in range(230):
        project.marks.highlight(uid, Span(6 + 5 * n, 10 + 5 * n))
    starts = [row.highlight.span.start for row in project.spans.rows(SpanQuery(), 100)]
    assert starts == [6 + 5 * n for n in range(230)]


def test_pages_along_an_index_hold_each_row_once_and_in_order(filled: Project) -> None:
    pages = filled._bench.store.span_pages
    every = filled.spans.where("tagged:yes OR tagged:no")
    for sort in SORTS:
        for descending in (False, True):
            query = replace(every, sort=sort, descending=descending)
            pages.many = 1_000
            whole = [key(row) for row in filled.spans.rows(query)]
            assert len(whole) == 13
            pages.many = 1
            for size in (1, 2, 3):
                assert [key(row) for row in filled.spans.rows(query, size)] == whole


@pytest.mark.parametrize(
    "words", ["", "tag:Actor", "tag:Place OR tagged:no", "quote:vessel NOT tag:Claim"]
)
def test_what_rows_stand_for_is_what_the_rows_say(filled: Project, words: str) -> None:
    query = filled.spans.where(words)
    rows = list(filled.spans.rows(query))
    marked = filled.spans.marked(query)
    assert sorted(marked.highlights) == sorted({row.highlight.uid for row in rows})
    assert sorted(marked.taggings) == sorted(row.tagging.uid for row in rows if row.tagging)
    assert rows


def test_what_is_done_to_many_rows_is_told_of_and_undone_in_one_step(
    project: Project,
) -> None:
    uid = project.articles.import_text("Words\n\n" + "again and " * 1200, "long").uid
    assert uid is not None
    project.again.accept(
        project.tags.create("One").edits[0].record.uid,
        list(project.again.find(Wanted(("again",)))),
    )
    told: list[float] = []

    def tell(done: int, total: int) -> None:
        told.append(done / total)

    every = SpanQuery()
    before = project._bench.store.dump()
    for act in (
        lambda rows: project.marks.tag_many(rows.highlights, (), ("Two",), tell),
        lambda rows: project.marks.note_many(rows.highlights, "Why?", tell),
        lambda rows: project.taggings.retag(rows.taggings, None, "Three", tell),
        lambda rows: project.taggings.take_off(rows.taggings, tell),
        lambda rows: project.marks.delete(rows.highlights, tell),
    ):
        told.clear()
        assert len(act(project.spans.marked(every)).edits) >= 1200
        assert told == sorted(told)
        assert 0 < told[0] < 0.25 < told[-1] <= 1
    assert project.exports.count() == 0
    for _ in range(5):
        project.history.undo()
    assert project._bench.store.dump() == before

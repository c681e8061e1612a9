"""Counts over a project equal those made from the rows of its table of tagged spans."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from reader_app.core.spans import Span
from reader_app.formats.exchange.counts_csv import count_lines
from reader_app.project.count_tables import CountTable, cross_table, tag_table, together_table
from reader_app.project.exports import ExportOrder
from reader_app.project.rows import SpanQuery
from tests.project.people import MARA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader_app.core.ids import Uid
    from reader_app.core.records import Precision
    from reader_app.formats.exchange.span_row import SpanRow
    from reader_app.project.counts import CountBy, Together
    from reader_app.project.project import Project

WORDS = (
    "Ferry held\n\nThe ferry stayed. No vessel was at risk, said Mr. Daniel Abdo. 😀 Later more."
    "\n\nA strike followed. It ended.\n"
)
DATES = ("2026-06-30", "2026-06", "2026", "2025-12-01")
PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
OUTLETS = ("WAM", "Jordan Times", "", "WAM")


@pytest.fixture
def filled(project: Project, reopen: Callable[..., Project]) -> Project:
    """Give a project with four articles of two outlets, marked by two analysts."""
    uids: list[Uid] = []
    for number, (date, outlet) in enumerate(zip(DATES, OUTLETS, strict=True)):
        outcome = project.articles.import_text(f"Title {number}\n\n{WORDS}", f"a{number}")
        assert outcome.uid is not None
        uids.append(outcome.uid)
        article = project.articles.find(outcome.uid)
        precision = PRECISIONS[len(date)]
        project.articles.edit(
            replace(article, outlet=outlet or None, published=date, published_precision=precision)
        )
    text = f"Title 0\n\n{WORDS}"
    for number, uid in enumerate(uids):
        at = text.index("No vessel")
        project.marks.tag_paths(uid, Span(at, at + 9), ["Claim", "Actor/State"])
        project.marks.tag_paths(uid, Span(at + 3, at + 12 + number), ["Risk"])
        at = text.index("stayed")
        project.marks.tag_paths(uid, Span(at, at + 20), ["Place"])
        project.marks.highlight(uid, Span(0, 5))
        at = text.index("strike")
        project.marks.tag_paths(uid, Span(at, at + 6), ["=Event"])
    project.tags.create("Unused")
    mara = reopen(project, MARA)
    at = text.index("No vessel")
    mara.marks.tag_paths(uids[1], Span(at, at + 9), ["Place"])
    return mara


def tagged(project: Project) -> list[SpanRow]:
    return [row for row in project.spans.rows(SpanQuery()) if row.tagging]


def test_counts_by_tag_are_those_of_the_rows(filled: Project) -> None:
    rows = tagged(filled)
    counts = filled.counts.tags()
    assert [each.tag for each in counts] == [tag.uid for tag in filled.codebook.walk()]
    for each in counts:
        mine = [row for row in rows if row.tagging and row.tagging.tag == each.tag]
        assert each.taggings == len(mine)
        assert each.articles == len({row.article.uid for row in mine})
    assert counts[-1].taggings == counts[-1].articles == 0


@pytest.mark.parametrize("by", ["article", "outlet", "month", "analyst"])
def test_counts_by_another_thing_are_those_of_the_rows(filled: Project, by: CountBy) -> None:
    def other(row: SpanRow) -> str | None:
        published = row.article.published or ""
        return {
            "article": row.article.uid,
            "outlet": row.article.outlet,
            "month": published[:7] if len(published) > 4 else None,
            "analyst": row.tagging.analyst if row.tagging else None,
        }[by]

    across = filled.counts.across(by)
    wanted = Counter((row.tagging.tag, other(row)) for row in tagged(filled) if row.tagging)
    assert across.counts.cells == wanted
    assert set(across.names) == {other for _, other in wanted}
    ends = {"outlet": ["Jordan Times", "WAM", ""], "month": ["2025-12", "2026-06", ""],
            "analyst": ["Ines", "Mara"], "article": [f"Title {n}" for n in range(4)]}  # fmt: skip
    assert list(across.names.values()) == ends[by]


@pytest.mark.parametrize("within", ["span", "article"])
def test_tags_of_one_span_and_of_one_article_stand_together(
    filled: Project, within: Together
) -> None:
    places: dict[tuple[object, ...], set[Uid]] = {}
    for row in tagged(filled):
        assert row.tagging
        span = row.highlight.span if within == "span" else None
        places.setdefault((row.article.uid, span), set()).add(row.tagging.tag)
    counts = filled.counts.together(within)
    for one, other in combinations([tag.uid for tag in filled.codebook.walk()], 2):
        assert counts.of(one, other) == sum({one, other} <= tags for tags in places.values())


def named(project: Project, within: Together, one: str, other: str) -> int:
    tags = {project.codebook.path_text(tag.uid): tag.uid for tag in project.codebook}
    return project.counts.together(within).of(tags[one], tags[other])


def test_tags_of_one_sentence_or_paragraph_stand_together(filled: Project) -> None:
    assert named(filled, "span", "Claim", "Risk") == 0
    assert named(filled, "sentence", "Claim", "Risk") == 4
    assert named(filled, "span", "Claim", "Place") == 1
    assert named(filled, "sentence", "Claim", "Place") == 4
    assert named(filled, "sentence", "Place", "Place") == 8
    assert named(filled, "paragraph", "Place", "Place") == 4
    assert named(filled, "paragraph", "Claim", "=Event") == 0
    assert named(filled, "article", "Claim", "=Event") == 4


def test_a_highlight_of_an_earlier_text_stands_in_a_paragraph_of_that(project: Project) -> None:
    before = "Title\n\nOne and two.\n\nThree and four.\n"
    uid = project.articles.import_text(before, "a").uid
    assert uid is not None
    for words, tag in (("One", "A"), ("two", "B"), ("Three", "C"), ("Title", "D")):
        at = before.index(words)
        project.marks.tag_paths(uid, Span(at, at + len(words)), [tag])
    project.articles.correct_text(uid, "Title\n\nThree and four.\n")
    assert named(project, "paragraph", "A", "B") == 1
    assert named(project, "paragraph", "A", "C") == 0
    assert named(project, "paragraph", "C", "C") == 1


def test_tables_have_a_column_a_tag_and_are_guarded_against_formulas(filled: Project) -> None:
    book = filled.codebook
    (head, first, *_) = lines(tag_table(filled.counts.tags(), book))
    assert (head, first) == ("tag,taggings,articles\r\n", "Claim,4,4\r\n")
    outlets = lines(cross_table(filled.counts.across("outlet"), "outlet", book))
    assert outlets[0] == "outlet,Claim,Actor/State,Risk,Place,'=Event\r\n"
    assert outlets[1:] == ["Jordan Times,1,1,1,2,1\r\n", "WAM,2,2,2,2,2\r\n", ",1,1,1,1,1\r\n"]
    articles = lines(cross_table(filled.counts.across("article"), "article", book))
    assert articles[0].startswith("uid,title,Claim,")
    assert articles[1].split(",", 1)[1] == "Title 0,1,1,1,1,1\r\n"
    together = lines(together_table(filled.counts.together("sentence"), book))
    assert together[1] == "Claim,4,4,4,4,0\r\n"


def lines(table: CountTable) -> list[str]:
    return list(count_lines(table.head, table.rows))


def test_an_empty_project_has_no_counts(project: Project) -> None:
    assert project.counts.tags() == []
    assert project.counts.across("month").names == {}
    assert project.counts.together("sentence").places == {}


@pytest.fixture
def copied(project: Project) -> dict[str, Uid]:
    """Give two copies of one article and another one, each with the tag Claim."""
    texts = {"late": f"Late\n\n{LONG}", "early": f"Early\n\n{LONG}", "alone": f"Alone\n\n{WORDS}"}
    uids: dict[str, Uid] = {}
    for name, text in texts.items():
        article = project.articles.find(project.articles.import_text(text, name).uid or "")
        uids[name] = article.uid
        date = {"late": "2026-06-30", "early": "2026-05-01"}.get(name)
        project.articles.edit(replace(article, outlet=name, published=date))
        at = text.index("Claims") if name != "alone" else 0
        project.marks.tag_paths(article.uid, Span(at, at + 5), ["Claim"])
        project.marks.highlight(article.uid, Span(0, 3))
    project.marks.tag_paths(uids["late"], Span(0, 4), ["Claim", "Only late"])
    return uids


LONG = " ".join(f"Claims number {n} are made of words like these {n * 7}." for n in range(40))


def test_of_copies_the_earliest_with_a_tag_counts(project: Project, copied: dict[str, Uid]) -> None:
    once = project.counts.copies()
    claim, only_late = project.counts.tags(once)
    assert (claim.taggings, claim.articles, claim.sources) == (2, 3, 2)
    assert (only_late.taggings, only_late.articles, only_late.sources) == (1, 1, 1)
    plain = project.counts.tags()
    assert [(each.taggings, each.articles, each.sources) for each in plain] == [
        (4, 3, 3),
        (1, 1, 1),
    ]
    table = lines(tag_table([claim], project.codebook, with_sources=True))
    assert table == ["tag,taggings,articles,independent_sources\r\n", "Claim,2,3,2\r\n"]
    outlets = project.counts.across("outlet", once).counts.by_other
    assert outlets == {"alone": 1, "early": 1, "late": 1}
    assert project.counts.across("analyst", once).counts.by_other == {project.analyst.uid: 3}
    together = project.counts.together("article", once)
    assert (together.of(claim.tag, claim.tag), together.of(claim.tag, only_late.tag)) == (2, 1)
    in_spans = project.counts.together("span", once)
    assert (in_spans.of(claim.tag, claim.tag), in_spans.of(only_late.tag, only_late.tag)) == (2, 0)


def test_an_export_can_have_each_tag_once_of_an_article_and_its_copies(
    project: Project, copied: dict[str, Uid], tmp_path: Path
) -> None:
    order = ExportOrder(columns=("tag", "outlet"), once=True)
    assert project.exports.write(tmp_path / "once.csv", order).rows == 5
    rows = (tmp_path / "once.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert sorted(rows) == [",alone", ",early", "Claim,alone", "Claim,early", "Only late,late"]
    assert project.exports.write(tmp_path / "all.csv", replace(order, once=False)).rows == 8


def test_a_look_for_copies_that_is_stopped_counts_all(
    project: Project, copied: dict[str, Uid]
) -> None:
    once = project.counts.copies(lambda *_: False)
    assert [each.sources for each in project.counts.tags(once)] == [3, 1]

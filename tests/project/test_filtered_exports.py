"""What a filtered export holds beside its rows: its articles, and what it was filtered by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from reader_app.core.ids import Uid
from reader_app.core.spans import Span
from reader_app.project.export_order import ExportOrder
from reader_app.project.query_words import query_words
from reader_app.store.rows import SpanQuery

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.records import Article
    from reader_app.project.project import Project


@pytest.fixture
def other(project: Project, article: Article) -> Uid:
    """Return a second article; the first one has a claim, and a third one nothing at all."""
    project.marks.tag_paths(article.uid, Span(20, 29), ["Claim", "Actor/State"])
    uid = project.articles.import_text("Later no more ferries came.", "later").uid or Uid("")
    project.marks.tag_paths(uid, Span(0, 5), ["Actor/State"])
    project.articles.import_text("Nothing is marked here.", "bare")
    return uid


def titles(project: Project, path: Path, query: SpanQuery | None) -> list[str]:
    project.exports.write(path, ExportOrder("ris", query=query))
    lines = path.read_text("utf-8").splitlines()
    return [line[6:] for line in lines if line.startswith("TI  - ")]


def test_a_filtered_export_names_no_other_article(
    project: Project, article: Article, other: Uid, tmp_path: Path
) -> None:
    path = tmp_path / "out.ris"
    bare = [row.uid for row in project.articles.all() if row.n_highlights == 0]
    assert len(titles(project, path, None)) == 3
    assert titles(project, path, SpanQuery(article=article.uid)) == ["Ferry held at port"]
    assert titles(project, path, project.spans.where("tag:Claim")) == ["Ferry held at port"]
    assert len(titles(project, path, project.spans.where("tag:State"))) == 2
    assert titles(project, path, SpanQuery(articles=tuple(bare))) == ["Nothing is marked here."]
    assert project.exports.count(SpanQuery(articles=(other,))) == 1


def test_a_workbook_says_what_it_was_filtered_by(
    project: Project, article: Article, other: Uid, tmp_path: Path
) -> None:
    order = ExportOrder("xlsx", query=project.spans.where("tag:Claim  by:Ines OR tag:Claim"))
    path = project.exports.write(tmp_path / "out.xlsx", order).path
    about = CalamineWorkbook.from_path(path).get_sheet_by_name("About").to_python()
    assert {row[0]: row[1] for row in about}["Filter"] == "(tag:Claim by:Ines) OR tag:Claim"


def test_a_filter_is_said_in_words(project: Project, article: Article, other: Uid) -> None:
    claim, actor, state = (tag.uid for tag in project.codebook.walk())
    query = SpanQuery(
        " no vessel ", (actor, state), untagged=True, article=article.uid, outlet="Herald",
        analyst=project.analyst.uid, statement="claim", where=project.spans.where("tag:Claim").where,
    )  # fmt: skip
    assert query_words(project._bench, query) == (
        "words:“no vessel” tag:“Actor” OR tag:“Actor/State” tagged:no article:“Ferry held at port”"
        " outlet:“Herald” by:“Ines” kind:claim tag:Claim"
    )
    several = SpanQuery(tags=(claim,), articles=(article.uid, other))
    words = "tag:“Claim” article:“Ferry held at port” OR article:“Later no more ferries came.”"
    assert query_words(project._bench, several) == words
    assert query_words(project._bench, SpanQuery()) == ""
    many = SpanQuery(articles=(article.uid,) * 21, words="port")
    assert query_words(project._bench, many) == "words:“port” (21 articles that were selected)"

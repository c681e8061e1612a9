"""No export leaves out a highlight, whatever its format and its shape."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from reader_app.core.errors import ProjectError
from reader_app.core.ids import Uid
from reader_app.core.spans import Span
from reader_app.formats.exchange import sheet_size
from reader_app.formats.exchange.registry import FORMATS
from reader_app.formats.exchange.shapes import SHAPES
from reader_app.project.export_order import ExportOrder
from reader_app.store.rows import SpanQuery
from tests.project.people import MARA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader_app.core.records import Article
    from reader_app.formats.exchange.shapes import Shape
    from reader_app.project.export_progress import ExportProgress
    from reader_app.project.project import Project

_TABLES = [name for name, each in FORMATS.items() if each.has_columns]
_ROWS: dict[Shape, int] = {"tagging": 6, "highlight": 4, "matrix": 4}


@pytest.fixture
def marked(project: Project, article: Article, reopen: Callable[..., Project]) -> Project:
    """Return a project of four highlights: without a tag, with two tags of two people, with one."""
    project.marks.highlight(article.uid, Span(0, 5))
    project.marks.tag_paths(article.uid, Span(20, 29), ["Claim", "Actor/State"])
    project.marks.tag_paths(article.uid, Span(30, 33), ["Actor/State"])
    other = project.articles.import_text("Later no more ferries came.", "later").uid or Uid("")
    project.marks.tag_paths(other, Span(0, 5), ["Claim"])
    uid = project.marks.mark_at(article.uid, Span(20, 29)).uid
    again = reopen(project, MARA)
    again.marks.tag_highlight_new(uid, "Vehicle")
    return again


def rows_of(path: Path, name: str) -> list[list[str]]:
    """Return the rows of a table of that format, without its header."""
    if name.startswith("csv"):
        text = path.read_bytes().decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline="")))[1:]
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return [[str(cell) for cell in row] for row in sheet[1:]]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", _TABLES)
def test_every_table_in_every_shape_has_every_highlight(
    marked: Project, tmp_path: Path, name: str, shape: Shape
) -> None:
    order = ExportOrder(name, ["quote", "tag", "span_id"], shape)
    report = marked.exports.write(tmp_path / "out", order)
    rows = rows_of(report.path, name)
    assert report.rows == len(rows) == marked.exports.count(shape=shape) == _ROWS[shape]
    marks = [
        mark
        for uid in marked.articles.all()
        for mark in marked.marks.of_article(uid.uid).in_order()
    ]
    assert {row[2] for row in rows} == {mark.uid for mark in marks}
    words = " ".join(row[1] for row in rows)
    assert all(words.count(tag) == n for tag, n in (("Claim", 2), ("State", 2), ("Vehicle", 1)))
    again = marked.exports.write(tmp_path / "again", order).path
    if name != "csv-exact":  # its name stands in its metadata alone
        assert again.read_bytes() == report.path.read_bytes()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", [name for name in FORMATS if name not in _TABLES])
def test_what_is_no_table_is_the_same_in_every_shape(
    marked: Project, tmp_path: Path, name: str, shape: Shape
) -> None:
    one = marked.exports.write(tmp_path / "one", ExportOrder(name))
    other = marked.exports.write(tmp_path / "other", ExportOrder(name, shape=shape))
    assert other.path.read_bytes() == one.path.read_bytes()
    assert other.remark == ""


@pytest.mark.parametrize(
    "sort", ["place", "quote", "tag", "article", "outlet", "published", "analyst", "created"]
)
@pytest.mark.parametrize("narrowed", ["tag", "analyst", "all"])
def test_a_filter_on_tags_finds_highlights_with_all_their_tags(
    marked: Project, tmp_path: Path, sort: str, narrowed: str
) -> None:
    tags = {tag.name: tag.uid for tag in marked.codebook.walk()}
    some = {
        "tag": SpanQuery(tags=(tags["Vehicle"],)),
        "analyst": SpanQuery(analyst=MARA.uid),
        "all": SpanQuery(),
    }[narrowed]
    query = replace(some, sort=sort)  # type: ignore[arg-type]
    seen: list[ExportProgress] = []
    order = ExportOrder("csv-exact", ["quote"], "matrix", query)
    report = marked.exports.write(tmp_path / "out.csv", order, lambda at: not seen.append(at))
    rows = rows_of(report.path, "csv-exact")
    found = 4 if narrowed == "all" else 1
    assert len(rows) == report.rows == marked.exports.count(query, "matrix") == found
    assert [row for row in rows if row[0] == "No vessel"] == [["No vessel", "1", "0", "1", "1"]]


def test_the_first_rows_are_those_of_the_file(marked: Project, tmp_path: Path) -> None:
    for shape, query in product(SHAPES, (None, SpanQuery(), SpanQuery(sort="tag"))):
        order = ExportOrder("csv-exact", ["quote", "tag_path"], shape, query)
        columns, rows = marked.exports.columns_of(order), marked.exports.first_rows(order, 2)
        made = rows_of(marked.exports.write(tmp_path / "out.csv", order).path, "csv-exact")
        assert [[str(column.cell(row)) for column in columns] for row in rows] == made[:2]


def test_the_metadata_names_the_columns_of_the_shape(marked: Project, tmp_path: Path) -> None:
    marked.exports.write(tmp_path / "out.csv", ExportOrder("csv-exact", ["tag"], "matrix"))
    made = json.loads((tmp_path / "out.csv-metadata.json").read_text("utf-8"))
    assert [each["titles"] for each in made["tableSchema"]["columns"]] == [
        "tags", "tag:Claim", "tag:Actor", "tag:Actor/State", "tag:Vehicle",
    ]  # fmt: skip


def test_a_table_too_large_for_a_sheet_is_refused_or_said(
    marked: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_size, "MOST_COLUMNS", 5)
    monkeypatch.setattr(sheet_size, "MOST_ROWS", 4)
    wide = ["quote", "tag"]
    with pytest.raises(ProjectError, match="room for 5 columns, and this one would need 7"):
        marked.exports.write(tmp_path / "out.xlsx", ExportOrder("xlsx", wide, "matrix"))
    assert not [*tmp_path.glob("*out*")]
    said = marked.exports.write(tmp_path / "out.csv", ExportOrder("csv", ["quote"])).remark
    assert said.startswith("Excel and LibreOffice show 3 of these 6 rows.")
    exact = marked.exports.write(tmp_path / "out.csv", ExportOrder("csv-exact", wide, "matrix"))
    assert exact.remark == ""

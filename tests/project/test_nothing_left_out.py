"""No export leaves out a highlight: each format's file is read, and the highlights in it counted."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree, html
from python_calamine import CalamineWorkbook

from reader_app.core.spans import Span
from reader_app.formats.exchange.registry import FORMATS
from reader_app.formats.exchange.shapes import SHAPES
from reader_app.project.export_order import ExportOrder
from reader_app.project.project import Project
from tests.project.people import INES, MARA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader_app.core.ids import Clock

TEXT = "Ferry held at port\n\nNo vessel was at risk, the שר אמר on Tuesday. 😀 Later, more.\n"


@pytest.fixture
def project(project_path: Path, clock: Clock) -> Project:
    """Give a project with highlights of every kind, by two analysts."""
    made = Project.create(project_path, person=INES, clock=clock)
    uid = made.articles.import_text(TEXT, "ferry").uid
    other = made.articles.import_text("Another text\n\nWith some words in it.\n", "other").uid
    assert uid
    assert other
    made.marks.tag_paths(uid, Span(0, 5), ["A", "B/C", "B/D"], "why")
    made.marks.tag_paths(uid, Span(3, 30), ["A"])
    made.marks.highlight(uid, Span(20, 29))
    made.marks.highlight(uid, Span(18, 20))
    made.marks.tag_paths(other, Span(14, 18), ["B/C"])
    made.close()
    made = Project.open(project_path, person=MARA, clock=clock)
    made.marks.tag_paths(uid, Span(0, 5), ["A"])
    made.marks.highlight(uid, Span(67, 68))
    made.marks.highlight(other, Span(0, 7))
    made.articles.correct_text(other, "Another text\n\nWithout these.\n")
    return made


def of_table(data: bytes) -> int:
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return len({row["span_id"] for row in rows})


def of_sheet(data: bytes) -> int:
    head, *rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    names = [str(name).lower() for name in head]
    at = names.index("span_id")
    return len({row[at] for row in rows})


def of_report(data: bytes) -> int:
    return len(html.document_fromstring(data.decode()).findall(".//article"))


def of_word_report(data: bytes) -> int:
    paragraphs = Document(io.BytesIO(data)).paragraphs
    return sum(any(run.bold for run in each.runs) for each in paragraphs if each.runs)


def of_marked(data: bytes) -> int:
    return len(html.document_fromstring(data.decode()).findall(".//sup"))


def of_marked_word(data: bytes) -> int:
    words = "\n".join(each.text for each in Document(io.BytesIO(data)).paragraphs)
    return len(re.findall(r" \[\d+ ", words))


def of_refi(data: bytes) -> int:
    root = etree.fromstring(ZipFile(io.BytesIO(data)).read("project.qde"))
    return len({each.get("guid") for each in root.iterfind(".//{*}PlainTextSelection")})


def of_w3c(data: bytes) -> int:
    items = json.loads(data)["first"]["items"]
    return len({item["id"] for item in items if item["motivation"] != "linking"})


def of_jsonl(data: bytes) -> int:
    lines = [json.loads(line) for line in data.splitlines()]
    return len({span["id"] for line in lines for span in line["spans"]})


def of_brat(data: bytes) -> int:
    archive = ZipFile(io.BytesIO(data))
    files = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".ann")]
    return len(set(re.findall(r'"id": "([0-9a-f-]{36})", "start"', "".join(files))))


COUNTED: dict[str, Callable[[bytes], int]] = {
    "xlsx": of_sheet, "csv": of_table, "csv-exact": of_table, "ods": of_sheet,
    "docx": of_word_report, "html": of_report,
    "docx-by-article": of_word_report, "html-by-article": of_report,
    "docx-marked": of_marked_word, "html-marked": of_marked,
    "refi-qda": of_refi, "refi-qda-paths": of_refi, "refi-qda-windows": of_refi, "w3c": of_w3c, "jsonl": of_jsonl, "brat": of_brat,
}  # fmt: skip
IN_EACH = {"docx": 10, "html": 10}
"""In a report by tag a highlight stands under each of its tags."""


def test_every_format_of_highlights_is_counted() -> None:
    holding = {each.name for each in FORMATS.values() if each.unit in {"row", "quote", "highlight"}}
    assert holding == COUNTED.keys()


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("shape", SHAPES)
def test_no_format_in_any_shape_leaves_out_a_highlight(
    project: Project, tmp_path: Path, name: str, shape
) -> None:
    if FORMATS[name].has_columns or shape == "tagging":
        path = tmp_path / f"out{FORMATS[name].suffix}"
        project.exports.write(path, ExportOrder(name, shape=shape))
        assert COUNTED[name](path.read_bytes()) == IN_EACH.get(name, 8)
    project.close()


@pytest.mark.parametrize("name", [each for each in COUNTED if not FORMATS[each].has_columns])
def test_what_is_no_table_goes_through_the_articles_whatever_the_order_is(
    project: Project, tmp_path: Path, name: str
) -> None:
    query = project.spans.where("tag:A")
    path = tmp_path / f"out{FORMATS[name].suffix}"
    for order in (query, replace(query, sort="tag", descending=True)):
        project.exports.write(path, ExportOrder(name, query=order))
        assert COUNTED[name](path.read_bytes()) == (5 if name in IN_EACH else 3)
    project.close()

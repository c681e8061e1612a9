from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from reader_app.core.errors import NotFoundError, ProjectError
from reader_app.core.ids import Uid
from reader_app.core.scales import CREDIBILITY, RELIABILITY
from reader_app.core.spans import Span
from reader_app.formats.exchange.registry import FORMATS
from reader_app.project import export_progress
from reader_app.project.attributions import Voice
from reader_app.project.export_progress import ExportProgress
from tests.project.people import MARA

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.records import Article
    from reader_app.project.project import Project

REFI = Path(__file__).resolve().parent.parent / "data" / "refi"


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


@pytest.fixture
def marked(project: Project, article: Article) -> Article:
    project.marks.tag_paths(article.uid, Span(20, 29), ["Claim", "Actor/State"], "why\nso")
    project.marks.highlight(article.uid, Span(0, 5))
    return article


def test_one_row_a_tagging_and_one_a_highlight_without_tags(
    project: Project, marked: Article, tmp_path: Path
) -> None:
    report = project.exports.export(tmp_path / "out.csv")
    assert (report.rows, report.path, report.state) == (3, tmp_path / "out.csv", "written")
    assert project.exports.count() == 3
    rows = rows_of(report.path)
    assert [(row["quote"], row["tag_path"], row["note"]) for row in rows] == [
        ("Ferry", "", ""),
        ("No vessel", "Claim", "why\nso"),
        ("No vessel", "Actor/State", "why\nso"),
    ]
    assert {row["title"] for row in rows} == {"Ferry held at port"}
    assert {row["analyst"] for row in rows} == {"Ines"}


def test_each_tagging_names_who_gave_it(
    project: Project, marked: Article, reopen: Callable[..., Project], tmp_path: Path
) -> None:
    uid = project.marks.mark_at(marked.uid, Span(0, 5)).uid
    other = reopen(project, MARA)
    other.marks.tag_highlight_new(uid, "Vehicle")
    path = other.exports.export(tmp_path / "out.csv", "csv-exact", ["tag", "analyst"]).path
    assert path.read_bytes().startswith(b'"tag","analyst"\r\n"Vehicle","Mara"\r\n')


def test_an_unknown_format_or_column_writes_nothing(
    project: Project, marked: Article, tmp_path: Path
) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    with pytest.raises(NotFoundError, match=r"no format “xls”\. There are: xlsx, csv, csv-exact, "):
        project.exports.export(path, "xls")
    with pytest.raises(NotFoundError, match="nosuch"):
        project.exports.export(path, columns=["nosuch"])
    assert path.read_text() == "old"
    assert {each.name for each in tmp_path.iterdir()} >= {"out.csv"}
    assert not list(tmp_path.glob(".*"))


def test_an_export_that_cannot_be_written_leaves_nothing(
    project: Project, marked: Article, tmp_path: Path
) -> None:
    with pytest.raises(ProjectError, match="cannot be written"):
        project.exports.export(tmp_path / "no folder" / "out.csv")
    with pytest.raises(ProjectError, match="is not a file"):
        project.exports.export(tmp_path)


@pytest.mark.parametrize("last", [0, 3])
@pytest.mark.parametrize("name", FORMATS)
def test_a_cancelled_export_leaves_the_old_file(
    project: Project, marked: Article, tmp_path: Path, name: str, last: int
) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    report = project.exports.export(path, name, progress=lambda at: at.done < last)
    assert (report.state, report.rows) == ("cancelled", 0)
    assert path.read_text() == "old"
    assert not list(tmp_path.glob(".*"))


def test_an_export_says_how_far_it_is(
    project: Project, marked: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_progress, "_ROWS", 2)
    seen: list[ExportProgress] = []
    project.exports.export(tmp_path / "out.csv", progress=lambda at: not seen.append(at))
    assert seen == [ExportProgress(done, 3) for done in (0, 2, 3)]


def test_all_columns_are_offered(project: Project, marked: Article, tmp_path: Path) -> None:
    names = [column.name for column in project.exports.columns]
    path = project.exports.export(tmp_path / "out.csv", "csv-exact", names).path
    (first, *_) = rows_of(path)
    assert list(first) == names
    assert (first["start"], first["end"], first["span_id"]) == (
        "0",
        "5",
        project.marks.mark_at(marked.uid, Span(0, 5)).uid,
    )


def test_a_workbook_has_spans_tags_and_articles_and_is_the_same_again(
    project: Project, marked: Article, tmp_path: Path
) -> None:
    project.articles.import_text("Nothing is marked here.", "bare")
    report = project.exports.export(tmp_path / "out.xlsx", "xlsx")
    assert report.rows == 3
    sheets = CalamineWorkbook.from_path(report.path)
    assert [len(sheets.get_sheet_by_name(name).to_python()) - 1 for name in sheets.sheet_names] == [
        3, 3, 2, 10,
    ]  # fmt: skip
    again = project.exports.export(tmp_path / "again.xlsx", "xlsx").path
    assert again.read_bytes() == report.path.read_bytes()


def test_an_export_never_writes_over_a_project(
    project: Project, marked: Article, tmp_path: Path
) -> None:
    (tmp_path / "link.csv").symlink_to(project.path)
    beside = [f"press.reader{end}" for end in ("-wal", "-shm", ".lock")]
    for name in ("press.reader", "other.reader", "Other.READER", "link.csv", *beside):
        with pytest.raises(ProjectError, match="is a project’s name"):
            project.exports.export(tmp_path / name)
    assert project.check() == []


def test_a_tag_that_was_created_meanwhile_is_named(project: Project, marked: Article) -> None:
    worker = project.worker()
    project.marks.tag_new(marked.uid, Span(0, 5), "Vehicle")
    assert next(row.tag_path for row in worker.exports.rows()) == ("Vehicle",)
    worker.close()


def test_all_that_was_judged_is_in_the_file(
    project: Project, marked: Article, tmp_path: Path
) -> None:
    one, other = (mark.uid for mark in project.marks.of_article(marked.uid).in_order())
    tag = next(project.codebook.walk()).uid
    scale = project.grades.create_scale("Own", [("x", "Open", "")]).edits[0].record.uid
    b, two = project.scales.values(RELIABILITY.uid)[1], project.scales.values(CREDIBILITY.uid)[1]
    x = project.scales.values(scale)[0]
    project.grades.grade([other], [b.uid, two.uid, x.uid])
    project.grades.grade_article(marked.uid, [x.uid])
    project.marks.set_statement([other], "claim")
    project.attributions.set(other, [Voice("the minister", mode="direct"), Voice(tag=tag)])
    project.links.add(one, other, "explains")
    project.articles.tag([marked.uid], [tag])
    project.articles.set_status([marked.uid], "done")
    project.articles.set_field([marked.uid], "desk", "foreign")
    names = [column.name for column in project.exports.columns]
    assert names[-3:] == ["grade:Own", "article_grade:Own", "field:desk"]
    rows = rows_of(project.exports.export(tmp_path / "out.csv", columns=names).path)
    wanted = {
        "statement": "claim",
        "grade": "B2 · x",
        "grade_reliability": "B",
        "grade_credibility": "2",
        "grade:Own": "x",
        "article_grade": "x",
        "article_grade:Own": "x",
        "article_grade_reliability": "",
        "attribution": "Claim, quoting the minister",
        "speakers": "the minister; Claim",
        "links": "1",
        "article_tags": "Claim",
        "status": "done",
        "field:desk": "foreign",
    }
    assert {name: rows[1][name] for name in wanted} == wanted
    assert (rows[0]["statement"], rows[0]["grade"], rows[0]["links"]) == ("", "", "1")
    default = rows_of(project.exports.export(tmp_path / "default.csv").path)[1]
    assert [default[name] for name in ("statement", "grade", "links")] == ["claim", "B2 · x", "1"]


def test_a_scale_that_was_made_meanwhile_is_shown(project: Project, marked: Article) -> None:
    worker = project.worker()
    scale = project.grades.create_scale("Own", [("x", "Open", "")]).edits[0].record.uid
    value = project.scales.values(scale)[0].uid
    project.grades.grade([project.marks.mark_at(marked.uid, Span(0, 5)).uid], [value])
    assert next(row.grades for row in worker.exports.rows()) == (("Own", "x"),)
    worker.close()


def test_every_selection_of_a_qda_project_is_its_quote_and_the_file_is_valid(
    project: Project, marked: Article, tmp_path: Path
) -> None:
    project.articles.import_text("Nothing is marked here.", "bare")
    emoji = (
        project.articles.import_text('أعلنت 😀👩‍👩‍👧 الوزارة\nline & <two> "x"\n', "arabic").uid
        or ""
    )
    text = project.articles.text_of(project.articles.find(emoji)).text
    project.marks.tag_paths(
        Uid(emoji), Span(2, len(text) - 1), ["Emoji & <more>"], "note\nof two lines"
    )
    report = project.exports.export(tmp_path / "out.qdpx", "refi-qda")
    assert report.rows == 3
    archive = ZipFile(report.path)
    root = ET.fromstring(archive.read("project.qde"))
    schema = etree.XMLSchema(etree.parse(REFI / "Project_v1.0.xsd"))
    schema.assertValid(etree.fromstring(archive.read("project.qde")))
    names: list[str] = []
    sources = root.findall(".//{*}TextSource")
    for source in sources:
        path = source.attrib["plainTextPath"].replace("internal://", "sources/")
        words = archive.read(path).decode()
        for each in source.findall("{*}PlainTextSelection"):
            start, end = int(each.attrib["startPosition"]), int(each.attrib["endPosition"])
            assert words[start:end] == each.attrib["name"]
            names.append(each.attrib["name"])
    assert len(sources) == 3
    assert len(names) == 3
    assert len(root.findall(".//{*}Coding")) == 3
    assert project.exports.export(tmp_path / "again.qdpx", "refi-qda").path.read_bytes() == (
        report.path.read_bytes()
    )


def test_an_empty_project_is_a_valid_qda_project(project: Project, tmp_path: Path) -> None:
    path = project.exports.export(tmp_path / "out.qdpx", "refi-qda").path
    schema = etree.XMLSchema(etree.parse(REFI / "Project_v1.0.xsd"))
    schema.assertValid(etree.fromstring(ZipFile(path).read("project.qde")))


def test_a_codebook_for_other_programs_is_valid_and_has_every_tag(
    project: Project, marked: Article, tmp_path: Path
) -> None:
    path = project.exports.export(tmp_path / "out.qdc", "refi-codebook").path
    tree = etree.parse(path)
    etree.XMLSchema(etree.parse(REFI / "Codebook_v1.0.xsd")).assertValid(tree)
    codes = tree.findall(".//{*}Code")
    assert [code.get("name") for code in codes] == ["Claim", "Actor", "State"]
    assert all((code.get("color") or "").startswith("#") for code in codes)


def test_a_codebook_without_tags_is_not_written(project: Project, tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="no tags yet"):
        project.exports.export(tmp_path / "out.qdc", "refi-codebook")
    assert not (tmp_path / "out.qdc").exists()


def test_spans_for_language_models_are_where_their_words_are(
    project: Project, marked: Article, tmp_path: Path
) -> None:
    path = project.exports.export(tmp_path / "out.jsonl", "jsonl").path
    (line,) = (json.loads(each) for each in path.read_text("utf-8").splitlines())
    found = [(line["text"][span["start"] : span["end"]], span["label"]) for span in line["spans"]]
    assert found == [("Ferry", "(no tag)"), ("No vessel", "Claim"), ("No vessel", "Actor/State")]
    assert line["labels"] == [[it["start"], it["end"], it["label"]] for it in line["spans"]]


def test_an_exact_table_has_its_metadata_beside_it_and_no_other_has(
    project: Project, marked: Article, tmp_path: Path
) -> None:
    project.exports.export(tmp_path / "out.csv", "csv-exact", ["quote", "start"])
    made = json.loads((tmp_path / "out.csv-metadata.json").read_text("utf-8"))
    assert made["url"] == "out.csv"
    assert [column["titles"] for column in made["tableSchema"]["columns"]] == ["quote", "start"]
    project.exports.export(tmp_path / "plain.csv", "csv")
    project.exports.export(tmp_path / "gone.csv", "csv-exact", progress=lambda at: at.done < 3)
    assert not [*tmp_path.glob("plain*.json"), *tmp_path.glob("gone*")]


@pytest.mark.parametrize("name", ["xlsx", "docx", "refi-qda", "csv-exact"])
def test_an_export_can_be_cancelled_while_its_file_is_written(
    project: Project, marked: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(export_progress, "_WRITES", 1)
    told: list[ExportProgress] = []

    def tell(at: ExportProgress) -> bool:
        told.append(at)
        return len(told) < 2

    report = project.exports.export(tmp_path / "out.file", name, progress=tell)
    assert (report.state, [each.done for each in told]) == ("cancelled", [0, 2])
    assert not [*tmp_path.glob("*out.file*")]


def test_an_export_for_programs_that_merge_tags_of_one_name_says_which(
    project: Project, marked: Article, tmp_path: Path
) -> None:
    project.tags.create_path("Place/State")
    report = project.exports.export(tmp_path / "out.qdpx", "refi-qda")
    assert report.remark.startswith("Several tags are called “State”:")
    assert project.exports.export(tmp_path / "out.jsonl", "jsonl").remark == ""

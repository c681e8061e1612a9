"""What goes out in a format comes back from it, with all that hangs on highlights."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from reader_app.core.scales import RELIABILITY
from reader_app.project.project import Project
from tests.conftest import SettableClock
from tests.formats.exchange.w3c_assertions import broken_musts
from tests.project.judged_projects import Drawn, drawn, held, made_project, whole
from tests.project.people import MARA

if TYPE_CHECKING:
    from reader_app.core.records import Article

REFI = Path(__file__).resolve().parent.parent / "data" / "refi"

EVERYTHING = [
    Drawn(0, 5, ("B/😀",), ("why\nnot", "so"), 1, (), "claim", "", by_mara=False),
    Drawn(9, 9, (), (), 2, (("B/😀", "said", "direct"), ("", "ו", "indirect")), "", "confirms",
          by_mara=False),
    Drawn(0, 5, ("A & <b>", "B/שלום"), ("x",), 3, (), "", "ב & own", by_mara=True),
    Drawn(66, 9, (), (), 5, (), "", "contradicts", by_mara=True),
]  # fmt: skip


SECONDS = dict.fromkeys(("refi-qda", "refi-qda-windows", "refi-qda-paths", "csv-exact"), 1_000)
"""Formats that give times to the second."""


def there_and_back(folder: Path, marks: list[Drawn], name: str, ending: str) -> None:
    """Export a project, take the file into another one twice, and compare the two."""
    clock = SettableClock()
    one = made_project(folder / "one.reader", clock, marks)
    path = one.exports.export(folder / f"a{ending}", name).path
    two = Project.create(folder / "two.reader", person=MARA, clock=clock)
    (row,) = one.articles.all()
    two.articles.import_text(str(one.articles.text_of(one.articles.find(row.uid)).text), "ferry")
    report = two.incoming.take(path)
    again = two.incoming.take(path)
    unit = SECONDS.get(name, 1)
    same = (held(one, unit=unit), held(two, unit=unit))
    sound = two.check()
    for project in (one, two):
        project.close()
    assert same[0] == same[1]
    assert (report.lines, again.lines, bool(again.change), sound) == ((), (), False, [])


FORMATS = [
    ("jsonl", ".jsonl"),
    ("w3c", ".jsonld"),
    ("brat", ".zip"),
    ("refi-qda", ".qdpx"),
    ("csv-exact", ".csv"),
]


VARIANTS = [("refi-qda-windows", ".qdpx"), ("refi-qda-paths", ".qdpx")]


@pytest.mark.parametrize(("name", "ending"), [*FORMATS, *VARIANTS])
def test_all_that_hangs_on_highlights_comes_back(name: str, ending: str, tmp_path: Path) -> None:
    there_and_back(tmp_path, EVERYTHING, name, ending)


@pytest.mark.parametrize(("name", "ending"), FORMATS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marks=drawn())
def test_any_project_comes_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, ending: str, marks: list[Drawn]
) -> None:
    there_and_back(tmp_path_factory.mktemp("there and back"), marks, name, ending)


def test_judged_highlights_keep_every_must_of_web_annotations(tmp_path: Path) -> None:
    one = made_project(tmp_path / "one.reader", SettableClock(), EVERYTHING)
    path = one.exports.export(tmp_path / "a.jsonld", "w3c").path
    one.close()
    items = json.loads(path.read_bytes())["first"]["items"]
    assert len(items) >= len(EVERYTHING)  # a link or what another analyst says is one of its own
    assert [broken_musts(item) for item in items] == [([], 54)] * len(items)


def said_of_wholes(one: Project) -> Article:
    """Say something of the project's article, tags, and of it all; return the article as it was."""
    (row,) = one.articles.all()
    article = one.articles.find(row.uid)
    tags = {one.codebook.path_text(tag.uid): tag.uid for tag in one.codebook.walk()}
    one.articles.edit(
        replace(
            article, outlet="Port & Co", authors=("A. B", "C, D"), url="https://port.example/a",
            language="en", published="2026-05", published_precision="month",
            fields=(("desk", "Mid\neast"), ("Outlet", "own")),
        )
    )  # fmt: skip
    one.articles.tag([row.uid], [tags["B/😀"], tags["A & <b>"]])
    one.grades.grade_article(row.uid, [one.scales.values(RELIABILITY.uid)[1].uid])
    one.notes.add_to_article(row.uid, "on the article\n😀")
    one.notes.add_to_tag(tags["B"], "on the tag")
    one.notes.add_to_project("on it all")
    one.tags.describe(tags["B"], "what", when_to_use="when", when_not_to_use="when not")
    one.tags.set_aliases(tags["B/😀"], ["smile", "שלום"])
    one.tags.archive(tags["A & <b>"])
    return article


def test_refi_qda_holds_what_is_said_of_articles_tags_and_the_project(tmp_path: Path) -> None:
    clock = SettableClock()
    one = made_project(tmp_path / "one.reader", clock, EVERYTHING)
    article = said_of_wholes(one)
    path = one.exports.export(tmp_path / "a.qdpx", "refi-qda").path
    schema = etree.XMLSchema(etree.parse(REFI / "Project_v1.0.xsd"))
    schema.assertValid(etree.fromstring(ZipFile(path).read("project.qde")))
    two = Project.create(tmp_path / "two.reader", person=MARA, clock=clock)
    report = two.incoming.take(path)
    again = two.incoming.take(path)
    same = (held(one, unit=1_000), whole(one)), (held(two, unit=1_000), whole(two))
    came = two.articles.find(report.articles[0])
    for project in (one, two):
        project.close()
    assert same[0] == same[1]
    assert (report.lines, bool(again.change)) == ((), False)
    assert (came.title, came.outlet, came.authors) == (
        article.title, "Port & Co", ("A. B", "C, D"),
    )  # fmt: skip
    assert (came.url, came.language) == ("https://port.example/a", "en")
    assert (came.published, came.published_precision) == ("2026-05", "month")
    assert came.fields == (("desk", "Mid\neast"), ("Outlet", "own"))

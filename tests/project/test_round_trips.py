"""What goes out in a format comes back from it, with all that hangs on highlights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from reader_app.project.project import Project
from tests.conftest import SettableClock
from tests.project.judged_projects import Drawn, drawn, held, made_project
from tests.project.people import MARA

if TYPE_CHECKING:
    from pathlib import Path

EVERYTHING = [
    Drawn(0, 5, ("B/😀",), ("why\nnot", "so"), 1, (), "claim", "", by_mara=False),
    Drawn(9, 9, (), (), 2, (("B/😀", "said", "direct"), ("", "ו", "indirect")), "", "confirms",
          by_mara=False),
    Drawn(0, 5, ("A & <b>", "B/שלום"), ("x",), 3, (), "", "ב & own", by_mara=True),
    Drawn(66, 9, (), (), 5, (), "", "contradicts", by_mara=True),
]  # fmt: skip


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
    same = (held(one), held(two))
    sound = two.check()
    for project in (one, two):
        project.close()
    assert same[0] == same[1]
    assert (report.lines, again.lines, bool(again.change), sound) == ((), (), False, [])


FORMATS = [("jsonl", ".jsonl"), ("w3c", ".jsonld"), ("brat", ".zip")]


@pytest.mark.parametrize(("name", "ending"), FORMATS)
def test_all_that_hangs_on_highlights_comes_back(name: str, ending: str, tmp_path: Path) -> None:
    there_and_back(tmp_path, EVERYTHING, name, ending)


@pytest.mark.parametrize(("name", "ending"), FORMATS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marks=drawn())
def test_any_project_comes_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, ending: str, marks: list[Drawn]
) -> None:
    there_and_back(tmp_path_factory.mktemp("there and back"), marks, name, ending)

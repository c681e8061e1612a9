"""A book comes in by its chapters: each an article, known again, and beside the whole if wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.formats.articles.several import TableReading
from reader_app.project.person import Person
from reader_app.project.project import Project
from tests.formats.articles.test_office import book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import SettableClock

ITEMS = "".join(
    f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>' for name in "ab"
)
BY_CHAPTERS = TableReading(chapters=True)


@pytest.fixture
def project(project_path: Path, clock: SettableClock) -> Iterator[Project]:
    """Give an empty project."""
    made = Project.create(project_path, person=Person(None, "Ines"), clock=clock)
    yield made
    made.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a book of two chapters."""
    made = tmp_path / "harbours.epub"
    made.write_bytes(
        book(
            '<itemref idref="a"/><itemref idref="b"/>', ITEMS, "<dc:title>Harbours</dc:title>",
            a="<html><body><h1>The quay</h1><p>It was quiet.</p></body></html>",
            b="<html><body><h1>The ferry</h1><p>It was late.</p></body></html>",
        )
    )  # fmt: skip
    return made


def test_each_chapter_is_an_article_that_says_where_it_is_from(
    project: Project, path: Path
) -> None:
    report = project.articles.import_paths([path], tables=BY_CHAPTERS)
    assert report.count("imported") == 2
    titles = {row.title: row.uid for row in project.articles.all()}
    assert titles.keys() == {"The quay", "The ferry"}
    ferry = project.articles.get(titles["The ferry"])
    assert ferry is not None
    assert ferry.outlet == "Harbours"
    assert ferry.provenance.file_name == "harbours.epub"
    assert (ferry.provenance.path or "").endswith("harbours.epub/chapter 2")
    original = project.articles.original_of(ferry)
    assert original is not None
    assert b"It was late." in original.data
    assert project.articles.verify(ferry).original
    again = project.articles.import_paths([path], tables=BY_CHAPTERS)
    assert (again.count("known"), again.count("imported")) == (2, 0)


def test_a_book_that_is_there_as_a_whole_may_come_in_by_chapters_too(
    project: Project, path: Path
) -> None:
    assert project.articles.import_paths([path]).count("imported") == 1
    assert project.articles.import_paths([path]).count("known") == 1
    assert project.articles.import_paths([path], tables=BY_CHAPTERS).count("imported") == 2

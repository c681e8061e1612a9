"""A first look at what an import would find: counts by kind, what is known, an example of each."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from reader_app.core.drafts import ArticleDraft
from reader_app.formats.articles.several import Several
from reader_app.formats.workers.job import Refusal
from reader_app.formats.workers.pool import ReadingPool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader_app.project.first_look import FirstLook
    from reader_app.project.project import Project

HTML = "<html><head><title>Page {0}</title></head><body><p>Words of page {0}.</p></body></html>"


@pytest.fixture
def pool() -> Iterator[ReadingPool]:
    """Give one worker process."""
    with ReadingPool(workers=1) as pool:
        yield pool


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of several kinds of files."""
    folder = tmp_path / "press"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(f"Title {number}\n\nWords {number}.\n", "utf-8")
    for number in range(2):
        (folder / f"{number}.html").write_text(HTML.format(number), "utf-8")
    (folder / "named.txt").write_text(HTML.format(9), "utf-8")
    (folder / "week.csv").write_text("title,text\nA,B\nC,D\n", "utf-8")
    (folder / "news.rss").write_text(
        "<rss><channel><item><title>E</title><description>F</description></item></channel></rss>"
    )
    (folder / "broken.pdf").write_text("no PDF", "utf-8")
    (folder / "photo.JPG").write_bytes(b"\xff\xd8")
    (folder / "noending").write_bytes(b"x")
    return folder


def looked(project: Project, pool: ReadingPool, *paths: Path, least: int = 1) -> FirstLook:
    look = project.articles.first_look(paths, pool, report=lambda *_: True, least=least)
    assert look is not None
    return look


def test_files_are_counted_by_what_they_are(
    project: Project, pool: ReadingPool, folder: Path
) -> None:
    look = looked(project, pool, folder)
    assert {kind.kind: kind.total for kind in look.kinds} == {
        "Plain text": 4,
        "Web page": 3,
        "Table of articles": 1,
        "Feed": 1,
        "PDF": 1,
    }
    assert [kind.kind for kind in look.kinds[:2]] == ["Plain text", "Web page"]
    assert (look.total, look.known, look.refused, look.endings) == (10, 0, 2, (".jpg",))


def test_each_kind_has_an_example_that_was_read(
    project: Project, pool: ReadingPool, folder: Path
) -> None:
    replies = {kind.kind: kind.reply for kind in looked(project, pool, folder).kinds}
    text, page, table, feed = (
        replies[name] for name in ("Plain text", "Web page", "Table of articles", "Feed")
    )
    assert isinstance(text, ArticleDraft)
    assert text.title == "Title 0"
    assert isinstance(page, ArticleDraft)
    assert page.title == "Page 0"
    assert isinstance(table, Several)
    assert (len(table.items), table.total) == (1, 2)
    assert isinstance(feed, Several)
    assert isinstance(replies["PDF"], Refusal)


def test_what_is_in_the_project_is_counted_and_is_no_example(
    project: Project, pool: ReadingPool, folder: Path
) -> None:
    project.articles.import_paths([folder / "0.txt", folder / "1.txt"], pool=ReadingPool(workers=1))
    look = looked(project, pool, folder)
    text = look.kinds[0]
    assert (text.total, text.known, look.known) == (4, 2, 2)
    assert text.path.endswith("2.txt")


def test_an_archive_counts_as_what_is_in_it(
    project: Project, pool: ReadingPool, tmp_path: Path
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", f"Title {number}\n\nWords {number}.\n")
        archive.writestr("a.exe", "x")
    path = tmp_path / "press.zip"
    path.write_bytes(out.getvalue())
    look = looked(project, pool, path, least=4)
    assert (look.total, look.refused, look.endings) == (3, 1, (".exe",))
    assert look.kinds[0].path.endswith("press.zip/0.txt")
    assert project.articles.first_look([path], pool, report=lambda *_: True, least=5) is None


def test_few_files_and_a_look_that_is_given_up_give_nothing(
    project: Project, pool: ReadingPool, folder: Path
) -> None:
    few = [folder / "0.txt"]
    assert project.articles.first_look(few, pool, report=lambda *_: True) is None
    assert project.articles.first_look([folder], pool, report=lambda *_: False, least=1) is None


def test_files_that_bring_highlights_are_counted_apart(
    project: Project, pool: ReadingPool, folder: Path
) -> None:
    spans = folder / "spans.csv"
    spans.write_text("quote,tag\nA,B\n", "utf-8")
    look = looked(project, pool, spans, folder / "0.txt")
    assert (look.bringing, look.total) == (1, 1)

"""An import in which files hang or crash: they alone fail, and the import can be stopped."""

from __future__ import annotations

import multiprocessing
from time import monotonic
from typing import TYPE_CHECKING

from reader_app.formats.workers.pool import CRASHED, Limits, ReadingPool
from tests.formats.articles.made_office import odt, packed
from tests.formats.articles.made_pdf import pdf
from tests.formats.workers.hostile import read_hostile

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.project.importing import ImportProgress
    from reader_app.project.project import Project

DEADLINE = 15
GOOD = "zz good.txt"


def hostile() -> dict[str, bytes]:
    """Return the cases of the design paper on imports, each as a file, and a good one at the end."""
    people = b", ".join(b"A B%d <a%d@x.example>" % (number, number) for number in range(50_000))
    attributes = b" ".join(b'a%d="1"' % number for number in range(200_000))
    dtd = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
    return {
        "attributes.html": b"<div " + attributes + b">x</div>",
        "deep.docx": packed({"word/document.xml": "<a>" * 100_000}),
        "dtd.docx": packed({"word/document.xml": dtd}),
        "header bomb.eml": b"From: " + people + b"\r\nSubject: Many\r\n\r\nHello\r\n",
        "nested.html": b"<div>" * 100_000,
        "nul.txt": b"\0" * 100_000,
        "operator bomb.pdf": pdf([], streams=[b"0 0 m " * 2_900_000]),
        "outside.odt": packed({"../../content.xml": "<a/>", "/tmp/content.xml": "<a/>"}),
        "paragraphs.html": b"<p>Hello</p>" * 300_000,
        "unfinished.html": b"<div " + b"/".join(b"a%d" % number for number in range(200_000)),
        "zip bomb.docx": packed({"word/document.xml": b" " * 60_000_000}),
        GOOD: b"Ferry held\n\nNo vessel was at risk.\n",
    }


def files(folder: Path, *words: str) -> list[Path]:
    paths = [folder / f"{number:02}.txt" for number in range(len(words))]
    for path, each in zip(paths, words, strict=True):
        path.write_text(each)
    return paths


def test_a_file_that_hangs_or_crashes_costs_that_file_only(
    project: Project, tmp_path: Path
) -> None:
    paths = files(tmp_path, "One\n\nWords.", "hang", "Two\n\nWords.", "crash", "Three\n\nWords.")
    pool = ReadingPool(workers=2, limits=Limits(seconds=1), read=read_hostile)
    report = project.articles.import_paths(paths, pool=pool)
    assert [each.path for each in report.outcomes] == [str(path) for path in paths]
    assert [each.title for each in report.outcomes] == ["One", None, "Two", None, "Three"]
    reasons = [each.reason for each in report.outcomes if each.status == "failed"]
    assert reasons[0] is not None
    assert reasons[0].startswith("Reading it took longer than 1 seconds and was given up.")
    assert reasons[1] == CRASHED
    assert project.check() == []
    assert multiprocessing.active_children() == []


def test_an_import_is_stopped_while_a_file_hangs(project: Project, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    paths = files(tmp_path, "One\n\nWords.", f"hang {mark}", "Two\n\nWords.")
    stopped: list[float] = []

    def progress(at: ImportProgress) -> bool:
        if at.done < 1 or not mark.exists():
            return True
        stopped.append(monotonic())
        return False

    pool = ReadingPool(workers=1, read=read_hostile)
    report = project.articles.import_paths(paths, progress=progress, pool=pool)
    assert monotonic() - stopped[0] < 1
    assert report.cancelled
    assert [each.title for each in report.outcomes] == ["One"]
    assert project.articles.count() == 1
    assert multiprocessing.active_children() == []


def test_what_no_project_can_hold_stops_no_import(project: Project, tmp_path: Path) -> None:
    said = '{"@type": "NewsArticle", "headline": "Ferry \\ud83d"}'
    head = f'<script type="application/ld+json">{said}</script>'
    (tmp_path / "a.html").write_text(f"<html>{head}<p>No vessel was at risk.</p></html>")
    level = f"<text:h text:outline-level='{10**30}'>Head</text:h><text:p>Words.</text:p>"
    (tmp_path / "b.odt").write_bytes(odt(level))
    (tmp_path / "c.txt").write_text("One\n\nWords.")
    report = project.articles.import_paths([tmp_path])
    assert [each.title for each in report.outcomes] == ["Ferry \ufffd", "Head", "One"]
    assert project.check() == []


def test_of_two_files_with_the_same_bytes_one_goes_in(project: Project, tmp_path: Path) -> None:
    words = "# Title\n\nWords.\n"
    for name in ("a.txt", "b.md", "c.txt"):
        (tmp_path / name).write_text(words)
    report = project.articles.import_paths([tmp_path])
    assert [each.status for each in report.outcomes] == ["imported", "known", "known"]
    (tmp_path / "d.txt").write_text("")
    (tmp_path / "e.txt").write_text("")
    report = project.articles.import_paths([tmp_path])
    assert [each.status for each in report.outcomes] == ["known"] * 3 + ["failed"] * 2


def test_a_folder_of_hostile_files_is_imported_but_for_them(
    project: Project, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    cases = hostile()
    for name, data in cases.items():
        (folder / name).write_bytes(data)
    before = sorted(tmp_path.rglob("*"))
    news: list[tuple[int, float]] = []

    def progress(at: ImportProgress) -> bool:
        news.append((at.done, monotonic()))
        return True

    report = project.articles.import_paths([folder], progress=progress)
    found = {each.path.rpartition("/")[2]: each for each in report.outcomes}
    assert list(found) == sorted(cases)
    assert found.pop(GOOD).title == "Ferry held"
    assert found.pop("header bomb.eml").title == "Many"
    assert {each.status for each in found.values()} == {"failed"}
    assert all(each.reason and each.reason.endswith(".") for each in found.values())
    assert CRASHED not in {each.reason for each in found.values()}
    since = dict(reversed(news))
    assert all(since[done + 1] - since[done] < DEADLINE for done in range(len(cases)))
    assert sorted(tmp_path.rglob("*")) == before
    assert project.check() == []

"""An import in which files hang or crash: they alone fail, and the import can be stopped."""

from __future__ import annotations

import multiprocessing
from time import monotonic
from typing import TYPE_CHECKING

from reader_app.formats.workers.pool import CRASHED, Limits, ReadingPool
from tests.formats.workers.hostile import read_hostile

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.project.importing import ImportProgress
    from reader_app.project.project import Project


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

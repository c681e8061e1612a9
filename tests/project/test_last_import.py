"""The report of the last import: kept with the project, and read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.project.last_import import FailedFile, LastImport, to_try_again
from reader_app.project.project import Project
from reader_app.store.store import Store
from tests.conftest import START_MS
from tests.project.people import INES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import SettableClock


def test_the_last_report_is_there_when_the_project_is_opened_again(
    project: Project, tmp_path: Path, clock: SettableClock
) -> None:
    assert project.articles.last_import() is None
    good, gone = tmp_path / "a.txt", tmp_path / "gone.txt"
    good.write_text("Ferry held\n\nNo vessel was at risk.\n", "utf-8")
    project.articles.import_paths([good, gone])
    project.close()
    project = Project.open(project.path, person=INES, clock=clock)
    failed = FailedFile(str(gone), "There is no file of that name.")
    assert project.articles.last_import() == LastImport(START_MS, 1, 0, (failed,))
    gone.write_text("Ferry sails\n\nIt left on Tuesday.\n", "utf-8")
    project.articles.import_paths([good, gone], progress=lambda how_far: not how_far.done)
    assert project.articles.last_import() == LastImport(START_MS, 0, 1, (), cancelled=True)
    project.close()


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "{",
        "1",
        "null",
        "[]",
        '["a","1","1","0",""]',
        '["1","1","1","0","","path"]',
        "[[],1,1,1]",
    ],
)
def test_a_kept_report_that_cannot_be_read_is_none(
    project: Project, clock: SettableClock, kept: str
) -> None:
    project.close()
    store = Store.open(project.path, clock=clock)
    store.set_setting("import/last", kept)
    store.close()
    project = Project.open(project.path, person=INES, clock=clock)
    assert project.articles.last_import() is None
    project.close()


def test_what_failed_inside_a_file_is_tried_again_with_that_file(
    project: Project, tmp_path: Path
) -> None:
    table, folder = tmp_path / "press.csv", tmp_path / "empty"
    table.write_text("Title,Text\nA,\nB,\n", "utf-8")
    folder.mkdir()
    gone = tmp_path / f"{'long' * 99}.txt"
    project.articles.import_paths([table, folder, gone])
    last = project.articles.last_import()
    assert last is not None
    assert len(last.failed) == 4
    assert to_try_again(last) == (table, folder, gone)

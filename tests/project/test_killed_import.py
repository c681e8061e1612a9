"""An import that is killed goes on where it was when the same folder is imported again."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from reader_app.project.project import Project
from tests.project.people import INES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import SettableClock

FILES = 900
IMPORT = """
import sys
from pathlib import Path
from reader_app.core.clock import SystemClock
from reader_app.project.person import Person
from reader_app.project.project import Project

def say(change):
    print("in", flush=True)

if __name__ == "__main__":
    project = Project.open(Path(sys.argv[1]), person=Person(None, "Ines"), clock=SystemClock())
    project.articles.import_paths([Path(sys.argv[2])], on_change=say)
"""


def test_a_folder_import_that_was_killed_goes_on_where_it_was(
    project: Project, tmp_path: Path, clock: SettableClock
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number}.txt").write_text(f"Title {number}\n\nWords {number}.\n", "utf-8")
    script = tmp_path / "importing.py"
    script.write_text(IMPORT, "utf-8")
    project.close()
    command = [sys.executable, str(script), str(project.path), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == b"in\n"
        killed.kill()
    assert killed.returncode == -signal.SIGKILL
    project = Project.open(project.path, person=INES, clock=clock)
    before = project.articles.count()
    assert 0 < before < FILES
    report = project.articles.import_paths([folder])
    assert (report.count("known"), report.count("imported")) == (before, FILES - before)
    assert project.articles.count() == FILES
    assert project.check() == []
    project.close()

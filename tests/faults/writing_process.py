"""A process that writes 1,000 steps to a project, and tells which were written or refused.

Arguments: the project, a name, and "commands" or "window": whether it opens the project anew for each
50 steps, as commands do, or in the program's window for as long as it writes. It prints the name of
each tag once that is written, and "refused SENTENCE" each time it was not let; then it tries again.
"""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from reader_app.core.clock import SystemClock
from reader_app.core.errors import ProjectLockedError
from reader_app.project.person import Person
from reader_app.project.project import Project

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer

    from reader_app.ui.window.main_window import MainWindow

STEPS = 1000
AT_ONCE = 50
A_MOMENT = 0.05
"""Seconds until it tries again."""


def by_commands(path: Path, name: str) -> None:
    """Write the steps, opening and closing the project."""
    left = [f"{name} {n}" for n in range(STEPS)]
    while left:
        try:
            project = Project.open(path, person=Person(None, name), clock=SystemClock())
        except ProjectLockedError as problem:
            print(f"refused {problem}")
            Event().wait(A_MOMENT)
            continue
        for each in left[:AT_ONCE]:
            project.tags.create(each)
            print(each)
        project.close()
        del left[:AT_ONCE]


def in_window(path: Path, name: str) -> None:
    """Write the steps in a window, which takes its turns in between."""
    from PySide6.QtCore import QTimer

    from reader_app.app import build
    from reader_app.project.settings import Settings

    Settings().set_person_name(name)
    app, window = build([])
    window.show()
    app.processEvents()
    assert window.projects.try_path(path)
    left = [f"{name} {n}" for n in range(STEPS)]
    turn = QTimer(window)
    turn.timeout.connect(lambda: _write_one(window, left, turn))
    turn.start(0)
    app.exec()


def _write_one(window: MainWindow, left: list[str], turn: QTimer) -> None:
    project = window.session.project
    assert project is not None
    if left:
        project.tags.create(left[0])
        print(left.pop(0))
    else:
        turn.stop()
        window.close()


if __name__ == "__main__":
    way = in_window if sys.argv[3] == "window" else by_commands
    way(Path(sys.argv[1]), sys.argv[2])

"""A window in which a note is being written; it is there to be killed.

Argument: where the project is to be. Once what was typed is kept it prints "kept", and waits.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader_app.app import build
from reader_app.core.spans import Span
from reader_app.project.settings import Settings
from tests.ui.window.desk import STORY

if TYPE_CHECKING:
    from reader_app.ui.window.main_window import MainWindow

TYPED = "Who says so?"


def type_a_note(window: MainWindow, path: Path) -> None:
    """Open a new project, and begin a note on its first word."""
    project = window.projects.create(path)
    assert project is not None
    uid = project.articles.import_text(STORY, "story").uid
    assert uid is not None
    window.workspace.reading.open(uid)
    window.workspace.page.select_span(Span(0, 7))
    window.workspace.tagging.open_note()
    QTest.keyClicks(QApplication.focusWidget(), TYPED)


def main(path: Path) -> None:
    """Run the window as the program does."""
    Settings().set_person_name("Ines")
    app, window = build([])
    window.show()
    app.processEvents()
    type_a_note(window, path)
    folder = window.unfinished_folder

    def look() -> None:
        if list(folder.glob("*.note")):
            sys.stdout.write("kept\n")
            sys.stdout.flush()
            looking.stop()

    looking = QTimer(window)
    looking.timeout.connect(look)
    looking.start(20)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Windows for tests: one without a project, one with an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.project.settings import Settings
from reader_app.ui.theme.style_sheet import dress
from reader_app.ui.theme.theme_choice import ThemeChoice
from reader_app.ui.window.main_window import MainWindow
from tests.ui.window.desk import AnsweredQuestions, Answers, Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.conftest import SettableClock


def opened(qtbot: QtBot, qapp: QApplication, clock: SettableClock) -> Desk:
    """Show a window as the program does at its start."""
    themes = ThemeChoice("light")
    dress(qapp, themes.theme)
    window = MainWindow(qapp, Settings(), themes, clock)
    answers = Answers()
    window.ask = window.projects.ask = AnsweredQuestions(window, answers)
    window.importing.looking.many = 1_000_000  # the dialog has tests of its own
    window.self_check.soon.setInterval(600_000)  # no test is so slow that it checks by itself
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Desk(window, qtbot, answers)


@pytest.fixture
def bare_desk(qtbot: QtBot, qapp: QApplication, clock: SettableClock) -> Iterator[Desk]:
    """Give a window without a project; the analyst's name is known."""
    Settings().set_person_name("Ines")
    desk = opened(qtbot, qapp, clock)
    yield desk
    desk.window.close()
    qapp.setStyleSheet("")


@pytest.fixture
def desk(bare_desk: Desk, project_path: Path) -> Desk:
    """Give a window with a new, empty project."""
    assert bare_desk.window.projects.create(project_path) is not None
    return bare_desk

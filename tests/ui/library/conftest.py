"""A press project on a real file."""

from __future__ import annotations

import pytest

from reader_app.ui.library.library_dock import LibraryDock
from reader_app.ui.theme.theme import load_theme
from tests.ui.press import made_press


@pytest.fixture
def press(project_path, clock):
    """Give the press project."""
    made = made_press(project_path, clock)
    yield made
    made.project.close()


@pytest.fixture
def dock(qtbot, press):
    """Give the library over that project, shown."""
    made = LibraryDock(load_theme("light"))
    qtbot.addWidget(made)
    made.show_library(press.project)
    press.project.listen(made.apply)
    made.resize(284, 700)
    made.show()
    return made

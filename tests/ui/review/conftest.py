"""A press project on a real file."""

from __future__ import annotations

import pytest

from tests.ui.press import made_press


@pytest.fixture
def press(project_path, clock):
    """Give the press project."""
    made = made_press(project_path, clock)
    yield made
    made.project.close()

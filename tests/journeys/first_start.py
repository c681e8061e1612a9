"""The two questions of a first start, answered by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.journeys.screen import Screen, wait_until

if TYPE_CHECKING:
    from pathlib import Path


def begin(at: Screen, project: Path, *, articles: int = 1) -> None:
    """Answer the two questions of a first start, and wait for the articles."""
    at.wait_for_window("New project")
    at.press("Return")
    at.wait_for_window("Your name")
    at.press("ctrl+a")
    at.type("Ines")
    at.press("Return")
    wait_until(lambda: len(at.ask("articles", str(project))) == articles, "the articles")
    at.wait_for_window("Articles")

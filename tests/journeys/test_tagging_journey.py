"""From an empty home to a spreadsheet, on a real screen, by keyboard alone and through a kill."""

from __future__ import annotations

import csv
import signal
from typing import TYPE_CHECKING

import pytest

from tests.journeys.first_start import begin
from tests.journeys.screen import Screen, missing, screen, wait_until

if TYPE_CHECKING:
    from pathlib import Path

STORY = """Harbour closed after barge drifts

The outer channel was closed on Tuesday, the port authority said.

Two captains said that “no vessel was at risk” at any point.
"""

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"no real screen without {missing()}")


def highlights(at: Screen, project: Path) -> int:
    rows = at.ask("articles", str(project))
    return sum(int(str(row["highlights"])) for row in rows)


def labels(at: Screen, project: Path) -> list[str]:
    return [str(row["label"]) for row in at.ask("history", str(project))]


def tag_three(at: Screen, project: Path) -> None:
    """Tag the title's first words, the last ones, and a span across paragraphs over the first."""
    at.press("ctrl+Home", "ctrl+shift+Right", "ctrl+shift+Right", "t")
    at.type("Event")
    at.press("Return")
    wait_until(lambda: highlights(at, project) == 1, "the first tag")
    at.press("ctrl+End", *["ctrl+shift+Left"] * 3, "r")
    wait_until(lambda: highlights(at, project) == 2, "the last tag again")
    at.press("ctrl+Home", "ctrl+Right", *["ctrl+shift+Right"] * 8, "Return")
    at.type("Claim/Denied")
    at.press("Return")
    wait_until(lambda: highlights(at, project) == 3, "the span across paragraphs")
    at.press("ctrl+z")
    wait_until(lambda: highlights(at, project) == 2, "undo")
    at.press("ctrl+shift+z")
    wait_until(lambda: highlights(at, project) == 3, "redo")


def exported(at: Screen, project: Path, out: Path) -> list[dict[str, str]]:
    """Check the project, and return the rows of its exact export."""
    assert at.run("check", str(project)) == 0
    assert at.run("export", str(project), "-o", str(out), "--format", "csv-exact") == 0
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_words_tagged_by_keyboard_survive_a_kill_and_are_exported(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY, "utf-8")
    project = tmp_path / "Articles.reader"
    with screen(tmp_path) as at:
        program = at.start(str(story))
        begin(at, project)
        tag_three(at, project)
        program.send_signal(signal.SIGKILL)
        program.wait()
        again = at.start()
        at.wait_for_window("Articles")
        at.press("ctrl+Home", "j", "n")
        at.type("Check this")
        at.press("Return")
        wait_until(lambda: "Add a note" in labels(at, project)[0], "the note")
        again.send_signal(signal.SIGKILL)
        again.wait()
        rows = exported(at, project, tmp_path / "spans.csv")
    assert [(row["quote"], row["tag_path"], row["analyst"]) for row in rows] == [
        ("Harbour closed", "Event", "Ines"),
        ("closed after barge drifts\n\nThe outer channel", "Claim/Denied", "Ines"),
        ("any point.", "Event", "Ines"),
    ]
    assert [row["note"] for row in rows].count("Check this") == 1
    for row in rows:
        assert STORY[int(row["start"]) : int(row["end"])] == row["quote"]

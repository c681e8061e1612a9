"""From an empty home to a spreadsheet, on a real screen, by keyboard alone and through a kill."""

from __future__ import annotations

import csv
import signal
from typing import TYPE_CHECKING

import pytest

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


def test_words_tagged_by_keyboard_survive_a_kill_and_are_exported(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY, "utf-8")
    project = tmp_path / "Articles.reader"
    with screen(tmp_path) as at:
        program = at.start(str(story))
        at.wait_for_window("New project")
        at.press("Return")
        at.wait_for_window("Your name")
        at.press("ctrl+a")
        at.type("Ines")
        at.press("Return")
        wait_until(lambda: len(at.ask("articles", str(project))) == 1, "the article")
        at.wait_for_window("Articles")
        at.press("ctrl+Home", "ctrl+shift+Right", "ctrl+shift+Right", "t")
        at.type("Event")
        at.press("Return")
        wait_until(lambda: highlights(at, project) == 1, "the first tag")
        at.press("ctrl+End", "ctrl+shift+Left", "ctrl+shift+Left", "ctrl+shift+Left", "r")
        wait_until(lambda: highlights(at, project) == 2, "the last tag again")
        at.press("ctrl+Home", "ctrl+Right", *["ctrl+shift+Right"] * 8, "Return")
        at.type("Claim/Denied")
        at.press("Return")
        wait_until(lambda: highlights(at, project) == 3, "the span across paragraphs")
        at.press("ctrl+z")
        wait_until(lambda: highlights(at, project) == 2, "undo")
        at.press("ctrl+shift+z")
        wait_until(lambda: highlights(at, project) == 3, "redo")
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
        assert at.run("check", str(project)) == 0
        out = tmp_path / "spans.csv"
        assert at.run("export", str(project), "-o", str(out), "--format", "csv-exact") == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["quote"], row["tag_path"], row["analyst"]) for row in rows] == [
        ("Harbour closed", "Event", "Ines"),
        ("closed after barge drifts\n\nThe outer channel was", "Claim/Denied", "Ines"),
        ("at any point.", "Event", "Ines"),
    ]
    assert [row["note"] for row in rows].count("Check this") == 1
    for row in rows:
        assert STORY[int(row["start"]) : int(row["end"])] == row["quote"]

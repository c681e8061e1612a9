"""A day's work by keyboard alone on a real screen: read, tag, judge, connect, merge, export.

No mouse event is sent; every key is pressed through the X server.
"""

from __future__ import annotations

import csv
from itertools import count
from typing import TYPE_CHECKING

import pytest

from tests.journeys.first_start import begin
from tests.journeys.screen import Screen, missing, screen, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOPS = """Island shops count the cost

One wholesaler said the delay had cost a full lorry of milk.
"""
STORY = """Harbour closed after barge drifts

Port authority officials said no vessel was at risk.

Two captains contradicted that account on Wednesday.

Outer channel buoys were dragged half a mile.

Heavy swell had been forecast since Sunday.

Ferry owners counted two days without income.

Relief crews came from the mainland by air.

Insurance firms asked for the log of the barge.

Divers found a broken chain under the pier.

Three ministers promised a report before winter.
"""
TAGGED = [
    ("Harbour closed", "Event"),
    ("Port authority", "Actor/Authority"),
    ("Two captains", "Actor"),
    ("Two captains", "Claim"),
    ("Outer channel buoys", "Event"),
    ("Heavy swell", "Event"),
    ("Ferry owners", "Event"),
    ("Relief crews", "Actor/Authority"),
    ("Relief crews", "Place"),
    ("Insurance firms", "Claim"),
    ("Divers found", "Claim"),
    ("Three ministers", "Event"),
]

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"no real screen without {missing()}")


class Work:
    """The program at work, and what its file says meanwhile."""

    def __init__(self, at: Screen, project: Path) -> None:
        self.at = at
        self.project = project
        self._files = count(1)

    def rows(self) -> list[dict[str, str]]:
        """Return all rows of an exact export as the file is now."""
        out = self.project.parent / f"now-{next(self._files)}.csv"
        kind = ("--format", "csv-exact")
        self.at.run("export", str(self.project), "-o", str(out), *kind)
        return read(out) if out.exists() else []

    def steps(self, state: str = "done") -> list[str]:
        """Return the labels of the steps in a state, the latest first."""
        entries = self.at.ask("history", str(self.project))
        return [str(entry["label"]) for entry in entries if entry["state"] == state]

    def wait_until_idle(self) -> None:
        """Wait until nothing runs and the window hears keys: only then can it export."""

        def asks() -> bool:
            self.at.press("ctrl+e")
            return "Export" in self.at.hand("getactivewindow", "getwindowname")

        wait_until(asks, "the end of the import")
        self.at.press("Escape")
        self.at.wait_for_window("Articles")

    def wait_for(self, label: str) -> None:
        """Wait until the latest step is one that is called so."""
        wait_until(lambda: label in self.steps()[0], label)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def at_paragraph(number: int) -> Iterator[str]:
    """Yield the keys that select the first two words of a paragraph; 0 is the title."""
    yield from ("ctrl+Home", *["ctrl+Down"] * number, *["ctrl+shift+Right"] * 2)


def make_tags(work: Work) -> None:
    """Make four tags in the codebook, and pin one of them."""
    at = work.at
    at.press("ctrl+3")
    for name in ("Actor", "Event", "Claim", "Place"):
        at.press("Insert")
        at.type(name)
        at.press("Return")
    work.wait_for("Place")
    at.type("eve")
    at.press("Escape", "alt+1")
    work.wait_for("Pin Event to 1")


def tag_ten(work: Work) -> None:
    """Tag the first two words of ten paragraphs, in every way the keyboard has."""
    at = work.at
    at.press("Escape", *at_paragraph(0), "t")
    at.type("eve")
    at.press("Return", *at_paragraph(1), "Return")
    at.type("Actor/Authority")
    at.press("Return", *at_paragraph(2), "t")
    at.type("act,cla")
    at.press("Return", *at_paragraph(3), "1", *at_paragraph(4), "t")
    at.type("Loss")
    at.press("Return", *at_paragraph(5), "r", *at_paragraph(6), "t")
    at.type("pla")
    at.press("Tab")
    at.type("act/au")
    at.press("Return", *at_paragraph(7), "t")
    at.type("cla")
    at.press("Return", *at_paragraph(8), "r", *at_paragraph(9), "1")
    wait_until(lambda: len(work.rows()) == 12, "ten spans with twelve taggings")


def judge(work: Work) -> None:
    """Note two highlights, grade one B2, and say whose words one is and through whom."""
    at = work.at
    at.press("ctrl+Home", "n")
    at.type("Ask the port")
    at.press("Return", "j", "n")
    at.type("Who counted?")
    at.press("Return", "g", "b", "2", "j", "a", "ctrl+a")
    at.type("Captain Moreau")
    at.press("ctrl+Return")
    at.type("Harbour Radio")
    at.press("Return")
    work.wait_for("Attribute")


def connect(work: Work) -> None:
    """Link two highlights, make one longer by a word, and merge Loss into Event."""
    at = work.at
    at.press("ctrl+Home", "j", "l", "j", "l")
    at.type("contr")
    at.press("Return", "j", "shift+bracketright")
    work.wait_for("Move the ends")
    at.press("ctrl+3")
    at.type("loss")
    at.press("Escape", "ctrl+Up", "ctrl+Up", "ctrl+Up", "ctrl+space", "ctrl+m")
    at.wait_for_window("Merge tags")
    at.press("Return")
    work.wait_for("Merge")


def undo_and_redo_all(work: Work) -> None:
    """Take back every step down to the empty project, and bring all of them again."""
    steps = len(work.steps())
    before = work.rows()
    work.at.press(*["ctrl+z"] * steps)
    wait_until(lambda: not work.steps(), "all to be undone")
    assert work.at.ask("articles", str(work.project)) == []
    assert work.at.ask("codebook", str(work.project)) == []
    work.at.press(*["ctrl+shift+z"] * steps)
    wait_until(lambda: len(work.steps()) == steps, "all to be done again")
    assert work.rows() == before


def export(work: Work, name: str) -> list[dict[str, str]]:
    """Write all columns by the dialog, and return the rows of the file."""
    at, out = work.at, work.project.parent / name
    at.press("ctrl+e")
    at.wait_for_window("Export tagged spans")
    at.press("End", "Tab", "Tab", "Home", "Down", "Down", "Tab", "ctrl+a")
    at.type(name)
    at.press("Return")
    wait_until(out.exists, "the file")
    at.wait_for_window("Articles")
    return read(out)


def judged(rows: list[dict[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return note, grade, speakers and number of links of the quotes that have any of them."""
    columns = ("note", "grade", "speakers", "links")
    found = {row["quote"]: tuple(row[column] for column in columns) for row in rows}
    return {quote: words for quote, words in found.items() if any(words[:3]) or words[3] != "0"}


def test_a_day_by_keyboard_alone_is_exported_whole(tmp_path: Path) -> None:
    for name, text in (("story", STORY), ("shops", SHOPS)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    project = tmp_path / "Articles.reader"
    with screen(tmp_path) as at:
        program = at.start(str(tmp_path / "shops.txt"), str(tmp_path / "story.txt"))
        begin(at, project, articles=2)
        work = Work(at, project)
        work.wait_until_idle()
        at.press("ctrl+1", "Home", "Return")
        make_tags(work)
        tag_ten(work)
        judge(work)
        connect(work)
        undo_and_redo_all(work)
        assert "contradicts" in " ".join(work.steps())
        rows = export(work, "day.csv")
        assert at.run("check", str(project)) == 0
        at.press("ctrl+q")
        assert program.wait() == 0
    assert [(row["quote"], row["tag_path"]) for row in rows] == TAGGED
    assert judged(rows) == {
        "Harbour closed": ("Ask the port", "", "", "0"),
        "Port authority": ("Who counted?", "B2", "", "1"),
        "Two captains": ("", "", "Captain Moreau; Harbour Radio", "1"),
    }
    for row in rows:
        assert STORY[int(row["start"]) : int(row["end"])] == row["quote"]
        assert row["analyst"] == "Ines"

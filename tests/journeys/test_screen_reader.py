"""A screen reader reads the article, and hears a highlight's tags when the caret enters it."""

from __future__ import annotations

import json
import queue
import signal
import subprocess
import threading
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import pytest

from tests.journeys.screen import PATIENCE, Screen, missing, screen

if TYPE_CHECKING:
    from collections.abc import Iterator

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
PYTHON = Path("/usr/bin/python3")
EARS = Path(__file__).with_name("ears.py")
STORY = """Harbour closed after barge drifts

The outer channel was closed on Tuesday, the port authority said.
"""


def lacking() -> str:
    """Return what this machine lacks for listening; empty where it has all."""
    if missing():
        return missing()
    if which("dbus-daemon") is None or not LAUNCHER.exists():
        return "dbus and at-spi2-core"
    asked = [str(PYTHON), "-c", "import pyatspi"]
    done = subprocess.run(asked, capture_output=True, check=False) if PYTHON.exists() else None
    return "" if done is not None and done.returncode == 0 else "python3-pyatspi"


pytestmark = pytest.mark.skipif(bool(lacking()), reason=f"nobody can listen without {lacking()}")


@contextmanager
def accessible(at: Screen) -> Iterator[None]:
    """Give a screen a message bus of its own, on which programs tell what they show."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        env=at.surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert bus.stdout is not None
    at.surroundings["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
    at.surroundings["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
    launcher = subprocess.Popen(
        [str(LAUNCHER), "--launch-immediately", "--a11y=1"],
        env=at.surroundings,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        for process in (launcher, bus):
            process.send_signal(signal.SIGTERM)
            process.wait()
        bus.stdout.close()


class Listener:
    """Hears what the screen reader's side prints, each line once."""

    def __init__(self, at: Screen) -> None:
        clean = {key: value for key, value in at.surroundings.items() if key != "PYTHONPATH"}
        self.process = subprocess.Popen(
            [str(PYTHON), str(EARS)], env=clean, stdout=subprocess.PIPE, text=True
        )
        self._lines: queue.Queue[dict[str, object]] = queue.Queue()
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(json.loads(line))

    def next(self) -> dict[str, object]:
        """Wait for the next line."""
        return self._lines.get(timeout=PATIENCE * 2)

    def close(self) -> None:
        """End it."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()
        self._thread.join()
        assert self.process.stdout is not None
        self.process.stdout.close()


def tagged_project(at: Screen, home: Path) -> Path:
    """Make a project with one article, two words of which are tagged."""
    story = home / "story.txt"
    story.write_text(STORY, "utf-8")
    project = home / "Articles.reader"
    assert at.run("new", str(project), "--analyst", "Ines") == 0
    assert at.run("import", str(project), str(story)) == 0
    start = STORY.index("port authority")
    span = (str(start), str(start + len("port authority")))
    title = STORY.split("\n", 1)[0]
    assert at.run("tag", str(project), title, *span, "Actor", "--note", "Check") == 0
    return project


def test_the_article_is_read_and_a_highlight_is_announced_with_its_tags(tmp_path: Path) -> None:
    with screen(tmp_path) as at, accessible(at):
        project = tagged_project(at, tmp_path)
        program = at.start(str(project))
        listener = Listener(at)
        try:
            at.wait_for_window("Your name")
            at.press("Return")
            at.wait_for_window("Articles")
            read = listener.next()
            at.press("ctrl+Home", "ctrl+Down", *["ctrl+Right"] * 10)
            announced = listener.next()
        finally:
            listener.close()
            program.send_signal(signal.SIGKILL)
            program.wait()
    assert str(read["text"]).splitlines() == [line for line in STORY.splitlines() if line]
    assert announced["announced"] == "Actor. Highlight 1 of 1. Check"

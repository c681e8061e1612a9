"""A screen of its own with a window manager, and hands that press real keys on it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from shutil import which
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NEEDED = ("Xvfb", "openbox", "xdotool")
PATIENCE = 30.0
_BETWEEN_KEYS = "15"
"""Milliseconds."""


def missing() -> str:
    """Return what this machine lacks for a real screen; empty where it has all."""
    return ", ".join(name for name in NEEDED if which(name) is None)


def wait_until(holds: Callable[[], object], what: str) -> None:
    """Ask again and again, each answer taking a process of its own, until it holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"waited in vain for {what}"


class Screen:
    """A display number, and a fresh home folder for whoever sits at it."""

    def __init__(self, display: str, home: Path) -> None:
        self.home = home
        self.surroundings = {
            **{key: value for key, value in os.environ.items() if not key.startswith("XDG_")},
            "DISPLAY": display,
            "HOME": str(home),
            "READER_APP_HOME": str(home / "settings"),
            "QT_QPA_PLATFORM": "xcb",
        }

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start the program as its command does."""
        command = [sys.executable, "-m", "reader_app", *arguments]
        return subprocess.Popen(command, env=self.surroundings, cwd=self.home)

    def ask(self, *arguments: str) -> list[dict[str, object]]:
        """Ask the command line, and return the objects that it prints."""
        command = [sys.executable, "-m", "reader_app", *arguments, "--json"]
        done = subprocess.run(command, env=self.surroundings, capture_output=True, check=False)
        return [json.loads(line) for line in done.stdout.decode().splitlines()]

    def run(self, *arguments: str) -> int:
        """Run a command, and return its exit status."""
        command = [sys.executable, "-m", "reader_app", *arguments]
        return subprocess.run(command, env=self.surroundings, check=False).returncode

    def hand(self, *arguments: str) -> str:
        """Do something with keys or windows."""
        command = ["xdotool", *arguments]
        done = subprocess.run(command, env=self.surroundings, capture_output=True, check=False)
        return done.stdout.decode().strip()

    def wait_for_window(self, title: str) -> None:
        """Wait until a window whose title holds these words has the keyboard."""
        wait_until(lambda: title in self.hand("getactivewindow", "getwindowname"), title)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self.hand("key", "--clearmodifiers", "--delay", _BETWEEN_KEYS, *keys)

    def type(self, words: str) -> None:
        """Type words."""
        self.hand("type", "--delay", _BETWEEN_KEYS, words)


@contextmanager
def screen(home: Path) -> Iterator[Screen]:
    """Give a screen that is gone afterwards."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        # A server that begins anew when its last client goes would do so under the manager's feet.
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    made = Screen(f":{number}", home)
    manager = subprocess.Popen(["openbox"], env=made.surroundings, stderr=subprocess.DEVNULL)
    try:
        wait_until(
            lambda: (
                subprocess.run(
                    ["xdotool", "get_num_desktops"],
                    env=made.surroundings,
                    capture_output=True,
                    check=False,
                ).returncode
                == 0
            ),
            "the screen",
        )
        yield made
    finally:
        for process in (manager, server):
            process.send_signal(signal.SIGTERM)
            process.wait()

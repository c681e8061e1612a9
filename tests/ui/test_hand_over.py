"""A second start hands its files to the first window, also after the first was killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtNetwork import QLocalSocket

from reader_app.ui import hand_over
from reader_app.ui.hand_over import FirstWindow, handed_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[2]
SECOND = """
import sys
from reader_app import __main__ as entry
status = entry._open_window(sys.argv[1:])
assert "PySide6.QtWidgets" not in sys.modules
sys.exit(status)
"""
KILLED = """
import sys
from PySide6.QtCore import QCoreApplication
from reader_app.ui.hand_over import FirstWindow
app = QCoreApplication(sys.argv)
first = FirstWindow()
print(first.is_listening, flush=True)
app.exec()
"""


@pytest.fixture
def first(
    qtbot: QtBot, settings_home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[FirstWindow]:
    """Give what listens in a first window, in this test's own folder."""
    del qtbot
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(settings_home))
    window = FirstWindow()
    assert window.is_listening
    yield window
    window.close()
    window.deleteLater()


def process(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=dict(os.environ),
    )


@pytest.mark.parametrize("names", [("a.txt", "press ü.reader"), ()])
def test_a_second_start_hands_its_files_over_and_loads_no_window(
    first: FirstWindow, qtbot: QtBot, names: tuple[str, ...], tmp_path: Path
) -> None:
    paths = [tmp_path / name for name in names]
    with qtbot.waitSignal(first.files_brought, timeout=20_000) as brought:
        second = process(SECOND, *map(str, paths))
    assert brought.args == [paths]
    assert second.wait(20) == 0
    assert second.communicate() == ("", None)


def test_a_start_after_a_kill_is_the_first_window(
    qtbot: QtBot, settings_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(settings_home))
    killed = process(KILLED)
    assert killed.stdout is not None
    assert killed.stdout.readline() == "True\n"
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert not handed_over(["a.txt"])
    again = FirstWindow()
    assert again.is_listening
    again.close()
    again.deleteLater()


def test_what_is_no_list_of_paths_is_not_taken(first: FirstWindow, qtbot: QtBot) -> None:
    taken: list[object] = []
    first.files_brought.connect(taken.append)
    for words in (b"nonsense\n", json.dumps({"a": 1}).encode() + b"\n", b"x" * (2 << 20)):
        socket = QLocalSocket()
        socket.connectToServer(hand_over._name())
        qtbot.waitUntil(
            lambda socket=socket: socket.state() == socket.LocalSocketState.ConnectedState
        )
        socket.write(words)
        qtbot.waitUntil(
            lambda socket=socket: socket.state() == socket.LocalSocketState.UnconnectedState
        )
        socket.deleteLater()
    assert taken == []

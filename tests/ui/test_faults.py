"""A fault of the program's own is shown once and logged without a word of an article."""

from __future__ import annotations

import faulthandler
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPushButton

from reader_app.core.errors import StorageError
from reader_app.ui.dialogs.problem_dialog import ProblemDialog
from reader_app.ui.faults import Faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SECRET = "The minister said nothing"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Give where the log is to be; its folder is not there yet."""
    return tmp_path / "made" / "reader-app.log"


@pytest.fixture
def faults(qtbot: QtBot, log: Path) -> Iterator[Faults]:
    """Give the handler, installed; what it refuses is kept in `refused`."""
    del qtbot
    handler = Faults(log)
    yield handler
    handler.uninstall()
    handler.deleteLater()


def fail(faults: Faults, fault: Exception) -> None:
    with pytest.raises(type(fault)) as caught:
        raise fault
    faults.take(caught.type, caught.value, caught.tb)


def test_a_fault_is_shown_and_the_program_goes_on(
    faults: Faults, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, log: Path
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ProblemDialog)
        for name in ("show_details", "copy_details", "open_log_folder"):
            dialog.findChild(QPushButton, name).click()
        seen.append(dialog.details.toPlainText())
        dialog.accept()

    QTimer.singleShot(0, look)
    fail(faults, ValueError(SECRET))
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert f"ValueError: {SECRET}" in seen[0]
    assert QApplication.clipboard().text() == seen[0]
    assert opened == [QUrl.fromLocalFile(str(log.parent))]


def test_the_log_tells_where_it_happened_and_no_words(faults: Faults, log: Path) -> None:
    faults._showing = True  # the window is another test's
    fail(faults, ValueError(SECRET))
    words = log.read_text()
    assert "ValueError" in words
    assert "test_faults.py" in words
    assert SECRET not in words


def on_a_thread(fault: Exception) -> None:
    def fail() -> None:
        raise fault

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def test_a_fault_on_a_thread_is_shown_and_logged_too(
    faults: Faults, qtbot: QtBot, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(ProblemDialog, "exec", lambda dialog: shown.append(dialog.objectName()))
    faults.install(lambda _: None)
    on_a_thread(ValueError(SECRET))
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert "ValueError" in log.read_text()
    assert SECRET not in log.read_text()


def test_what_stands_in_a_threads_way_is_said_on_the_main_one(
    faults: Faults, qtbot: QtBot, log: Path
) -> None:
    refused: list[tuple[object, threading.Thread]] = []
    faults.install(lambda problem: refused.append((problem, threading.current_thread())))
    problem = StorageError("The disk is full.")
    on_a_thread(problem)
    qtbot.waitUntil(lambda: refused == [(problem, threading.main_thread())])
    assert not log.exists()


class Unwilling:
    def __del__(self) -> None:
        raise ValueError(SECRET)


def test_what_nobody_can_be_told_of_is_logged(faults: Faults, log: Path) -> None:
    faults.install(lambda _: None)
    made = Unwilling()
    del made
    assert "__del__" in log.read_text()
    assert SECRET not in log.read_text()


CRASHING = """
import faulthandler, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from reader_app.ui.faults import Faults
app = QCoreApplication([])
print(Faults(Path(sys.argv[1])).watch_for_crashes(), flush=True)
if len(sys.argv) > 2:
    def here():
        faulthandler._sigsegv()
    here()
"""


def test_a_crash_is_known_at_the_next_start_and_only_then(log: Path) -> None:
    def start(*arguments: str) -> str:
        command = [sys.executable, "-c", CRASHING, str(log), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()

    assert start("crash") == "False"
    assert not log.exists()
    assert start() == "True"
    assert "in here" in log.read_text()
    assert start() == "False"


def test_where_nothing_can_be_written_no_crash_is_known(
    faults: Faults, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enabled: list[object] = []
    monkeypatch.setattr(faulthandler, "enable", enabled.append)
    monkeypatch.setattr(faulthandler, "disable", lambda: None)
    log.parent.write_text("in the way")
    assert not faults.watch_for_crashes()
    assert enabled == []
    log.parent.unlink()
    assert not faults.watch_for_crashes()
    assert len(enabled) == 1


def test_what_stands_in_the_way_outside_the_program_is_only_said(faults: Faults, log: Path) -> None:
    refused: list[object] = []
    faults.install(refused.append)
    assert sys.excepthook == faults.take
    problem = StorageError("The disk is full.")
    fail(faults, problem)
    assert refused == [problem]
    assert not log.exists()

"""A fault of the program's own is shown once and logged without a word of an article."""

from __future__ import annotations

import sys
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


def test_what_stands_in_the_way_outside_the_program_is_only_said(faults: Faults, log: Path) -> None:
    refused: list[object] = []
    faults.install(refused.append)
    assert sys.excepthook == faults.take
    problem = StorageError("The disk is full.")
    fail(faults, problem)
    assert refused == [problem]
    assert not log.exists()

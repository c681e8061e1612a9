"""What is asked about a file is asked letter for letter, whatever the file is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from reader_app.store.lock import ProjectLock
from reader_app.ui.dialogs.replace_question import may_replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.window.desk import Desk

NAME = "<b>Bold<img src=x>"


def asked(desk: Desk, act: Callable[[], object]) -> list[str]:
    """Do what asks, and return the words that would be taken for HTML."""
    seen: list[str] = []
    rich: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        for label in box.findChildren(QLabel):
            seen.append(label.text())
            if label.textFormat() != Qt.TextFormat.PlainText and "<" in label.text():
                rich.append(label.text())
        box.reject()

    QTimer.singleShot(0, desk.window, look)
    act()
    assert any(NAME in words for words in seen)
    return rich


def test_no_question_takes_a_files_name_for_html(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / f"{NAME}.reader"
    desk.project.save_copy(other)
    lock = ProjectLock.take(other)
    assert asked(desk, lambda: desk.window.projects.open_path(other)) == []
    lock.release()
    assert asked(desk, lambda: may_replace(other, desk.window)) == []
    assert asked(desk, lambda: desk.window.projects.copied._say(f"Of {NAME}.")) == []

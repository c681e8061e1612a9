"""No page is opened before its whole address was shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from reader_app.ui.dialogs.address_question import open_address

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = "https://example.org/a?to=" + "x" * 300 + "%2F"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the addresses that would have been opened outside."""
    found: list[str] = []

    def take(url: object) -> bool:
        found.append(url.toEncoded().data().decode())  # type: ignore[attr-defined]
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return found


def asked(qtbot: QtBot, address: str, key: Qt.Key) -> tuple[bool, str]:
    """Answer the question by a key; give what came of it and what was shown."""
    parent = QWidget()
    qtbot.addWidget(parent)
    shown: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        shown.append(f"{box.text()}\n{box.informativeText()}")
        QTest.keyClick(box, key)

    QTimer.singleShot(0, answer)
    return open_address(address, parent), shown[0]


def test_the_whole_address_is_shown_and_opened(qtbot: QtBot, opened: list[str]) -> None:
    was_opened, shown = asked(qtbot, LONG, Qt.Key.Key_Return)
    assert was_opened
    assert LONG in shown
    assert opened == [LONG]


def test_nothing_is_opened_by_escape(qtbot: QtBot, opened: list[str]) -> None:
    assert asked(qtbot, LONG, Qt.Key.Key_Escape)[0] is False
    assert opened == []


def test_letters_that_look_like_others_show_as_what_they_are(
    qtbot: QtBot, opened: list[str]
) -> None:
    _, shown = asked(qtbot, "https://exаmple.org/лог", Qt.Key.Key_Escape)
    assert "https://xn--exmple-4nf.org/%D0%BB" in shown
    assert "of xn--exmple-4nf.org" in shown
    assert opened == []

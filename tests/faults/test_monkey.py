"""Random hands on the real window: keys, clicks, undo, docks, articles; then all must be well.

20 seconds, or as many as READER_APP_MONKEY_SECONDS says; READER_APP_MONKEY_SEED chooses the hands.
"""

from __future__ import annotations

import os
import random
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from reader_app.project.settings import Settings
from reader_app.store.store import Store
from tests.ui.window.conftest import opened

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.conftest import SettableClock
    from tests.ui.window.desk import Desk

SECONDS = float(os.environ.get("READER_APP_MONKEY_SECONDS", "20"))
SEED = int(os.environ.get("READER_APP_MONKEY_SEED", "20260101"))
DOCKS = ("view.library", "view.annotations", "view.codebook", "view.history", "view.search")
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
KEYS = [Qt.Key(code) for code in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)]
DIGITS = [Qt.Key(code) for code in range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)]
MOVES = [
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape,
    Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2,
]  # fmt: skip


class Monkey:
    """Does one random thing after another."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.random = random.Random(SEED)
        self.brought = 4
        self.acts = [
            *[self.key] * 6, *[self.move] * 6, *[self.select] * 6, *[self.click] * 4,
            self.undo, self.redo, self.article, self.article, self.dock,
        ]  # fmt: skip

    def act(self) -> None:
        self.random.choice(self.acts)()

    def key(self) -> None:
        self._press(self.random.choice(KEYS + DIGITS), NONE)

    def move(self) -> None:
        self._press(self.random.choice(MOVES), self.random.choice((NONE, NONE, SHIFT, CTRL)))

    def select(self) -> None:
        page = self.desk.window.workspace.area.page.view
        page.setFocus()
        for _ in range(self.random.randint(1, 4)):
            self._press(Qt.Key.Key_Right, CTRL | SHIFT)

    def click(self) -> None:
        areas = self.desk.window.findChildren(QAbstractScrollArea)
        shown = [area for area in areas if area.isVisible() and area.isEnabled()]
        if not shown:
            return
        area: QWidget = self.random.choice(shown).viewport()
        place = QPoint(
            self.random.randrange(area.width() or 1), self.random.randrange(area.height() or 1)
        )
        click = self.random.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
        click(area, Qt.MouseButton.LeftButton, NONE, place)

    def undo(self) -> None:
        self.desk.window.actions_by_name["edit.undo"].trigger()

    def redo(self) -> None:
        self.desk.window.actions_by_name["edit.redo"].trigger()

    def article(self) -> None:
        rows = list(self.desk.project.articles.all())
        if len(rows) < 3:  # it deletes what it can
            self.brought += 1
            self.desk.project.articles.import_text(story(self.brought), "story")
            return
        self.desk.window.workspace.reading.open(self.random.choice(rows).uid)

    def dock(self) -> None:
        self.desk.window.actions_by_name[self.random.choice(DOCKS)].trigger()

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        widget = QApplication.focusWidget() or self.desk.window
        QTest.keyClick(widget, key, held)


def story(n: int) -> str:
    return f"Harbour {n} closed\n\n" + "The port said 🚢 עברית nothing. " * 20 * (n % 4 + 1)


def leave_dialogs() -> None:
    """Close what stands over the window, as a user who does not want it."""
    over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if over is not None:
        over.close()


@pytest.mark.timeout(SECONDS * 3 + 120)
def test_random_hands_leave_a_sound_project_that_its_journal_tells(
    qtbot: QtBot, clock: SettableClock, project_path: Path, monkeypatch: pytest.MonkeyPatch,
    qapp: QApplication, tmp_path: Path,
) -> None:  # fmt: skip
    monkeypatch.setattr(QDesktopServices, "openUrl", list[object]().append)
    Settings().set_person_name("Ines")
    desk = opened(qtbot, qapp, clock)
    assert desk.window.projects.create(project_path) is not None
    for n in range(4):
        desk.open_story(story(n))
    for name in ("Actor", "Place", "Event"):
        desk.project.tags.create(name)
    closer = QTimer(desk.window)
    closer.timeout.connect(leave_dialogs)
    closer.start(40)
    monkey, deadline, done = Monkey(desk), monotonic() + SECONDS, 0
    while monotonic() < deadline:
        monkey.act()
        clock.advance(50)
        done += 1
        if done % 10 == 0:
            QTest.qWait(1)
    closer.stop()
    assert desk.window.isVisible()
    leave_dialogs()
    desk.window.close()
    qapp.setStyleSheet("")
    assert_sound(project_path, tmp_path / "again.reader", clock)
    print(f"{done} random acts")


def assert_sound(path: Path, again: Path, clock: SettableClock) -> None:
    """Check a project, and compare it with one that its journal alone makes."""
    store = Store.open(path, clock=clock)
    assert store.check() == []
    assert len(store.steps.history(9999)) > 20
    store.replay_into(again)
    replayed = Store.open(again, clock=clock)
    assert replayed.dump() == store.dump()
    replayed.close()
    store.close()

"""Random hands on the real window: keys, clicks, drags, menus, undo, docks, tabs; then all must be well.

20 seconds, or as many as READER_APP_MONKEY_SECONDS says; READER_APP_MONKEY_SEED chooses the hands.
"""

from __future__ import annotations

import os
import random
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenu, QWidget

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
DOCKS = (
    "view.library",
    "view.annotations",
    "view.codebook",
    "view.history",
    "view.search",
    "view.selected_span",
)
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LEFT = Qt.MouseButton.LeftButton
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
            *[self.drag] * 4, *[self.menu] * 2, *[self.article] * 2,
            self.undo, self.redo, self.dock, self.tab, self.word, self.wheel,
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
        area = self._area()
        click = self.random.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
        click(area, LEFT, self.random.choice((NONE, NONE, SHIFT, CTRL)), self._place(area))

    def drag(self) -> None:
        """Press, go somewhere else in steps, and let go: selects, moves the ends of highlights."""
        area = self._area()
        begin, end = self._place(area), self._place(area)
        QTest.mousePress(area, LEFT, NONE, begin)
        for part in range(1, 5):
            QTest.mouseMove(area, begin + (end - begin) * part / 4)
        QTest.mouseRelease(area, LEFT, NONE, end)

    def menu(self) -> None:
        """Open the menu of a place with the other button, and choose what comes."""
        area = self._area()
        place = self._place(area)

        def choose() -> None:
            menu = QApplication.activePopupWidget()
            if isinstance(menu, QMenu):
                for _ in range(self.random.randrange(8)):
                    QTest.keyClick(menu, Qt.Key.Key_Down)
                QTest.keyClick(menu, Qt.Key.Key_Return)

        QTimer.singleShot(0, self.desk.window, choose)
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, area.mapToGlobal(place), NONE
        )
        QApplication.sendEvent(area, event)

    def wheel(self) -> None:
        area = self._area()
        place = QPointF(self._place(area))
        turn = QPoint(0, self.random.choice((-120, 120)))
        event = QWheelEvent(
            place, area.mapToGlobal(place), QPoint(), turn, Qt.MouseButton.NoButton, NONE,
            Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
        )  # fmt: skip
        QApplication.sendEvent(area, event)

    def word(self) -> None:
        """Type into whatever has the focus: a filter, a search, a note."""
        for letter in self.random.choice(("port", "tag:Actor", "נמל", "said ", "12")):
            widget = QApplication.focusWidget() or self.desk.window
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, 0, NONE, letter))

    def undo(self) -> None:
        self._press(Qt.Key.Key_Z, CTRL)

    def redo(self) -> None:
        self._press(Qt.Key.Key_Z, CTRL | SHIFT)

    def article(self) -> None:
        """Go to another article, by the library; where few are left, paste one."""
        library = self.desk.window.workspace.library
        if sum(1 for _ in self.desk.project.articles.all()) < 3:  # it deletes what it can
            self.brought += 1
            QApplication.clipboard().setText(story(self.brought))
            self.desk.window.actions_by_name["edit.paste"].trigger()
            return
        if not library.isVisible():
            self.desk.window.actions_by_name["view.library"].trigger()
        library.list.setFocus()
        self._press(self.random.choice((Qt.Key.Key_Up, Qt.Key.Key_Down)), NONE)
        self._press(Qt.Key.Key_Return, NONE)

    def dock(self) -> None:
        self.desk.window.actions_by_name[self.random.choice(DOCKS)].trigger()

    def tab(self) -> None:
        """Go to the table of tagged spans, the overview, or back to the article."""
        tabs = self.desk.window.workspace.area.tabs
        place = tabs.tabRect(self.random.randrange(tabs.count() or 1)).center()
        QTest.mouseClick(tabs, LEFT, NONE, place)

    def _area(self) -> QWidget:
        """Return some list, page or table that is in sight."""
        areas = self.desk.window.findChildren(QAbstractScrollArea)
        shown = [area.viewport() for area in areas if area.isVisible() and area.isEnabled()]
        return self.random.choice(shown) if shown else self.desk.window

    def _place(self, area: QWidget) -> QPoint:
        across, down = self.random.random(), self.random.random()
        return QPoint(int(across * area.width()), int(down * area.height()))

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

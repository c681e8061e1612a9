"""What every test gets: its own settings folder, a clock that stands still, and four guards.

No test opens an internet socket, touches the settings of whoever runs it, leaves a window, a timer
or a thread behind, or changes what is one for the whole process.
"""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import socket
import sys
import threading
import warnings
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from coverage import Coverage
from hypothesis import settings

from reader_app.core.ids import UidSource
from tests.process_state import process_state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

# What stands between a change and the main line gives the same verdict twice. New cases are
# looked for by hand, with --hypothesis-profile search.
settings.register_profile("search", deadline=None, print_blob=True)
settings.register_profile("repeatable", settings.get_profile("search"), derandomize=True)
settings.load_profile("repeatable")

# A thread of Qt's is not traced: what is imported on one first would count as never run.
if Coverage.current() is not None:
    for layer in ("core", "store", "formats", "analysis", "project"):
        package = importlib.import_module(f"reader_app.{layer}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)

_VERDICT = pytest.StashKey[int]()

_PATIENCE = 60_000

START_MS = 1_767_225_600_000
"""2026-01-01T00:00:00Z, where every test's clock starts."""


class SettableClock:
    """A clock that stands still until it is told otherwise."""

    def __init__(self, ms: int = START_MS) -> None:
        self.ms = ms

    def now_ms(self) -> int:
        """Return the time it was set to."""
        return self.ms

    def advance(self, ms: int) -> None:
        """Let some milliseconds pass."""
        self.ms += ms


@pytest.fixture
def clock() -> SettableClock:
    """Give a clock that the test sets."""
    return SettableClock()


@pytest.fixture
def uids(clock: SettableClock) -> UidSource:
    """Give a source of uids that runs on the test's clock."""
    return UidSource(clock)


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    """Give the path of a project file that is not there yet."""
    return tmp_path / "press.reader"


@pytest.fixture
def process_as_it_was() -> Iterator[None]:
    """Fail a test that leaves the process changed for those behind it."""
    before = process_state()
    yield
    after = process_state()
    changed = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
    assert not changed, f"left changed: {changed}"


@pytest.fixture(autouse=True)
def settings_home(
    process_as_it_was: None,  # first, so that it looks last, when all is undone
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """Keep settings in a folder of the test's own; child processes inherit it."""
    del process_as_it_was
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("READER_APP_HOME", str(folder))
    return folder


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Give a bot that waits for a minute, not five seconds: a busy machine fails no test."""
    qtbot.waitUntil = partial(qtbot.waitUntil, timeout=_PATIENCE)
    qtbot.waitSignal = partial(qtbot.waitSignal, timeout=_PATIENCE)
    return qtbot


_localhost: list[bool] = []
"""Holds something while a test may talk to a server on this machine."""


def _refuse_the_internet(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.__new__" and arguments[1] in {socket.AF_INET, socket.AF_INET6}:
        refused = not _localhost
    elif event == "socket.connect":
        refused = isinstance(arguments[1], tuple) and arguments[1][0] != "127.0.0.1"
    else:
        return
    if refused:
        raise AssertionError("an internet socket was opened: nothing leaves the machine")


@pytest.fixture
def localhost(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a test and its processes open sockets, which still connect to 127.0.0.1 alone."""
    monkeypatch.setenv("READER_APP_TEST_LOCALHOST", "1")
    _localhost.append(True)
    yield
    _localhost.clear()


sys.addaudithook(_refuse_the_internet)

_TESTS = Path(__file__).parent
os.environ["PYTHONPATH"] = os.pathsep.join(
    [
        str(_TESTS / "no_internet"),  # ends a child that reaches out; each Python loads it first
        str(_TESTS.parent),
        *filter(None, [os.environ.get("PYTHONPATH")]),
    ]
)


_known: set[object] = set()
"""What an earlier test left behind, and was failed for, or what lives as long as all tests."""


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test of the window that leaves a top-level widget, timer or thread behind."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    threads = set(threading.enumerate())
    widgets = _top_level_widgets()
    yield
    left = (_top_level_widgets() - widgets) | (_busy() - _known)
    if left:
        gc.collect()
        left = (_top_level_widgets() - widgets) | (_busy() - _known)
        _known.update(left)
    stray = [thread.name for thread in threading.enumerate() if thread not in threads]
    # Python keeps a stand-in for a thread of Qt's that ran its code, also once that has ended:
    # such threads are looked for among Qt's own.
    stray = [name for name in stray if not name.startswith("Dummy-")]
    assert not left, f"left behind: {sorted(str(item) for item in left)}"
    assert not stray, f"threads left behind: {stray}"


def _top_level_widgets() -> set[object]:
    """Return the windows there are, once those that are to be deleted are."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
    widgets = QApplication.topLevelWidgets()
    return {widget for widget in widgets if widget.metaObject().className() != "QTipLabel"}


def _busy() -> set[object]:
    """Return the running timers and threads of Qt that Python knows."""
    import shiboken6
    from PySide6.QtCore import QThread, QTimer

    found: set[object] = set()
    for item in gc.get_objects():
        if isinstance(item, QTimer | QThread) and shiboken6.isValid(item):
            busy = item.isActive() if isinstance(item, QTimer) else item.isRunning()
            found |= {item} if busy else set()
    return found


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Keep the verdict for `pytest_unconfigure`."""
    session.config.stash[_VERDICT] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End the process with the verdict, once all is said and the coverage is kept.

    Python takes modules apart in an order that Qt's objects now and then do not survive: a run
    in which every test had passed ended with a signal instead of its exit status.
    """
    verdict = config.stash.get(_VERDICT, None)
    if verdict is None or "PySide6.QtWidgets" not in sys.modules:
        return
    measuring = Coverage.current()
    if measuring is not None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a part of the tests does not import every layer
            measuring.stop()
            measuring.save()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(verdict)

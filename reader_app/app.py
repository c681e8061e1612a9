"""The composition root of the desktop program: builds everything, and passes it on."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from reader_app.core.clock import SystemClock
from reader_app.project.settings import Settings
from reader_app.ui.faults import Faults
from reader_app.ui.theme.style_sheet import FUSION, dress
from reader_app.ui.theme.theme_choice import ThemeChoice
from reader_app.ui.window.main_window import MainWindow
from reader_app.ui.window.menus import theme_setting

if TYPE_CHECKING:
    from collections.abc import Sequence

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_FRAME = QSize(16, 48)
"""What a desktop puts around a window, at most."""


def build(paths: Sequence[str]) -> tuple[QApplication, MainWindow]:
    """Make the application and its window; neither is shown nor run yet.

    What `paths` name, or else the project that was open last, is opened once the window is
    painted: what a project needs is loaded only then.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([sys.argv[0], "-style", "fusion"])
        app.setProperty(FUSION, True)  # noqa: FBT003
    app.setApplicationName("reader-app")
    app.setApplicationDisplayName("Reader")
    app.setDesktopFileName("reader-app")
    if QLocale().language() == QLocale.Language.C:  # which writes 1068903
        QLocale.setDefault(QLocale("en_GB"))
    settings = Settings()
    themes = ThemeChoice(theme_setting(settings.theme), app)
    dress(app, themes.theme)
    window = MainWindow(app, settings, themes, SystemClock())
    if paths or window.projects.last is not None:
        window.show_opening()
    once = Qt.ConnectionType.SingleShotConnection
    window.session.project_opened.connect(_pass_over_what_stays, once)
    QTimer.singleShot(0, window, lambda: _open(window, paths))
    return app, window


def _pass_over_what_stays() -> None:
    """Let Python's search for cycles pass over what there is by now: modules, window, panels.

    It stays as long as the program, and going through it would hold up a key by 40 ms.
    """
    gc.freeze()


def _open(window: MainWindow, paths: Sequence[str]) -> None:
    if paths:
        window.importing.take([Path(path).absolute() for path in paths])
    last = None if paths else window.projects.last
    if last is not None:
        window.projects.try_path(last)
    window.show_start()


def _listen(app: QApplication, window: MainWindow) -> None:
    """Be there for later starts of the program, once the window is painted."""
    from reader_app.ui.hand_over import FirstWindow  # noqa: PLC0415  (not at start)

    first = FirstWindow(app)
    first.files_brought.connect(partial(_bring, window))


def _bring(window: MainWindow, paths: list[Path]) -> None:
    """Take what a second start brought, and come to the front."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
    if paths:
        window.importing.take(paths)


def show(window: MainWindow) -> None:
    """Show a window as large as it wants to be, or as the screen where that is no larger."""
    room = window.screen().availableSize()
    if (window.size() + _FRAME).boundedTo(room) == window.size() + _FRAME:
        window.show()
    else:
        window.showMaximized()


def main(paths: Sequence[str]) -> int:
    """Run the program; return its exit status."""
    if sys.platform.startswith("linux") and not any(map(os.environ.get, _SCREENS)):
        sys.stderr.write("There is no screen to open a window on. Set DISPLAY, or use a command.\n")
        return 1
    app, window = build(paths)
    faults = Faults(Settings().path.with_name("reader-app.log"))
    faults.install(window.attempt.refused)
    if faults.watch_for_crashes():
        QTimer.singleShot(0, window, window.say_crashed)  # after the project is there
    show(window)
    QTimer.singleShot(0, window, lambda: _listen(app, window))
    return app.exec()

"""Reader's window, shown for a measurement, with settings of its own."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")

from reader_app.app import build
from reader_app.project.settings import HOME_VARIABLE, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from reader_app.ui.window.main_window import MainWindow


@contextmanager
def shown_window(folder: Path, analyst: str = "Bench") -> Iterator[tuple[QApplication, MainWindow]]:
    """Give a window without a project whose settings lie in a folder."""
    os.environ[HOME_VARIABLE] = str(folder / "home")
    Settings().set_person_name(analyst)
    app, window = build([])
    window.resize(1440, 900)
    window.show()
    yield app, window
    window.close()
    app.processEvents()

"""The first window: no larger than the screen, its numbers written as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QSize

from reader_app.app import build, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from reader_app.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """Give the program's window, not shown yet, and put the language back afterwards."""
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    app, window = build([])
    qtbot.addWidget(window)
    yield window
    window.close()
    app.setStyleSheet("")
    QLocale.setDefault(before)


def test_a_window_that_does_not_fit_the_screen_fills_it(window: MainWindow) -> None:
    window.resize(window.screen().availableSize())  # and then there is the frame
    show(window)
    assert window.isMaximized()


def test_a_window_that_fits_the_screen_is_as_large_as_it_was(window: MainWindow) -> None:
    room = window.screen().availableSize() - QSize(16, 48)
    window.setMinimumSize(1, 1)
    window.resize(room)
    show(window)
    assert not window.isMaximized()
    assert window.size() == room


@pytest.mark.usefixtures("window")
def test_numbers_are_in_groups_where_the_desktop_has_no_language() -> None:
    assert QLocale().toString(1_068_903) == "1,068,903"

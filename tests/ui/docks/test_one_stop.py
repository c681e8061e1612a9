"""Buttons in a row are one stop of the Tab key, and arrow keys go along them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QWidget

from reader_app.ui.docks.one_stop import OneStop


@pytest.fixture
def row(qtbot):
    """Give five buttons between two fields, the second of them not enabled, the fourth hidden."""
    outer = QWidget()
    qtbot.addWidget(outer)
    line = QHBoxLayout(outer)
    outer.before, outer.after = QLineEdit(), QLineEdit()
    outer.buttons = [QPushButton(f"{n}") for n in range(5)]
    for widget in (outer.before, *outer.buttons, outer.after):
        line.addWidget(widget)
    outer.buttons[1].setEnabled(False)
    OneStop(outer.buttons, outer)
    outer.show()
    outer.buttons[3].hide()
    outer.activateWindow()
    qtbot.waitUntil(outer.isActiveWindow)
    outer.before.setFocus()
    return outer


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def focused(row):
    return row.buttons.index(QApplication.focusWidget())


def test_tab_comes_to_one_of_them_and_leaves_them_with_the_next(row, qtbot):
    press(qtbot, Qt.Key.Key_Tab)
    assert focused(row) == 0
    press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is row.after


def test_arrow_keys_go_along_what_is_enabled_and_shown(row, qtbot):
    press(qtbot, Qt.Key.Key_Tab)
    seen = []
    for key in ("Right", "Right", "Right", "Left", "Home", "Left", "End"):
        press(qtbot, getattr(Qt.Key, f"Key_{key}"))
        seen.append(focused(row))
    assert seen == [2, 4, 4, 2, 0, 0, 4]
    press(qtbot, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert focused(row) == 4


def test_tab_comes_back_to_where_it_was(row, qtbot):
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Right)
    row.after.setFocus()
    press(qtbot, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert focused(row) == 2


def test_where_it_is_no_longer_enabled_tab_comes_to_the_first_that_is(row, qtbot):
    row.buttons[0].setEnabled(False)
    press(qtbot, Qt.Key.Key_Tab)
    assert focused(row) == 2
    row.before.setFocus()
    for button in row.buttons:
        button.setEnabled(False)
    press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is row.after


def test_mirrored_the_arrows_go_the_other_way(row, qtbot):
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Left)
    assert focused(row) == 2
    press(qtbot, Qt.Key.Key_Right)
    assert focused(row) == 0

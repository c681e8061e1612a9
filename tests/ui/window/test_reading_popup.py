"""How the page is set: from the keyboard, kept with the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader_app.ui.article.reading_settings import ReadingSettings, settings_from_text
from reader_app.ui.theme.theme import load_theme
from tests.ui.window.desk import CTRL, Key

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.window.desk import Desk


def test_the_sheet_is_worked_by_keyboard_and_shows_on_the_page_at_once(desk: Desk) -> None:
    desk.open_story()
    page = desk.window.workspace.page
    desk.press(Key.Key_R, CTRL)
    popup = desk.window.workspace.page_settings.popup
    assert popup is not None
    assert popup.family.hasFocus()
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Up, times=3)
    assert page.reading.size == 20
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Up)
    assert page.reading.leading == 1.7
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Down)
    assert page.reading.measure == 70
    desk.press(Key.Key_Escape)
    assert popup.isHidden()
    assert page.view.hasFocus()


def test_the_page_has_a_tone_of_its_own(desk: Desk) -> None:
    desk.open_story()
    page = desk.window.workspace.page
    QTest.mouseClick(desk.window.tool_bar.reading, Qt.MouseButton.LeftButton)
    popup = desk.window.workspace.page_settings.popup
    assert popup is not None
    popup.tone.setFocus()
    desk.press(Key.Key_Down, times=2)
    assert page.reading.tone == "sepia"
    ground = page.view.viewport().palette().base().color()
    assert ground == load_theme("sepia").colour("page")
    desk.window.themes.choose("dark")
    assert page.view.viewport().palette().base().color() == ground
    desk.window.themes.choose("light")


def test_the_settings_are_kept_with_the_project(desk: Desk, project_path: Path) -> None:
    desk.open_story()
    desk.press(Key.Key_Plus, CTRL)
    desk.window.session.close()
    desk.window.projects.try_path(project_path)
    assert desk.window.workspace.page.reading.size == 18
    desk.press(Key.Key_0, CTRL)
    assert desk.window.workspace.page.reading == ReadingSettings()


def test_the_sheet_closes_as_the_focus_goes_elsewhere(desk: Desk) -> None:
    desk.open_story()
    desk.press(Key.Key_R, CTRL)
    popup = desk.window.workspace.page_settings.popup
    assert popup is not None
    desk.window.workspace.page.view.setFocus()
    assert popup.isHidden()
    assert QApplication.focusWidget() is desk.window.workspace.page.view


def test_settings_that_cannot_be_read_are_as_at_first() -> None:
    for text in (None, "", "{", "[]", '{"size": "x", "tone": "pink", "family": 3}'):
        assert settings_from_text(text) == ReadingSettings()
    own = ReadingSettings(20, 1.8, 60, justified=True, family="Noto Sans", tone="dark")
    assert settings_from_text(own.as_text()) == own
    assert settings_from_text('{"size": 900}').size == 28

"""Which theme is in use: the one that was chosen, or the one that fits the system."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from reader_app.ui.theme.roles import ThemeName
from reader_app.ui.theme.theme import Theme, load_theme

ThemeSetting = Literal["system"] | ThemeName
"""What can be chosen; "system" is light or dark as the system is."""


def theme_for(setting: ThemeSetting) -> Theme:
    """Return the theme a setting stands for at this moment."""
    if setting != "system":
        return load_theme(setting)
    scheme = QGuiApplication.styleHints().colorScheme()
    return load_theme("dark" if scheme == Qt.ColorScheme.Dark else "light")


class ThemeChoice(QObject):
    """Holds the setting, and says when another theme is to be shown."""

    changed = Signal(object)
    """The `Theme` to show from now on."""

    def __init__(self, setting: ThemeSetting = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._setting: ThemeSetting = setting
        self._theme = theme_for(setting)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._refresh)

    @property
    def setting(self) -> ThemeSetting:
        """What was chosen."""
        return self._setting

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    def choose(self, setting: ThemeSetting) -> None:
        """Take another setting; `changed` follows where that means another theme."""
        self._setting = setting
        self._refresh()

    def _refresh(self) -> None:
        theme = theme_for(self._setting)
        if theme is not self._theme:
            self._theme = theme
            self.changed.emit(theme)

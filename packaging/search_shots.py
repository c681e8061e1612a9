"""Pictures of the search: what it finds, what it offers, what it says; light, dark, mirrored.

Taken by `shots.py` after its own, in the sample project that it opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader_app.ui.theme.theme_choice import ThemeSetting
    from reader_app.ui.window.main_window import MainWindow

    Take = Callable[[str, QWidget | None], None]

_LOOKS: tuple[tuple[ThemeSetting, bool], ...] = (("light", False), ("dark", False), ("light", True))
_SCENES = {
    "empty": "",
    "found": "channel OR القناة OR התעלה",
    "offered": "channel tag:",
    "none": "submarine",
    "wrong": "channel outlet:Nowhere",
}
_TURN = 50
"""Milliseconds between two looks whether a search is over."""


class SearchShots:
    """Types in the search field, and keeps what is then to be seen."""

    def __init__(self, window: MainWindow, take: Take) -> None:
        self._window = window
        self._take = take

    def take_all(self) -> None:
        """Take all pictures of the search, and leave the window as it was."""
        for theme, mirrored in _LOOKS:
            self._window.themes.choose(theme)
            way = "RightToLeft" if mirrored else "LeftToRight"
            QApplication.setLayoutDirection(Qt.LayoutDirection[way])
            tail = f"{theme}{'_mirrored' if mirrored else ''}"
            for name, words in _SCENES.items():
                self._type(words)
                self._take(f"search_{name}_{tail}", None)
            self._hits(tail)
            self._saved(tail)
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._window.themes.choose("light")
        self._window.workspace.search.close()

    def take_many(self, tail: str) -> None:
        """Take what a search finds that finds much."""
        self._type("“no vessel” OR تعديل OR inquiry")
        self._take(f"search_many{tail}", None)
        self._window.workspace.search.close()

    def _type(self, words: str) -> None:
        field = self._window.tool_bar.search
        self._window.activateWindow()
        field.setFocus()
        field.clear()
        self._window.workspace.searching.look("")
        QTest.keyClicks(field, words) if words.isascii() else field.insert(words)
        while self._window.workspace.searching.is_looking:
            QTest.qWait(_TURN)

    def _hits(self, tail: str) -> None:
        """Open the last article found at one of its hits, with all of them marked."""
        self._type(_SCENES["found"])
        dock = self._window.workspace.search
        dock.list.setFocus()
        for key in (Qt.Key.Key_End, Qt.Key.Key_Return):
            QTest.keyClick(dock.list, key)
        self._take(f"search_hits_{tail}", None)

    def _saved(self, tail: str) -> None:
        project = self._window.session.project
        if project is None:
            raise SystemExit("no project is open")
        project.saved.save("search", "The channel", _SCENES["found"])
        project.saved.save("search", "Risks in June", "tag:Claim date:2026-06")
        self._window.actions_by_name["across.saved_searches"].trigger()
        self._take(f"search_saved_{tail}", None)
        sheet = self._window.workspace.saving
        sheet.close_sheet()

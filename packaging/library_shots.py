"""Pictures of the library: chips, what is offered, lists, nothing found; light, dark, mirrored.

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
_LISTS = {"Unread, Calder Bay, May": "status:new date:2026-05", "Without a tag": "is:untagged"}


class LibraryShots:
    """Filters the library, and keeps what is then to be seen."""

    def __init__(self, window: MainWindow, take: Take) -> None:
        self._window = window
        self._library = window.workspace.library
        self._take = take

    def take_all(self) -> None:
        """Take all pictures of the library, and leave the window as it was."""
        project = self._window.session.project
        if project is None:
            raise SystemExit("the sample did not open")
        for name, words in _LISTS.items():
            project.saved.save("list", name, words)
        for theme, mirrored in _LOOKS:
            self._window.themes.choose(theme)
            way = "RightToLeft" if mirrored else "LeftToRight"
            QApplication.setLayoutDirection(Qt.LayoutDirection[way])
            self._take_looks(f"{theme}{'_mirrored' if mirrored else ''}")
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._window.themes.choose("light")

    def _take_looks(self, tail: str) -> None:
        self._enter("date:2026-05 NOT status:done outlet:“Calder Bay Courier”")
        self._take(f"library_chips_{tail}", None)
        self._type("outlet:")
        self._take(f"library_offered_{tail}", None)
        QTest.keyClick(self._library.filter, Qt.Key.Key_Escape)
        self._library.offer_lists()
        self._take(f"library_lists_{tail}", self._library.lists)
        self._library.lists.close()
        self._enter("status:done")
        self._take(f"library_none_{tail}", None)
        self._library.narrow(())
        self._enter("tag:Nobody")
        self._take(f"library_wrong_{tail}", None)
        self._library.filter.clear()

    def _type(self, words: str) -> None:
        self._window.activateWindow()
        self._library.filter.setFocus()
        self._library.filter.clear()
        QTest.keyClicks(self._library.filter, words)

    def _enter(self, words: str) -> None:
        self._library.filter.setFocus()
        self._library.filter.setText(words)
        QTest.keyClick(self._library.filter, Qt.Key.Key_Return)

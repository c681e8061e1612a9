"""Widens a selection that is made with the mouse to whole words, while the analyst wants that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from reader_app.ui.article.open_page import OpenPage
    from reader_app.ui.article.text_host import TextHost


class WordSnap:
    """Follows one drag of the mouse; Alt turns it off for as long as it is held."""

    def __init__(self, host: TextHost) -> None:
        self._host = host
        self.page: OpenPage | None = None
        self.is_on = False
        self._from: int | None = None

    def press(self, event: QMouseEvent) -> None:
        """Remember where a drag begins."""
        held = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        cursor = self._host.textCursor()
        self._from = cursor.anchor() if held else cursor.position()

    def drag(self, event: QMouseEvent) -> None:
        """Take the words in whole that the drag has touched so far."""
        page, start = self.page, self._from
        if not self.is_on or page is None or start is None:
            return
        end = self._host.cursorForPosition(event.position().toPoint()).position()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier or start == end:
            self._host.select(start, end)
            return
        low, high = page.units.whole_words(min(start, end), max(start, end))
        self._host.select(*((low, high) if start < end else (high, low)))

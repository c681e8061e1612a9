"""The part of a search that cannot be understood, marked among the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from reader_app.ui.theme.fonts import ui_font
from reader_app.ui.theme.marked_text import LINE, LINES, laid_marked

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reader_app.core.search_hits import Snippet
    from reader_app.ui.theme.theme import Theme

_SIDE, _TOP = 16, 16


class WrongPlace(QWidget):
    """Shows what was typed; hidden where nobody knows the place."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("searchWrongPlace")
        self.setFixedHeight(_TOP + LINE * LINES)
        self._theme = theme
        self.written: Snippet | None = None
        """What is shown."""
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours."""
        self._theme = theme
        self.update()

    def show_place(self, written: Snippet | None) -> None:
        """Show a search with the place in it, or nothing."""
        self.written = written
        self.setVisible(written is not None)
        if written is not None:
            wrong = ", ".join(place.of(written.words) for place in written.marked)
            self.setAccessibleName(self.tr("Wrong here: {words}").format(words=wrong))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words."""
        del event
        if self.written is None:
            return
        painter = QPainter(self)
        painter.setPen(self._theme.colour("text"))
        words, marked = self.written.words, self.written.marked
        width = self.width() - 2 * _SIDE
        laid_marked(words, marked, ui_font(), width, self._theme).draw(
            painter, QPointF(_SIDE, _TOP)
        )
        painter.end()

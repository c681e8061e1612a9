"""The part of a search that cannot be understood, marked among the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from reader_app.ui.theme.fonts import ui_font
from reader_app.ui.theme.marked_text import LINE, laid_marked

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextLayout

    from reader_app.core.search_hits import Snippet
    from reader_app.ui.theme.theme import Theme

_SIDE, _TOP = 16, 16


class WrongPlace(QWidget):
    """Shows what was typed; hidden where nobody knows the place."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("searchWrongPlace")
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
            self._fit()
            self.update()

    def _fit(self) -> None:
        """Take as many lines as the words need."""
        if self.written is not None:
            self.setFixedHeight(_TOP + LINE * self._laid(self.written).lineCount())

    def _laid(self, written: Snippet) -> QTextLayout:
        width = self.width() - 2 * _SIDE
        return laid_marked(written.words, written.marked, ui_font(), width, self._theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words."""
        del event
        if self.written is None:
            return
        painter = QPainter(self)
        painter.setPen(self._theme.colour("text"))
        self._laid(self.written).draw(painter, QPointF(_SIDE, _TOP))
        painter.end()

"""Offers which of several highlights at one place is meant: by tag names and first words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QWidget

    from reader_app.core.ids import Uid
    from reader_app.ui.article.open_page import OpenPage

_WORDS = 32
_SWATCH = 12


class MarkChooser(QMenu):
    """A list of highlights, the innermost first. `chosen` carries the uid of the one taken."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mark_chooser")
        self.setAccessibleName(self.tr("Highlights here"))

    def offer(self, page: OpenPage, uids: Sequence[Uid], place: QPoint) -> None:
        """Open the list at a point of the screen."""
        self.clear()
        for uid in uids:
            self.addAction(self._row(page, uid))
        self.popup(place)

    def _row(self, page: OpenPage, uid: Uid) -> QAction:
        mark = page.marks.marks.get(uid)
        quote = mark.highlight.span.of(page.map.text) if mark else ""
        words = " ".join(quote.split())
        shown = words if len(words) <= _WORDS else words[: _WORDS - 1].rstrip() + "…"
        names = ", ".join(page.inks.names(uid)) or self.tr("No tag")
        row = QAction(f"\u2068{names}\u2069 – “\u2068{shown}\u2069”".replace("&", "&&"), self)
        row.setIcon(_swatch(page.inks.of(uid)[0].line))
        row.setCheckable(True)
        row.setChecked(uid == page.emphasis.current)
        row.setIconVisibleInMenu(True)
        row.triggered.connect(lambda _checked=False, uid=uid: self.chosen.emit(uid))
        return row


def _swatch(colour: QColor) -> QIcon:
    picture = QPixmap(_SWATCH, _SWATCH)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(1, 1, _SWATCH - 2, _SWATCH - 2), 2, 2)
    painter.end()
    return QIcon(picture)

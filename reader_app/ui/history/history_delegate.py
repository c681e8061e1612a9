"""Paints a step of the history: what it did, by whom, when, and whether it was taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from reader_app.ui.docks.dates import moment_text
from reader_app.ui.docks.list_delegate import ListDelegate, ListPlace
from reader_app.ui.history.history_model import START, HistoryModel, state_words, step_words
from reader_app.ui.theme.fonts import ui_font
from reader_app.ui.theme.icons import pixmap
from reader_app.ui.theme.painting import paint_name

if TYPE_CHECKING:
    from reader_app.core.ids import Clock
    from reader_app.project.history import HistoryEntry
    from reader_app.ui.any_index import AnyIndex
    from reader_app.ui.theme.roles import Role
    from reader_app.ui.theme.theme import Theme

ROW_HEIGHT = 48
_SIDE = 16
_ICON = 16
_TEXT_AT = _SIDE + _ICON + 8
_LINE = 20
_TOP = 5
_BAR = 3


class HistoryDelegate(ListDelegate):
    """Paints the rows of a `HistoryModel`."""

    border = 0

    def __init__(self, theme: Theme, clock: Clock, parent: QObject) -> None:
        super().__init__(theme, ROW_HEIGHT, parent)
        self._clock = clock

    def draw(self, painter: QPainter, place: ListPlace, index: AnyIndex) -> None:
        """Paint a step, with a bar at the last one that holds."""
        model = index.model()
        entry = model.entry(index) if isinstance(model, HistoryModel) else None
        if entry is None or not isinstance(model, HistoryModel):
            return
        if model.here() == index:
            bar = place.placed(QRectF(0, 0, _BAR, ROW_HEIGHT))
            painter.fillRect(bar, self.theme.colour("accent"))
        self._paint_step(painter, place, entry)
        if entry is not START:
            self._paint_meta(painter, place, entry)

    def _paint_step(self, painter: QPainter, place: ListPlace, entry: HistoryEntry) -> None:
        if entry.state != "done":
            name = "redo" if entry.state == "redo" else "undo"
            corner = place.placed(QRectF(_SIDE, _TOP + 2, _ICON, _ICON)).topLeft()
            picture = pixmap(name, self.theme, place.ink("text_muted"), _ICON)
            painter.drawPixmap(corner, picture)
        strong: Role = "text" if entry.state == "done" else "text_muted"
        painter.setPen(self.theme.colour(place.ink(strong)))
        line = QRectF(_TEXT_AT, _TOP, place.rect.width() - _TEXT_AT - _SIDE, _LINE)
        paint_name(painter, place.placed(line), step_words(entry), ui_font())

    def _paint_meta(self, painter: QPainter, place: ListPlace, entry: HistoryEntry) -> None:
        painter.setPen(self.theme.colour(place.ink("text_muted")))
        state, font = state_words(entry), ui_font(12)
        width = place.rect.width() - _TEXT_AT - _SIDE
        room = QFontMetricsF(font).horizontalAdvance(state) + 1 if state else 0
        who = f"\u2068{entry.analyst}\u2069 · {moment_text(entry.at_ms, self._clock.now_ms())}"
        line = QRectF(_TEXT_AT, _TOP + _LINE - 1, width - room - 8, _LINE)
        paint_name(painter, place.placed(line), who, font)
        end = QRectF(_TEXT_AT + width - room, line.top(), room, _LINE)
        paint_name(painter, place.placed(end), state, font)

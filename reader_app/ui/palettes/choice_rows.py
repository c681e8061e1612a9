"""The rows of a choice: a key, what it stands for, and more about it; and how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from reader_app.ui.palettes.rich_line import draw_line
from reader_app.ui.palettes.row_delegate import RowDelegate, RowPlace
from reader_app.ui.theme.icons import pixmap
from reader_app.ui.theme.painting import key_width, paint_key, placed

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reader_app.ui.theme.theme import Theme

ROW_HEIGHT = 28
_SIDE = 8
_KEY_ROOM = 34
_CHECK = 16


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """Something that can be chosen by its key."""

    key: str
    words: str
    more: str = ""
    value: object = None
    is_now: bool = False
    """It is what holds already."""

    def __str__(self) -> str:
        return ". ".join(part for part in (self.key, self.words, self.more) if part)


class ChoiceDelegate(RowDelegate):
    """Draws key, words, what more there is, and a mark on what holds already."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, ROW_HEIGHT)

    def draw(self, painter: QPainter, place: RowPlace, row: object) -> None:
        """Draw the parts of one choice."""
        if not isinstance(row, ChoiceRow):
            return
        rect, mirrored = QRectF(place.rect), place.mirrored
        if row.key:
            cap = QRectF(0, 0, ceil(key_width(row.key)), rect.height())
            paint_key(painter, placed(cap, rect, mirrored=mirrored), row.key, self.theme)
        end = rect.width()
        if row.is_now:
            end -= _CHECK + _SIDE
            at = QRectF(rect.width() - _CHECK, (rect.height() - _CHECK) / 2, _CHECK, _CHECK)
            check = pixmap("check", self.theme, "text_muted")
            painter.drawPixmap(placed(at, rect, mirrored=mirrored).topLeft(), check)
        start = _KEY_ROOM if row.key else 0
        room = QRectF(start, 0, end - start, rect.height())
        line = placed(room, rect, mirrored=mirrored).toRect()
        width = draw_line(painter, line, row.words, place.text) + _SIDE
        rest = line.adjusted(0, 0, -width, 0) if mirrored else line.adjusted(width, 0, 0, 0)
        if row.more and rest.width() > _KEY_ROOM:
            draw_line(painter, rest, row.more, place.muted, (), 12)

"""The rows of the tag palette, and how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt

from reader_app.project.labels import isolate
from reader_app.project.tag_ranking import TagMatch
from reader_app.ui.palettes.rich_line import draw_line
from reader_app.ui.palettes.row_delegate import RowDelegate, RowPlace
from reader_app.ui.theme.fonts import ui_font
from reader_app.ui.theme.icons import pixmap
from reader_app.ui.theme.painting import key_width, paint_key, paint_swatch

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reader_app.ui.theme.tag_colours import TagInks

_ROW_HEIGHT = 32
_SWATCH = 12
_GAP = 8
PARTS = " › "
"""Parts the names of a path, for reading."""


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag that can be chosen."""

    match: TagMatch
    count: int
    slot: int | None
    """The number key it is pinned to."""

    def __str__(self) -> str:
        return PARTS.join((*self.match.parents, self.match.tag.name))


@dataclass(frozen=True, slots=True)
class CreateRow:
    """The offer to make a tag of what was typed."""

    name: str
    sentence: str
    key: str

    def __str__(self) -> str:
        return self.sentence


class TagRowDelegate(RowDelegate):
    """Draws swatch, name with the matched letters, path, count and key."""

    def __init__(self, inks: TagInks) -> None:
        super().__init__(inks.theme, _ROW_HEIGHT)
        self.inks = inks

    def draw(self, painter: QPainter, place: RowPlace, row: object) -> None:
        """Draw the parts of a tag, or of the offer to make one."""
        room = _Room(place)
        if isinstance(row, TagRow):
            self._draw_tag(painter, room, row)
        elif isinstance(row, CreateRow):
            self._draw_offer(painter, room, row)

    def _draw_tag(self, painter: QPainter, room: _Room, row: TagRow) -> None:
        text, muted = room.place.text, room.place.muted
        swatch = QRectF(room.from_start(_SWATCH))
        swatch.adjust(0, (_ROW_HEIGHT - _SWATCH) / 2, 0, -(_ROW_HEIGHT - _SWATCH) / 2)
        paint_swatch(painter, swatch, self.inks.of(row.match.tag.uid))
        if row.slot is not None:
            self._draw_key(painter, room, str(row.slot))
        count = str(row.count) if row.count else ""
        painter.setFont(ui_font())
        width = painter.fontMetrics().horizontalAdvance(count) + 2
        painter.setPen(muted)
        painter.drawText(room.from_end(width), Qt.AlignmentFlag.AlignCenter, count)
        match = row.match
        letters = () if match.alias else match.letters
        room.skip(draw_line(painter, room.rest, match.tag.name, text, letters))
        if match.alias:
            words = QCoreApplication.translate("TagRows", "also “%1”")
            before = words.index("%1")
            also = words.replace("%1", match.alias)
            letters = [before + at for at in match.letters]
            room.skip(draw_line(painter, room.rest, also, muted, letters, 12))
        if match.parents:
            draw_line(painter, room.rest, PARTS.join(match.parents), muted, (), 12)

    def _draw_key(self, painter: QPainter, room: _Room, key: str) -> None:
        paint_key(painter, QRectF(room.from_end(ceil(key_width(key)))), key, self.theme)

    def _draw_offer(self, painter: QPainter, room: _Room, row: CreateRow) -> None:
        plus = pixmap("plus", self.theme, "text_muted")
        at = room.from_start(16)
        painter.drawPixmap(at.left() - 2, at.center().y() - 7, plus)
        self._draw_key(painter, room, row.key)
        draw_line(painter, room.rest, row.sentence, room.place.text)


class _Room:
    """What is left of a row, taken from its start or its end in the reading direction."""

    def __init__(self, place: RowPlace) -> None:
        self.place = place
        self.rest = QRect(place.rect)
        self._mirrored = place.mirrored

    def from_start(self, width: int) -> QRect:
        return self._take(width, at_left=not self._mirrored)

    def from_end(self, width: int) -> QRect:
        return self._take(width, at_left=self._mirrored)

    def skip(self, width: int) -> None:
        self.from_start(width)

    def _take(self, width: int, *, at_left: bool) -> QRect:
        taken = QRect(self.rest)
        if at_left:
            taken.setWidth(width)
            self.rest.setLeft(self.rest.left() + width + _GAP)
        else:
            taken.setLeft(self.rest.right() + 1 - width)
            self.rest.setRight(self.rest.right() - width - _GAP)
        return taken


def in_quotes(name: str) -> str:
    """Return a name for use inside a sentence, safe in either direction."""
    return f"“{isolate(name)}”"

"""Lines of the margin as they are painted: a swatch and a name, kept as pictures for the screen.

Setting words costs ten times what copying a picture does, and a page has dozens of names.
"""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from reader_app.ui.article.bracket_layout import NAME_HEIGHT
from reader_app.ui.article.name_type import NameType

SWATCH, GAP = 8, 5
_TOP, _RADIUS = 4, 2
_SLACK = 2
"""Pixels beyond a name's advance, for letters that lean over."""

_PICTURES = 400
"""How many painted names are kept: a few screens of them, some megabytes."""


class NameLook(NamedTuple):
    """All that decides how a line looks; two lines that are equal in it look the same."""

    words: str
    room: int
    """Pixels for swatch and words; longer words are cut off with an ellipsis."""
    ink: int
    paper: int
    swatch: int | None
    """Colours as 0xAARRGGBB; a line that has no swatch says how many more names there are."""
    bold: bool
    leftward: bool
    gap: int | None = None
    """The colour between the two halves of the swatch of a tag whose line is dashed."""


class NamePictures:
    """Paints lines of the margin."""

    def __init__(self) -> None:
        self._types = {bold: NameType(bold=bold) for bold in (False, True)}
        self._pictures: dict[tuple[NameLook, float], QPixmap] = {}
        self.painted = 0
        """How many pictures were made, for the tests that count them."""

    def paint_words(self, painter: QPainter, place: QPointF, look: NameLook) -> None:
        """Paint a line anew with its swatch's edge at a place, as for paper."""
        type_ = self._types[look.bold]
        words, advance, font = type_.fitted(look.words, look.room - SWATCH - GAP)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if look.swatch is not None:
            x = place.x() - SWATCH if look.leftward else place.x()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor.fromRgba(look.swatch))
            swatch = QRectF(x, place.y() + _TOP, SWATCH, SWATCH)
            painter.drawRoundedRect(swatch, _RADIUS, _RADIUS)
            if look.gap is not None:
                middle = QRectF(x, swatch.center().y() - 1, SWATCH, 2)
                painter.fillRect(middle, QColor.fromRgba(look.gap))
        inset = -SWATCH - GAP - advance if look.leftward else SWATCH + GAP
        base = place.y() + (NAME_HEIGHT + type_.cap_height) / 2
        painter.setFont(font)
        painter.setPen(QColor.fromRgba(look.ink))
        painter.drawText(QPointF(place.x() + inset, base), words)

    def paint(self, painter: QPainter, place: QPointF, look: NameLook) -> None:
        """Paint a line on the screen: a picture kept from when it looked the same.

        Letters higher or deeper than a line would lose their ends in a picture: painted anew.
        """
        type_ = self._types[look.bold]
        words, advance, _ = type_.fitted(look.words, look.room - SWATCH - GAP)
        if not type_.is_within(words, NAME_HEIGHT):
            self.paint_words(painter, place, look)
            return
        ratio = painter.deviceTransform().m11()
        width = ceil(SWATCH + GAP + advance) + _SLACK
        picture = self._pictures.get((look, ratio))
        if picture is None:
            if len(self._pictures) >= _PICTURES:
                self._pictures.clear()
            picture = self._pictures[look, ratio] = self._picture(look, width, ratio)
        left = place.x() - width if look.leftward else place.x()
        painter.drawPixmap(QPointF(left, place.y()), picture)

    def _picture(self, look: NameLook, width: int, ratio: float) -> QPixmap:
        self.painted += 1
        picture = QPixmap(ceil(width * ratio), ceil(NAME_HEIGHT * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor.fromRgba(look.paper))
        painter = QPainter(picture)
        self.paint_words(painter, QPointF(width if look.leftward else 0, 0), look)
        painter.end()
        return picture

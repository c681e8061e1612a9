"""What lists paint by hand: swatches, chips, key caps and focus, each the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QIcon, QPainter, QPen, QPixmap

from reader_app.ui.theme.directions import direction_of
from reader_app.ui.theme.fonts import ui_font
from reader_app.ui.theme.icons import screen_ratio

if TYPE_CHECKING:
    from reader_app.ui.theme.tag_colours import TagColours
    from reader_app.ui.theme.theme import Theme

CHIP_HEIGHT = 20
"""Height of a chip in a list."""

_CHIP_PADDING = 7
_CHIP_SWATCH = 8
_CHIP_GAP = 5
_CROSS = 19
_RADIUS = 3
_SPLIT = 2
"""Pixels between the halves of a dashed tag's swatch."""

_KEY_HEIGHT = 16
_KEY_PADDING = 4


def line_pen(colours: TagColours, width: float) -> QPen:
    """Return the pen of a tag's line, dashed 4 on and 2 off where the tag is."""
    pen = QPen(colours.line, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if colours.dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([4 / width, 2 / width])
    return pen


def paint_swatch(painter: QPainter, rect: QRectF, colours: TagColours) -> None:
    """Paint a tag's swatch: its fill, in a frame of its line; in two halves where that is dashed."""
    half = rect.height() / 2 - (_SPLIT / 2 if colours.dashed else 0)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.line, 2, j=Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(colours.fill)
    for top in (rect.top(), rect.bottom() - half):
        painter.save()
        clip = QRectF(rect.left(), top, rect.width(), half)
        painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 2, 2)
        painter.restore()
    painter.restore()


def swatch_icon(colours: TagColours, size: int = 14) -> QIcon:
    """Return a tag's swatch as an icon, for menus."""
    ratio = screen_ratio()
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_swatch(painter, QRectF(1, 1, size - 2, size - 2), colours)
    painter.end()
    swatch = QIcon(picture)
    swatch.addPixmap(picture, QIcon.Mode.Selected)  # else Qt tints it where its row is selected
    return swatch


def chip_width(name: str) -> float:
    """Return the width a chip takes for a name."""
    text = QFontMetricsF(ui_font(12)).horizontalAdvance(name)
    return 2 * _CHIP_PADDING + _CHIP_SWATCH + _CHIP_GAP + text


@dataclass(frozen=True, slots=True)
class ChipState:
    """How a chip stands at the moment."""

    hovered: bool = False
    focused: bool = False
    removable: bool = False
    """A small cross is shown at its end."""


def paint_chip(
    painter: QPainter,
    rect: QRectF,
    name: str,
    colours: TagColours,
    theme: Theme,
    state: ChipState,
) -> None:
    """Paint a tag's chip: its fill under the name, its line as the swatch."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.line, 1) if state.hovered else Qt.PenStyle.NoPen)
    painter.setBrush(colours.fill)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    swatch = QRectF(_CHIP_PADDING, (rect.height() - _CHIP_SWATCH) / 2, _CHIP_SWATCH, _CHIP_SWATCH)
    _paint_dot(painter, placed(swatch, rect, mirrored=mirrored), colours)
    start = _CHIP_PADDING + _CHIP_SWATCH + _CHIP_GAP
    end = _CROSS if state.removable else _CHIP_PADDING - 1
    space = QRectF(start, 0, rect.width() - start - end, rect.height())
    painter.setPen(theme.colour("text"))
    paint_name(painter, placed(space, rect, mirrored=mirrored), name, ui_font(12))
    if state.removable:
        _paint_cross(painter, cross_rect(rect, mirrored=mirrored), theme)
    if state.focused:
        paint_focus(painter, rect.adjusted(-2, -2, 2, 2), theme, radius=4)
    painter.restore()


def _paint_dot(painter: QPainter, rect: QRectF, colours: TagColours) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.line)
    painter.drawRoundedRect(rect, 2, 2)
    if colours.dashed:
        painter.setBrush(colours.fill)
        painter.drawRect(QRectF(rect.left(), rect.center().y() - 1, rect.width(), _SPLIT))


def cross_rect(chip: QRectF, *, mirrored: bool = False) -> QRectF:
    """Return where the cross of a chip is hit."""
    return placed(QRectF(chip.width() - _CROSS, 0, _CROSS, chip.height()), chip, mirrored=mirrored)


def _paint_cross(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    painter.setPen(QPen(theme.colour("text"), 1.5, c=Qt.PenCapStyle.RoundCap))
    middle = rect.center()
    for end in (QPointF(3.5, 3.5), QPointF(3.5, -3.5)):
        painter.drawLine(middle - end, middle + end)


def key_width(key: str) -> float:
    """Return the width of a key cap."""
    text = QFontMetricsF(ui_font(11)).horizontalAdvance(key)
    return max(_KEY_HEIGHT, text + 2 * _KEY_PADDING)


def paint_key(painter: QPainter, rect: QRectF, key: str, theme: Theme) -> None:
    """Paint a key cap, 16 high, in the middle of a place."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    cap = QRectF(0, 0, rect.width(), _KEY_HEIGHT)
    cap.moveCenter(rect.center())
    painter.setPen(QPen(theme.colour("border"), 1))
    painter.setBrush(theme.colour("raised"))
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    painter.setPen(theme.colour("text_muted"))
    painter.setFont(ui_font(11))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()


def paint_focus(painter: QPainter, rect: QRectF, theme: Theme, *, radius: float = 0) -> None:
    """Paint the 2 px focus outline just inside a rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, radius > 0)
    pen = QPen(theme.colour("focus"), 2)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


def paint_name(painter: QPainter, rect: QRectF, name: str, font: QFont) -> None:
    """Paint one line of text in its own direction, from the painter's leading edge.

    It is elided at its own end.
    """
    painter.setFont(font)
    shown = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, rect.width())
    leading = painter.layoutDirection()
    is_mirrored = leading == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.setLayoutDirection(direction_of(name, leading))
    painter.drawText(rect, int(flags) | int(Qt.TextFlag.TextSingleLine), shown)
    painter.setLayoutDirection(leading)


def placed(rect: QRectF, inside: QRectF, *, mirrored: bool) -> QRectF:
    """Return a rectangle given from the leading edge of another one in view coordinates."""
    left = inside.right() - rect.right() if mirrored else inside.left() + rect.left()
    return QRectF(left, inside.top() + rect.top(), rect.width(), rect.height())


def paint_badge(painter: QPainter, rect: QRectF, grade: str, theme: Theme) -> None:
    """Paint a grade such as "B2" in its box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("border_strong"), 1))
    painter.setBrush(theme.colour("raised"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    painter.setPen(theme.colour("text"))
    font = ui_font(11, bold=True)
    shown = QFontMetricsF(font).elidedText(grade, Qt.TextElideMode.ElideRight, rect.width() - 8)
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()

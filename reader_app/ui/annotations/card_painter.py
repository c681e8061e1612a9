"""Paints a card from its layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap

from reader_app.core.ids import Uid
from reader_app.ui.annotations.card_layout import FOOT_LINE, LEADING, NOTE_INDENT, TOP, TRAILING
from reader_app.ui.theme.fonts import ui_font
from reader_app.ui.theme.icons import pixmap
from reader_app.ui.theme.painting import (
    ChipState,
    paint_badge,
    paint_chip,
    paint_focus,
    paint_name,
    placed,
)

if TYPE_CHECKING:
    from reader_app.ui.annotations.card_layout import CardLayout, CardLink, CardNote, CardPart
    from reader_app.ui.theme.tag_colours import TagColours, TagInks
    from reader_app.ui.theme.theme import Theme

_RADIUS = 6
_BAR = 4
_ICON = 16
_PICTURES = 64
"""How many painted cards are kept: a few screens of them."""

_Look = tuple[int, "CardState", float, float, float, Qt.LayoutDirection]


@dataclass(frozen=True, slots=True)
class CardState:
    """How a card stands at the moment."""

    selected: bool = False
    focused: bool = False
    """It is the current one of a list that has the focus."""
    hovered: bool = False
    hovered_part: Uid | None = None
    focused_part: Uid | None = None
    dropped_on: bool = False
    """A tag that is dragged would be given to it."""


class CardPainter:
    """Paints cards in one theme."""

    def __init__(self, theme: Theme, inks: TagInks, add_words: str) -> None:
        self._theme = theme
        self._inks = inks
        self._add_words = add_words
        self._pictures: dict[_Look, tuple[CardLayout, QPixmap]] = {}

    def paint(self, painter: QPainter, rect: QRectF, layout: CardLayout, state: CardState) -> None:
        """Paint a card into a rectangle of its size, with the heading above it.

        A card that looks as it did before is a picture kept from then.
        """
        ratio = painter.deviceTransform().m11()
        look = (id(layout), state, rect.width(), rect.height(), ratio, painter.layoutDirection())
        kept = self._pictures.get(look)
        if kept is None:
            if len(self._pictures) >= _PICTURES:
                self._pictures.clear()
            kept = (layout, self._picture(painter, rect, layout, state))
            self._pictures[look] = kept
        painter.drawPixmap(rect.topLeft(), kept[1])

    def _picture(
        self, painter: QPainter, rect: QRectF, layout: CardLayout, state: CardState
    ) -> QPixmap:
        ratio = painter.deviceTransform().m11()
        picture = QPixmap((rect.size() * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._theme.colour("panel"))
        inner = QPainter(picture)
        inner.setRenderHints(painter.renderHints())
        inner.setLayoutDirection(painter.layoutDirection())
        inner.setFont(painter.font())
        self._paint(inner, QRectF(0, 0, rect.width(), rect.height()), layout, state)
        inner.end()
        return picture

    def _paint(self, painter: QPainter, rect: QRectF, layout: CardLayout, state: CardState) -> None:
        painter.save()
        if layout.top:
            self._paint_heading(painter, rect, layout)
            rect = rect.adjusted(0, layout.top, 0, 0)
        first = self._inks.of(layout.chips[0].tag.uid) if layout.chips else None
        self._paint_sheet(painter, rect, first, state, is_lost=layout.place is not None)
        painter.setPen(self._theme.colour("text"))
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start = TRAILING if mirrored else LEADING
        layout.quote.draw(painter, rect.left() + start, rect.top() + TOP)
        if layout.place is not None:
            self._paint_place(painter, rect, layout.place, layout.words.place, state)
        self._paint_chips(painter, rect, layout, state)
        for note in layout.notes:
            self._paint_note(painter, rect, note)
        if layout.attribution is not None:
            painter.setPen(self._theme.colour("text_muted"))
            sentence, down = layout.attribution
            sentence.draw(painter, rect.left() + start, rect.top() + down)
        for link in layout.links:
            self._paint_link(painter, rect, link, state)
        self._paint_foot(painter, rect, layout)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, layout: CardLayout) -> None:
        painter.setPen(self._theme.colour("text"))
        line = QRectF(rect.left() + 4, rect.top(), rect.width() - 8, layout.top - 4)
        paint_name(painter, line, layout.words.heading, ui_font(bold=True))

    def _paint_foot(self, painter: QPainter, rect: QRectF, layout: CardLayout) -> None:
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        foot, words = layout.foot, layout.words
        if words.badge:
            at = placed(foot.badge, rect, mirrored=mirrored)
            paint_badge(painter, at, words.badge, self._theme)
        if words.statement:
            painter.setPen(self._theme.colour("text"))
            at = placed(foot.statement, rect, mirrored=mirrored)
            paint_name(painter, at, words.statement, ui_font(12, bold=True))
        painter.setPen(self._theme.colour("text_muted"))
        paint_name(painter, placed(foot.by, rect, mirrored=mirrored), words.foot, ui_font(12))
        if words.link_count:
            at = placed(foot.links, rect, mirrored=mirrored)
            self._paint_picture(painter, QRectF(0, 0, _ICON, _ICON), at, "link")
            number = placed(
                QRectF(20, 0, foot.links.width() - 20, FOOT_LINE), at, mirrored=mirrored
            )
            paint_name(painter, number, words.link_count, ui_font(12))

    def _paint_picture(self, painter: QPainter, place: QRectF, inside: QRectF, name: str) -> None:
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        picture = placed(place, inside, mirrored=mirrored)
        size = round(place.width())
        painter.drawPixmap(picture.topLeft(), pixmap(name, self._theme, "text_muted", size))

    def _paint_link(
        self, painter: QPainter, rect: QRectF, link: CardLink, state: CardState
    ) -> None:
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at = placed(link.part.rect, rect, mirrored=mirrored)
        self._paint_picture(painter, QRectF(0, 0, _ICON, _ICON), at, "link")
        hovered = state.hovered_part == link.part.uid
        painter.setPen(self._theme.colour("text" if hovered else "accent"))
        left = at.left() + (0 if mirrored else NOTE_INDENT)
        link.body.draw(painter, left, at.top())
        if state.focused_part == link.part.uid:
            paint_focus(painter, at.adjusted(-4, -3, 4, 3), self._theme, radius=4)

    def _paint_place(
        self, painter: QPainter, rect: QRectF, part: CardPart, words: str, state: CardState
    ) -> None:
        """Paint the way to a new place: its sign, and its words as a link."""
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at = placed(part.rect, rect, mirrored=mirrored)
        self._paint_picture(painter, QRectF(0, 0, _ICON, _ICON), at, "lost-place")
        painter.setPen(self._theme.colour("text" if state.hovered_part == part.uid else "accent"))
        line = QRectF(NOTE_INDENT, 0, at.width() - NOTE_INDENT, at.height())
        paint_name(painter, placed(line, at, mirrored=mirrored), words, ui_font(12))
        if state.focused_part == part.uid:
            paint_focus(painter, at.adjusted(-4, -3, 4, 3), self._theme, radius=4)

    def _paint_sheet(
        self,
        painter: QPainter,
        rect: QRectF,
        first: TagColours | None,
        state: CardState,
        *,
        is_lost: bool,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QPainterPath()
        sheet.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.fillPath(sheet, self._theme.colour("raised"))
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setClipPath(sheet)
        bar = placed(QRectF(0, 0, _BAR + 0.5, rect.height()), rect, mirrored=mirrored)
        painter.fillRect(bar, self._theme.colour("border_strong") if first is None else first.line)
        if first is not None and first.dashed:
            self._break_bar(painter, bar)
        painter.restore()
        self._paint_frame(painter, rect, state, is_lost=is_lost)

    def _break_bar(self, painter: QPainter, bar: QRectF) -> None:
        """Cut gaps of 2 in 6 into the bar of a tag whose line is dashed."""
        y = bar.top() + 4
        while y < bar.bottom():
            painter.fillRect(QRectF(bar.left(), y, bar.width(), 2), self._theme.colour("raised"))
            y += 6

    def _paint_frame(
        self, painter: QPainter, rect: QRectF, state: CardState, *, is_lost: bool
    ) -> None:
        """Paint the border; that of a card without a place is dashed."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        style = Qt.PenStyle.DashLine if is_lost else Qt.PenStyle.SolidLine
        if state.selected or state.dropped_on:
            colour = self._theme.colour("focus" if state.focused else "accent")
            painter.setPen(QPen(colour, 2, style))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _RADIUS - 1, _RADIUS - 1)
            return
        colour = self._theme.colour("border_strong" if state.hovered or is_lost else "border")
        painter.setPen(QPen(colour, 1, style))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _paint_chips(
        self, painter: QPainter, rect: QRectF, layout: CardLayout, state: CardState
    ) -> None:
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for chip in layout.chips:
            hovered = state.hovered_part == chip.part.uid
            focused = state.focused_part == chip.part.uid
            at = placed(chip.part.rect, rect, mirrored=mirrored)
            look = ChipState(hovered=hovered, focused=focused, removable=hovered or focused)
            paint_chip(painter, at, chip.tag.name, self._inks.of(chip.tag.uid), self._theme, look)
        if layout.add is not None:
            self._paint_add(painter, rect, layout.add, state)

    def _paint_add(self, painter: QPainter, rect: QRectF, part: CardPart, state: CardState) -> None:
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at = placed(part.rect, rect, mirrored=mirrored)
        if state.hovered_part == part.uid:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(at, 3, 3)
        pen = QPen(self._theme.colour("border_strong"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        self._paint_picture(painter, QRectF(7, 4, 12, 12), at, "plus")
        painter.setPen(self._theme.colour("text_muted"))
        words = placed(QRectF(23, 0, at.width() - 28, at.height()), at, mirrored=mirrored)
        paint_name(painter, words, self._add_words, ui_font(12))
        if state.focused_part == part.uid:
            paint_focus(painter, at.adjusted(-2, -2, 2, 2), self._theme, radius=4)

    def _paint_note(self, painter: QPainter, rect: QRectF, note: CardNote) -> None:
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at = placed(note.part.rect, rect, mirrored=mirrored)
        self._paint_picture(painter, QRectF(0, 2, _ICON, _ICON), at, "note")
        painter.setPen(self._theme.colour("text"))
        left = at.left() + (0 if mirrored else NOTE_INDENT)
        note.body.draw(painter, left, at.top())
        if note.by:
            painter.setPen(self._theme.colour("text_muted"))
            line = QRectF(NOTE_INDENT, note.body.height, at.width() - NOTE_INDENT, FOOT_LINE)
            paint_name(painter, placed(line, at, mirrored=mirrored), note.by, ui_font(12))

"""What the mouse points at on the cards, and what a click on it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from reader_app.ui.theme.painting import cross_rect, placed

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from reader_app.core.ids import Uid
    from reader_app.core.marks import Mark
    from reader_app.ui.annotations.card_layout import CardPart
    from reader_app.ui.annotations.cards_view import CardsView


class CardPointing:
    """Follows the mouse over one view."""

    def __init__(self, view: CardsView) -> None:
        self._view = view
        self.card: Uid | None = None
        """The card that is pointed at."""
        self.part: Uid | None = None
        """What on it is pointed at."""

    def forget(self) -> None:
        """Point at nothing."""
        self._point(None, None)

    def move(self, place: QPointF) -> None:
        """Mark what is pointed at."""
        found = self.part_at(place)
        if found is None:
            self.forget()
        else:
            self._point(found[0].uid, found[1].uid if found[1] else None)

    def _point(self, card: Uid | None, part: Uid | None) -> None:
        if (card, part) != (self.card, self.part):
            self.card, self.part = card, part
            pointing, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self._view.viewport().setCursor(arrow if part is None else pointing)
            self._view.viewport().update()

    def part_at(self, place: QPointF) -> tuple[Mark, CardPart | None] | None:
        """Return the mark whose card is at a place of the view, and what of it is there."""
        mark = self._view.mark_at(place.toPoint())
        if mark is None:
            return None
        rect = self._view.card_rect(mark)
        mirrored = self._view.is_mirrored()
        x = rect.right() - place.x() if mirrored else place.x() - rect.left()
        return mark, self._view.layout_of(mark).part_at(QPointF(x, place.y() - rect.top()))

    def rect_of(self, mark: Mark, part: CardPart) -> QRectF:
        """Return where a part of a card is in the view."""
        return placed(part.rect, self._view.card_rect(mark), mirrored=self._view.is_mirrored())

    def press(self, event: QMouseEvent) -> bool:
        """Do what a part is for: a tag's cross, "+ Tag", a lost place, a link; true where it was one."""
        found = self.part_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or found is None or found[1] is None:
            return False
        mark, part = found[0], found[1]
        if part.kind == "chip" and self._on_cross(event.position(), mark, part):
            self._view.requests.tag_removed.emit(part.uid)
        elif part.kind == "add":
            self._view.requests.tag_wanted.emit((mark.uid,))
        elif part.kind == "place":
            self._view.requests.place_wanted.emit(mark.uid)
        elif part.kind == "link":
            self._view.follow_link(mark, part.uid)
        else:
            return False
        return True

    def _on_cross(self, place: QPointF, mark: Mark, part: CardPart) -> bool:
        chip = self.rect_of(mark, part)
        return cross_rect(chip, mirrored=self._view.is_mirrored()).contains(place)

    def press_twice(self, event: QMouseEvent) -> None:
        """Edit the note that was clicked, or write one."""
        found = self.part_at(event.position())
        if found is None or event.button() != Qt.MouseButton.LeftButton:
            return
        mark, part = found
        if part is None or part.kind == "note":
            self._view.edit_note(mark.uid, None if part is None else part.uid)

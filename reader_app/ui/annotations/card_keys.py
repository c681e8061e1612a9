"""The keys of cards: what each asks for, on the current card or on all that are selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reader_app.ui.actions.page_keys import pressed

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from reader_app.core.ids import Uid
    from reader_app.core.marks import Mark
    from reader_app.ui.annotations.card_layout import CardPart
    from reader_app.ui.annotations.cards_view import CardsView


class CardKeys:
    """Takes the keys of one view; the arrows up and down are the list's own."""

    def __init__(self, view: CardsView) -> None:
        self._view = view
        self._calls: dict[str, Callable[[Mark], object]] = {
            "Return": self._enter,
            "Enter": self._enter,
            "F2": self._edit_note,
            "N": lambda mark: view.edit_note(mark.uid, None),
            "T": lambda _: view.requests.tag_wanted.emit(view.meant()),
            "G": lambda _: view.requests.grade_wanted.emit(view.meant()),
            "S": lambda _: view.requests.statement_wanted.emit(view.meant()),
            "A": lambda mark: view.requests.attribution_wanted.emit(mark.uid),
            "L": lambda mark: view.requests.link_wanted.emit(mark.uid),
            "Del": self._delete,
        }

    def take(self, event: QKeyEvent, mark: Mark) -> bool:
        """Act on a key; true where it was ours."""
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._step(mark, 1 if (key == Qt.Key.Key_Right) != self._view.is_mirrored() else -1)
            return True
        call = self._calls.get(pressed(event).removeprefix("Num+"))
        if call is None:
            return False
        call(mark)
        return True

    def _part(self, mark: Mark) -> CardPart | None:
        """Return the part of the card that the arrow keys went to."""
        at = self._view.focused_part
        return next((part for part in self._view.layout_of(mark).stops() if part.uid == at), None)

    def _enter(self, mark: Mark) -> None:
        part = self._part(mark)
        if part is None or part.kind == "chip":
            self._view.requests.page_wanted.emit(mark.uid)
        elif part.kind == "link":
            self._view.follow_link(mark, part.uid)
        elif part.kind == "place":
            self._view.requests.place_wanted.emit(mark.uid)
        else:
            self._view.requests.tag_wanted.emit((mark.uid,))

    def _edit_note(self, mark: Mark) -> None:
        self._view.edit_note(mark.uid, mark.notes[-1].uid if mark.notes else None)

    def _delete(self, mark: Mark) -> None:
        part = self._part(mark)
        if part is not None and part.kind == "chip":
            self._view.requests.tag_removed.emit(part.uid)
        elif part is not None and part.kind == "link":
            self._view.requests.link_removed.emit(part.uid)
        else:
            self._view.requests.delete_wanted.emit(self._view.meant())

    def _step(self, mark: Mark, step: int) -> None:
        """Go along the parts of the current card; before the first stands the card itself."""
        parts = self._view.layout_of(mark).stops()
        stops: list[Uid | None] = [None, *(part.uid for part in parts)]
        now = self._view.focused_part
        at = stops.index(now) if now in stops else 0
        self._view.focus_part(stops[max(0, min(at + step, len(stops) - 1))])

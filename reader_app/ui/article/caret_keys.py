"""The caret keys Qt does not know: sentences with Alt, paragraphs with Ctrl, and Escape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from reader_app.ui.article.text_units import TextUnits

_Held = Qt.KeyboardModifier
_LOOKED_AT = _Held.ControlModifier | _Held.AltModifier | _Held.MetaModifier


def moved(cursor: QTextCursor, units: TextUnits, event: QKeyEvent) -> bool:
    """Move the cursor if the key is one of ours; Shift keeps what is selected."""
    move = _move_of(units, event)
    if move is None:
        return False
    mode = QTextCursor.MoveMode.MoveAnchor
    if event.modifiers() & _Held.ShiftModifier:
        mode = QTextCursor.MoveMode.KeepAnchor
    cursor.setPosition(move(cursor.position()), mode)
    return True


def _move_of(units: TextUnits, event: QKeyEvent) -> Callable[[int], int] | None:
    held = event.modifiers() & _LOOKED_AT
    moves = {
        (_Held.AltModifier, Qt.Key.Key_Up): units.previous_sentence,
        (_Held.AltModifier, Qt.Key.Key_Down): units.next_sentence,
        (_Held.ControlModifier, Qt.Key.Key_Up): units.previous_paragraph,
        (_Held.ControlModifier, Qt.Key.Key_Down): units.next_paragraph,
    }
    return moves.get((held, Qt.Key(event.key())))

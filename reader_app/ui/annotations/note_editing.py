"""The one note that is being edited on a card, and its field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, Signal

from reader_app.core.ids import Uid
from reader_app.ui.annotations.card_layout import CardText
from reader_app.ui.annotations.note_editor import NoteEditor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class EditedNote:
    """A note of a highlight as it was when editing began; a new one where `note` is None."""

    highlight: Uid
    note: Uid | None
    body: str
    article: Uid
    highlights: tuple[Uid, ...] = ()
    """All that a new one is for."""


class NoteEditing(QObject):
    """Opens and closes the field; at most one is open."""

    written = Signal(object, str)
    """The `EditedNote`, and its words now, other than before."""
    begun = Signal(object, object)
    """The `EditedNote`, and its `NoteEditor`, which is open now."""
    left = Signal()
    """The field is about to be closed, and its words are still to be kept."""
    dropped = Signal()
    """The field is about to be closed, and its words are given up, or as they were before."""
    reshaped = Signal(str)
    """The highlight whose card needs another height."""
    ended = Signal()
    """The field is closed by a key, and the focus is to go back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._edited: EditedNote | None = None
        self._editor: NoteEditor | None = None

    @property
    def highlight(self) -> Uid | None:
        """The highlight on whose card a note is being edited."""
        return None if self._edited is None else self._edited.highlight

    def open(self, edited: EditedNote, inside: QWidget) -> None:
        """Open the field for a note; what was being edited is committed."""
        self.commit()
        self._edited = edited
        self._editor = NoteEditor(edited.body, inside)
        self._editor.ask_for(len(edited.highlights))
        self._editor.committed.connect(self._commit)
        self._editor.given_up.connect(self._give_up)
        self._editor.resized.connect(self._reshape)
        self.begun.emit(edited, self._editor)
        self._reshape()
        self._editor.show()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Keep what is being edited, and close the field."""
        if self._editor is not None:
            self._editor.commit()

    def _reshape(self) -> None:
        if self._edited is not None:
            self.reshaped.emit(self._edited.highlight)

    def text_on(self, highlight: Uid) -> CardText | None:
        """Return what is edited on a highlight's card."""
        if self._edited is None or self._editor is None or self._edited.highlight != highlight:
            return None
        return CardText(self._edited.note, self._editor.wanted_height())

    def place(self, rect: QRect) -> None:
        """Put the field where its card has room for it."""
        if self._editor is not None:
            self._editor.setGeometry(rect)

    def _commit(self, body: str) -> None:
        edited, editor = self._edited, self._editor
        had_focus = editor is not None and editor.hasFocus()
        is_new = edited is not None and body != edited.body.strip()
        self._close(given_up=not is_new)
        if had_focus:
            self.ended.emit()
        if is_new:
            self.written.emit(edited, body)

    def _give_up(self) -> None:
        self._close(given_up=True)
        self.ended.emit()

    def close(self) -> None:
        """Close the field without a word."""
        self._close(given_up=False)

    def _close(self, *, given_up: bool) -> None:
        if self._editor is not None:
            told = self.dropped if given_up else self.left
            told.emit()
        edited, editor = self._edited, self._editor
        self._edited = self._editor = None
        if editor is not None:
            editor.abandon()
            editor.hide()
            editor.deleteLater()
        if edited is not None:
            self.reshaped.emit(edited.highlight)

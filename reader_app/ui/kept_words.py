"""What is typed in the field of a note, kept a moment after it was typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

    from reader_app.project.unfinished import Unfinished, UnfinishedField, UnfinishedNotes

_SOON_MS = 500


class KeptWords(QObject):
    """Puts back what was typed before, and keeps what is typed from now on."""

    def __init__(
        self,
        notes: UnfinishedNotes,
        about: Unfinished | UnfinishedField,
        field: QPlainTextEdit,
    ) -> None:
        super().__init__(field)
        self._notes = notes
        self._about = about
        self._field = field
        self.soon = QTimer(self)
        self.soon.setSingleShot(True)
        self.soon.setInterval(_SOON_MS)
        self.soon.timeout.connect(self.keep)
        self._is_new = not field.toPlainText()
        self._put_back(notes.get(about.key))
        field.textChanged.connect(self._wait)

    def _put_back(self, before: Unfinished | UnfinishedField | None) -> None:
        """Put back what was not finished; of a new note also what was given up, selected."""
        if before is not None:
            self._field.setPlainText(before.words)
            self._field.moveCursor(QTextCursor.MoveOperation.End)
        elif self._is_new and (words := self._notes.ask_back(self._about.key)):
            self._field.setPlainText(words)
            self._field.selectAll()

    def _wait(self) -> None:
        if not self.soon.isActive():
            self.soon.start()

    def keep(self) -> None:
        """Keep the words now."""
        self.soon.stop()
        self._notes.keep(replace(self._about, words=self._field.toPlainText()))

    def go_on(self) -> None:
        """Let the user type on."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Forget the words: the project has them, or they were given up."""
        self.soon.stop()
        self._notes.forget(self._about.key)

    def give_up(self) -> bool:
        """End, and tell whether the next new note in this place begins with the words."""
        words = self._field.toPlainText()
        self.end(given_up=True)
        if is_kept := self._is_new and bool(words.strip()):
            self._notes.give_up(replace(self._about, words=words))
        return is_kept

    def end(self, *, given_up: bool) -> None:
        """Keep no more; what was given up is forgotten."""
        self.soon.stop()
        self._field.textChanged.disconnect(self._wait)
        if given_up:
            self._notes.forget(self._about.key)
        self.deleteLater()

"""Notes on an article, a tag or the project, one under another, each written in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from reader_app.core.edits import Change
from reader_app.core.errors import ProjectError
from reader_app.core.records import Note
from reader_app.ui.docks.dates import moment_text
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from reader_app.core.ids import Uid
    from reader_app.project.project import Project

_HEIGHT = 64


@dataclass(frozen=True, slots=True)
class NotePlace:
    """What the notes are on: how they are read, and how one is added."""

    read: Callable[[], Sequence[Note]]
    add: Callable[[str], Change]


class NoteField(QPlainTextEdit):
    """A note that is kept when the field is left."""

    refused = Signal(str)
    """Why the words could not be kept; "" once they are."""
    taken = Signal()
    """The words are kept."""

    def __init__(
        self, words: str, name: str, take: Callable[[str], object], parent: QWidget
    ) -> None:
        """`take` keeps the words; it may raise a ProjectError, and they stay to be kept then."""
        super().__init__(words, parent)
        self._take = take
        self._kept = words
        self.setProperty("kind", "field")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(_HEIGHT)

    def keep(self) -> bool:
        """Hand on the words, if they are other ones; false where they were refused."""
        words, before = self.toPlainText(), self._kept
        if words == before:
            return True
        self._kept = words
        try:
            self._take(words)
        except ProjectError as problem:
            self._kept = before
            self.refused.emit(str(problem))
            return False
        self.refused.emit("")
        self.taken.emit()
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the words."""
        super().focusOutEvent(event)
        self.keep()


class NotesPane(QWidget):
    """Shows all notes, and a field for one more; each change is one step."""

    refused = Signal(str)
    """Why a note could not be kept; "" once it is."""
    shown = Signal()
    """There are other fields now."""

    def __init__(self, project: Project, place: NotePlace, now_ms: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notesPane")
        self._project = project
        self._place = place
        self._now_ms = now_ms
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._notes: dict[Uid, QWidget] = {}
        self.fields: list[NoteField] = []
        self.new = NoteField("", self.tr("New note"), self._add, self)
        self.new.setObjectName("newNote")
        self.new.setPlaceholderText(self.tr("Write a note"))
        self.new.setReadOnly(project.read_only)
        self.new.refused.connect(self.refused)
        self._column.addWidget(self.new)
        self._show()

    def keep(self) -> bool:
        """Keep what is still being written; false where some of it was refused."""
        kept = [field.keep() for field in (*self.fields, self.new)]  # each of them, refused or not
        return all(kept)

    def _add(self, words: str) -> None:
        if words.strip():
            self._place.add(words)
            self.new.clear()
            self.new.keep()
            self._show()

    def _show(self) -> None:
        """Show notes that are not shown yet; take away those that are gone."""
        notes = {note.uid: note for note in self._place.read()}
        for uid in [uid for uid in self._notes if uid not in notes]:
            gone = self._notes.pop(uid)
            self.fields = [field for field in self.fields if not gone.isAncestorOf(field)]
            gone.hide()
            gone.deleteLater()
        for uid, note in notes.items():
            if uid not in self._notes:
                self._notes[uid] = self._made(note)
                self._column.insertWidget(self._column.count() - 1, self._notes[uid])
        self.shown.emit()

    def _made(self, note: Note) -> QWidget:
        box = QWidget(self)
        analyst = self._project.analysts().get(note.analyst)
        who = f"\u2068{analyst.name if analyst else ''}\u2069"
        when = moment_text(note.modified_ms, self._now_ms)
        head = PlainLabel(f"{who} · {when}", box)
        head.setProperty("kind", "small")
        field = NoteField(note.body, self.tr("Note"), partial(self._edit, note.uid), box)
        field.setObjectName(f"note_{note.uid}")
        field.setReadOnly(self._project.read_only)
        field.refused.connect(self.refused)
        self.fields.append(field)
        delete = QPushButton(self.tr("Delete note"), box)
        delete.setObjectName("deleteNote")
        delete.setProperty("kind", "link")
        delete.setAutoDefault(False)
        delete.setDisabled(self._project.read_only)
        delete.clicked.connect(lambda: self._edit(note.uid, ""))
        row = QHBoxLayout()
        row.addWidget(head, 1)
        row.addWidget(delete)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(field)
        return box

    def _edit(self, uid: Uid, words: str) -> None:
        if uid in self._notes and any(note.uid == uid for note in self._place.read()):
            self._project.notes.edit(uid, words)
            self._show()

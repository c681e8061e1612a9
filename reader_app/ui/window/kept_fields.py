"""What is typed in the fields of a dialog, kept as typed until the project has it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader_app.ui.dialogs.notes_pane import NoteField, NotesPane
from reader_app.ui.kept_words import KeptWords

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from reader_app.project.unfinished import UnfinishedField, UnfinishedNotes


class KeptFields(QObject):
    """Watches the fields of one dialog as long as it is open."""

    def __init__(self, dialog: QDialog, notes: UnfinishedNotes, about: UnfinishedField) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._notes = notes
        self._about = about
        self._kept: dict[str, UnfinishedField] = {}
        for pane in dialog.findChildren(NotesPane):
            pane.shown.connect(self._watch)
        dialog.finished.connect(self._end)
        self._watch()

    def _watch(self) -> None:
        """Watch the fields that are not watched yet; what was typed in them is put back."""
        for field in self._dialog.findChildren(NoteField):
            name = field.objectName()
            if name not in self._kept and not field.isReadOnly():
                about = self._kept[name] = replace(self._about, field=name)
                field.taken.connect(KeptWords(self._notes, about, field).forget)

    def _end(self) -> None:
        """Forget what is kept: the project has it by now, or it was given up."""
        for about in self._kept.values():
            self._notes.forget(about.key)

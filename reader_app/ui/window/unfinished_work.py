"""Notes that are being written: kept as typed, and put back where the program ended over them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader_app.core.ids import Uid
from reader_app.core.spans import Span
from reader_app.project.unfinished import Unfinished, UnfinishedField, known_by
from reader_app.ui.kept_words import KeptWords
from reader_app.ui.window.kept_fields import KeptFields

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QPlainTextEdit

    from reader_app.project.project import Project
    from reader_app.project.unfinished import Subject, UnfinishedNotes
    from reader_app.ui.annotations.note_editing import EditedNote
    from reader_app.ui.annotations.note_editor import NoteEditor
    from reader_app.ui.window.main_window import MainWindow
    from reader_app.ui.window.tagging import Target
    from reader_app.ui.window.workspace import Workspace


class UnfinishedWork(QObject):
    """Watches the two fields that notes are written in, and those of the dialogs."""

    def __init__(self, window: MainWindow, workspace: Workspace, notes: UnfinishedNotes) -> None:
        super().__init__(workspace)
        self._window = window
        self._workspace = workspace
        self._notes = notes
        self._on_card: KeptWords | None = None
        self._in_popup: KeptWords | None = None
        self._goes_on = False
        editing = workspace.annotations.cards.editing
        editing.begun.connect(self._watch_card)
        editing.left.connect(self._leave_card)
        editing.dropped.connect(self._drop_card)
        workspace.panels.note_taken.connect(notes.forget)
        workspace.panels.note_refused.connect(self._open_again)
        workspace.tagging.note_begun.connect(self._watch_popup)
        workspace.tagging.note_given_up.connect(self._give_popup_up)
        workspace.tagging.note_closed.connect(self._leave_popup)
        window.session.project_opened.connect(self._put_back)

    def _watch_card(self, edited: EditedNote, editor: NoteEditor) -> None:
        about = Unfinished(edited.article, edited.highlight, edited.note)
        self._on_card = KeptWords(self._notes, about, editor)

    def _leave_card(self) -> None:
        """Keep what was written until the project has it."""
        kept, self._on_card = self._on_card, None
        if kept is not None:
            kept.keep()
            kept.end(given_up=False)

    def _drop_card(self) -> None:
        kept, self._on_card = self._on_card, None
        if kept is not None:
            self._give_up(kept)

    def _give_up(self, kept: KeptWords) -> None:
        if kept.give_up():
            words = self.tr("The note was not kept. A new note in the same place begins with it.")
            self._window.status.say(words)

    def _open_again(self, key: str) -> None:
        """Put words that the project did not take back into their field."""
        refused = self._notes.get(key)
        if isinstance(refused, Unfinished) and refused.highlight is not None:
            self._workspace.annotations.edit_note(refused.highlight, refused.note)

    def _watch_popup(self, target: Target, field: QPlainTextEdit) -> None:
        about = Unfinished(
            target.article, target.highlight, None, target.span.start, target.span.end
        )
        self._in_popup = KeptWords(self._notes, about, field)

    def _give_popup_up(self) -> None:
        kept, self._in_popup = self._in_popup, None
        if kept is not None:
            self._give_up(kept)

    def _leave_popup(self) -> None:
        kept, self._in_popup = self._in_popup, None
        if kept is not None:
            kept.end(given_up=not self._goes_on)

    def go_on_through(self, opening: Callable[[], bool]) -> bool:
        """Open the project again without giving up the note that is being written."""
        if self._in_popup is not None:
            self._in_popup.keep()
        self._goes_on = True
        self._workspace.tagging.put_note_away()
        try:
            return opening()
        finally:
            self._goes_on = False
            if self._in_popup is not None:
                self._in_popup.go_on()

    def _put_back(self, project: Project) -> None:
        """Open the latest note that was not finished in this project, as it was typed."""
        if project.read_only:
            return
        found = (note for note in self._notes.all() if project.articles.get(note.article))
        note = next(found, None)
        if note is None:
            self._put_field_back(project)
            return
        self._workspace.reading.open(note.article)
        page, marks = self._workspace.page, self._workspace.reading.marks
        if note.highlight is None:
            page.select_span(Span(note.start, note.end))
            self._workspace.tagging.open_note()
        elif marks is not None and marks.get(note.highlight) is not None:
            page.reveal(note.highlight)
            self._workspace.annotations.edit_note(note.highlight, note.note)
        else:
            self._notes.forget(note.key)
            return
        self._window.status.say(self.tr("The note that was being written is put back as typed."))

    def watch_fields(self, dialog: QDialog, about: Subject, subject: str) -> None:
        """Keep what is typed in the fields of a dialog, and put back what was."""
        KeptFields(dialog, self._notes, UnfinishedField(about, subject))

    def _put_field_back(self, project: Project) -> None:
        """Open the dialog again whose field was not finished in this project."""
        field = next((each for each in self._notes.fields() if _is_of(each, project)), None)
        if field is not None:
            # Later: who waits for the project to be open is not to wait for the dialog's end.
            QTimer.singleShot(0, self, partial(self._open_dialog, field))
            self._window.status.say(self.tr("What was being written is put back as typed."))

    def _open_dialog(self, field: UnfinishedField) -> None:
        workspace = self._workspace
        if field.about == "article":
            workspace.article_work.show_details(Uid(field.subject))
        elif field.about == "tag":
            workspace.codebook_work.describe(Uid(field.subject))
        else:
            workspace.article_work.show_project_notes()


def _is_of(field: UnfinishedField, project: Project) -> bool:
    if field.about == "article":
        return project.articles.get(Uid(field.subject)) is not None
    if field.about == "tag":
        return Uid(field.subject) in project.codebook
    return field.subject == known_by(project.path)

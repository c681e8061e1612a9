"""The notes on the project itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.project.labels import isolate
from reader_app.ui.dialogs.notes_pane import NotePlace, NotesPane
from reader_app.ui.dialogs.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader_app.project.project import Project


class ProjectNotesDialog(Sheet):
    """Each note is kept when its field is left: one step."""

    def __init__(self, project: Project, now_ms: int, parent: QWidget | None = None) -> None:
        title = self.tr("Notes on %1").replace("%1", isolate(project.title))
        super().__init__("projectNotes", title, parent)
        self.resize(560, 480)
        notes = project.notes
        self.notes = NotesPane(
            project, NotePlace(notes.on_project, notes.add_to_project), now_ms, self
        )
        self.notes.refused.connect(self.complain)
        self.column.addWidget(self.notes)
        self.column.addStretch(1)

    def keep(self) -> bool:
        """Keep what is still being written; false where some of it was refused."""
        return self.notes.keep()

"""The selected rows of the table of tagged spans at work: tags, notes, and what goes, in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect

from reader_app.core.errors import ReadOnlyProjectError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.edits import Change
    from reader_app.core.ids import Uid
    from reader_app.project.project import Project
    from reader_app.ui.palettes.note_popup import NotePopup
    from reader_app.ui.palettes.tag_palette import TagChoice
    from reader_app.ui.session import Session
    from reader_app.ui.spans.spans_page import SpansPage
    from reader_app.ui.window.attempt import Attempt
    from reader_app.ui.window.tag_asking import TagAsking


class SpanRowsWork(QObject):
    """Has the project do what is wanted of the selected rows."""

    def __init__(
        self, session: Session, page: SpansPage, asking: TagAsking, attempt: Attempt
    ) -> None:
        super().__init__(session)
        self._session, self._page = session, page
        self._asking, self._attempt = asking, attempt
        self._note: NotePopup | None = None
        self._meant: tuple[Uid, ...] = ()
        """The highlights, or taggings, that a popup is open for."""
        page.tag_rows_wanted.connect(self._ask_tags)
        page.retag_wanted.connect(self._ask_other_tag)
        page.untag_wanted.connect(self._untag)
        page.note_wanted.connect(self._ask_note)
        page.delete_wanted.connect(self._delete)
        session.project_closing.connect(self._keep_note)

    def _highlights(self) -> tuple[Uid, ...]:
        return tuple(dict.fromkeys(row.highlight.uid for row in self._page.selected()))

    def _taggings(self) -> tuple[Uid, ...]:
        return tuple(row.tagging.uid for row in self._page.selected() if row.tagging)

    def _do(self, action: Callable[[Project], Change]) -> bool:
        """Do something; false where it was refused."""
        project = self._session.project
        return project is not None and self._attempt(lambda: action(project)) is not None

    def _is_writable(self) -> bool:
        """Tell whether anything can be written, before anything is asked."""
        project = self._session.project
        if project is not None and project.read_only:
            words = self.tr("This project is open to read only.")
            self._attempt.refused(ReadOnlyProjectError(words))
            return False
        return True

    def _anchor(self) -> QRect:
        """Return the rectangle on the screen of the current row."""
        table = self._page.table
        rect = table.visualRect(table.currentIndex())
        return QRect(table.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def _ask_tags(self) -> None:
        self._meant = self._highlights()
        if self._meant and self._is_writable():
            self._asking.ask(self._anchor(), self.tr("Add which tag?"), self._tag)

    def _tag(self, choice: TagChoice) -> None:
        meant = self._meant
        self._do(lambda project: project.marks.tag_many(meant, choice.tags, choice.new))

    def _ask_other_tag(self) -> None:
        self._meant = self._taggings()
        if self._meant and self._is_writable():
            self._asking.ask(self._anchor(), self.tr("Change it to which tag?"), self._retag)

    def _retag(self, choice: TagChoice) -> None:
        meant, tag = self._meant, next(iter(choice.tags), None)
        path = next(iter(choice.new), "")
        self._do(lambda project: project.taggings.retag(meant, tag, path))

    def _untag(self) -> None:
        meant = self._taggings()
        if meant:
            self._do(lambda project: project.taggings.take_off(meant))

    def _delete(self) -> None:
        meant = self._highlights()
        if meant:
            self._do(lambda project: project.marks.delete(meant))

    def _ask_note(self) -> None:
        self._keep_note()
        self._meant = self._highlights()
        if not self._meant or not self._is_writable():
            return
        from reader_app.ui.palettes.note_popup import NotePopup  # noqa: PLC0415  (not at start)

        if self._note is None:
            self._note = NotePopup(self._page.window())
            self._note.setObjectName("spans_note_popup")
            self._note.written.connect(self._add_note)
        self._note.open_beside(self._anchor())

    def _keep_note(self) -> None:
        if self._note is not None:
            self._note.keep()

    def _add_note(self, words: str) -> None:
        meant = self._meant
        if len(meant) == 1:
            is_kept = self._do(lambda project: project.marks.add_note(meant[0], words))
        else:
            is_kept = self._do(lambda project: project.marks.note_many(meant, words))
        if is_kept and self._note is not None:
            self._note.close_popup()

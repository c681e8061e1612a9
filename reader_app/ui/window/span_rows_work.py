"""The selected rows of the table of tagged spans at work: tags, notes, and what goes, in one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QRect

from reader_app.core.errors import ReadOnlyProjectError
from reader_app.project.rows import SpanQuery
from reader_app.project.span_table import Marked
from reader_app.ui.dialogs.agreed import agreed
from reader_app.ui.window.long_steps import AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.pace import Progress
    from reader_app.project.project import Project
    from reader_app.ui.palettes.note_popup import NotePopup
    from reader_app.ui.palettes.tag_palette import TagChoice
    from reader_app.ui.session import Session
    from reader_app.ui.spans.spans_page import SpansPage
    from reader_app.ui.window.attempt import Attempt
    from reader_app.ui.window.long_steps import LongSteps
    from reader_app.ui.window.tag_asking import TagAsking


@dataclass(frozen=True, slots=True)
class MeantRows:
    """The rows that something is to be done to: those selected, or all that a query finds."""

    marked: Marked
    query: SpanQuery | None = None

    @property
    def size(self) -> int:
        """How many records they stand for; of a query more than are changed at once."""
        return len(self.marked.highlights) if self.query is None else AT_ONCE + 1

    def found(self, project: Project) -> Marked:
        """Return what they stand for."""
        return self.marked if self.query is None else project.spans.marked(self.query)


class SpanRowsWork(QObject):
    """Has the project do what is wanted of the rows: of few at once, of many beside the window."""

    def __init__(
        self,
        session: Session,
        page: SpansPage,
        asking: TagAsking,
        attempt: Attempt,
        long_steps: LongSteps,
    ) -> None:
        super().__init__(session)
        self._session, self._page = session, page
        self._asking, self._attempt = asking, attempt
        self._long_steps = long_steps
        self._note: NotePopup | None = None
        self._unkept = ""
        """The words of a note that is still being added beside the window."""
        long_steps.ended.connect(self._bring_back)
        self._meant = MeantRows(Marked((), ()))
        """The rows that a popup is open for."""
        page.tag_rows_wanted.connect(self._ask_tags)
        page.retag_wanted.connect(self._ask_other_tag)
        page.untag_wanted.connect(self._untag)
        page.note_wanted.connect(self._ask_note)
        page.delete_wanted.connect(self._delete)
        session.project_closing.connect(self._keep_note)

    def _rows(self) -> MeantRows:
        """Return the selected rows; where all are, also those that were not read yet."""
        query = self._page.model.query if self._page.means_all else None
        rows = self._page.selected()
        highlights = tuple(dict.fromkeys(row.highlight.uid for row in rows))
        taggings = tuple(row.tagging.uid for row in rows if row.tagging)
        return MeantRows(Marked(highlights, taggings), query)

    def _do(
        self,
        words: str,
        rows: MeantRows,
        act: Callable[[Project, Marked, Progress | None], object],
    ) -> bool:
        """Do something, or begin it; false where it was refused."""
        return self._long_steps.do(
            words, rows.size, lambda project, told: act(project, rows.found(project), told)
        )

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
        self._meant = self._rows()
        if self._meant.marked.highlights and self._is_writable():
            self._asking.ask(self._anchor(), self.tr("Add which tag?"), self._tag)

    def _tag(self, choice: TagChoice) -> None:
        self._do(
            self.tr("Tagging"),
            self._meant,
            lambda project, meant, told: project.marks.tag_many(
                meant.highlights, choice.tags, choice.new, told
            ),
        )

    def _ask_other_tag(self) -> None:
        self._meant = self._rows()
        has_tags = self._meant.marked.taggings or self._meant.query is not None
        if has_tags and self._is_writable():
            self._asking.ask(self._anchor(), self.tr("Change it to which tag?"), self._retag)

    def _retag(self, choice: TagChoice) -> None:
        tag, path = next(iter(choice.tags), None), next(iter(choice.new), "")
        self._do(
            self.tr("Changing tags"),
            self._meant,
            lambda project, meant, told: project.taggings.retag(meant.taggings, tag, path, told),
        )

    def _untag(self) -> None:
        rows = self._rows()
        if rows.marked.taggings or rows.query is not None:
            self._do(
                self.tr("Taking tags off"),
                rows,
                lambda project, meant, told: project.taggings.take_off(meant.taggings, told),
            )

    def _delete(self) -> None:
        rows = self._rows()
        if rows.marked.highlights and self._is_writable() and self._may_delete(rows):
            self._do(
                self.tr("Deleting highlights"),
                rows,
                lambda project, meant, told: project.marks.delete(meant.highlights, told),
            )

    def _may_delete(self, rows: MeantRows) -> bool:
        """Ask before rows go that nobody has seen."""
        if rows.query is None:
            return True
        counts = self._page.found
        question = self.tr("Delete the highlights of all rows that were found?")
        if counts is not None:
            number = QLocale().toString(counts.spans)
            question = self.tr("Delete the highlights of all {number} rows?").format(number=number)
        more = self.tr("Undo brings them back.")
        return agreed(self._page, question, more, self.tr("Delete the highlights"))

    def _ask_note(self) -> None:
        self._keep_note()
        self._meant = self._rows()
        if not self._meant.marked.highlights or not self._is_writable():
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
        def note(project: Project, meant: Marked, told: Progress | None) -> object:
            if len(meant.highlights) == 1:
                return project.marks.add_note(meant.highlights[0], words)
            return project.marks.note_many(meant.highlights, words, told)

        is_kept = self._do(self.tr("Adding notes"), self._meant, note)
        if is_kept and self._note is not None:
            self._note.close_popup()
            self._unkept = words if self._long_steps.is_running else ""

    def _bring_back(self, is_done: bool) -> None:  # noqa: FBT001  (a signal's argument)
        """Give the words of a note back that could not be added."""
        words, self._unkept = self._unkept, ""
        if words and not is_done and self._note is not None:
            self._note.open_beside(self._anchor())
            self._note.field.setPlainText(words)

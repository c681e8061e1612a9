"""The text of an article as plain words to correct; nothing is kept before "Save"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from reader_app.core.retyping import retyped
from reader_app.project.labels import isolate
from reader_app.ui.background_work import BackgroundWork
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.edits import Change
    from reader_app.core.errors import ProjectError

_PIECE = 200_000
"""Characters put into the editor at a time: more would hold the window up."""


class CorrectTextDialog(QDialog):
    """Holds a plain editor; `change` is what was saved, on a thread, of just what was edited."""

    def __init__(
        self, title: str, text: str, save: Callable[[str], Change], parent: QWidget | None = None
    ) -> None:
        """`save` is called with the corrected text, on a thread; a ProjectError is shown here."""
        super().__init__(parent)
        self.setObjectName("correctText")
        self.setWindowTitle(self.tr("Correct the text"))
        self.resize(760, 640)
        self._text = text
        self._save = save
        self._work: BackgroundWork | None = None
        self.change: Change | None = None
        self.editor = QPlainTextEdit(self)
        self.editor.setObjectName("correctedText")
        self.editor.setAccessibleName(self.tr("Text of the article"))
        self.problem = PlainLabel(self)
        self.problem.setObjectName("correct_problem")
        self.problem.setProperty("kind", "problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.foot = DialogFoot(self.tr("Save"), self)
        self.foot.primary.clicked.connect(self.save)
        self.foot.cancel.clicked.connect(self.reject)
        self._lay_out(title)
        self.editor.setFocus()
        self._shown = ""
        self._filled = 0
        self._filling = QTimer(self)
        self._filling.timeout.connect(self._fill)
        self._fill()

    def _lay_out(self, title: str) -> None:
        name = PlainLabel(isolate(title), self)
        name.setProperty("kind", "title")
        words = PlainLabel(
            self.tr(
                "Highlights stay on their words. Those whose words you take away are listed "
                "under “Lost places”. Undo brings all of it back."
            ),
            self,
        )
        words.setProperty("kind", "muted")
        inside = self.foot.column_above(self)
        for label in (name, words):
            label.setWordWrap(True)
            inside.addWidget(label)
        inside.addWidget(self.editor, 1)
        inside.addWidget(self.problem)

    @property
    def is_ready(self) -> bool:
        """Whether the whole text is there to be edited."""
        return self._filled >= len(self._text)

    def _fill(self) -> None:
        """Put the next piece of the text into the editor; a short text is one piece."""
        document = self.editor.document()
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(self._text[self._filled : self._filled + _PIECE])
        if not self._filled:
            self.editor.setTextCursor(QTextCursor(document))
        self._filled += _PIECE
        self.editor.setReadOnly(not self.is_ready)
        self.foot.primary.setEnabled(self.is_ready)
        if not self.is_ready:
            self._filling.start(0)
            return
        self._filling.stop()
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        self._shown = document.toRawText()

    def save(self) -> None:
        """Have the corrected text saved; the dialog closes once it is."""
        text, shown, typed = self._text, self._shown, self.editor.document().toRawText()
        self._work = BackgroundWork(lambda _: self._save(retyped(text, shown, typed)), self)
        self._work.done.connect(self._finish)
        self._work.refused.connect(self._refuse)
        self._work.finished.connect(self._end)
        self._set_working(working=True)
        self._work.start()

    def _set_working(self, *, working: bool) -> None:
        self.editor.setReadOnly(working)
        self.foot.primary.setEnabled(not working)
        self.foot.cancel.setEnabled(not working)
        self.foot.primary.setText(self.tr("Saving…") if working else self.tr("Save"))
        if working:
            self.problem.hide()

    def _finish(self, change: Change) -> None:
        self.change = change

    def _refuse(self, problem: ProjectError) -> None:
        self.problem.setText(str(problem))
        self.problem.show()

    def _end(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.deleteLater()
        self._set_working(working=False)
        if self.change is not None:
            self.accept()
        else:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Close without a change, unless one is being saved: it is saved whole or not at all."""
        if self._work is None:
            self._filling.stop()
            super().reject()

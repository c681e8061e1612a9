"""The text of an article as plain words to correct; nothing is kept before "Save"."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from reader_app.core.retyping import retyped
from reader_app.project.labels import isolate
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.theme.plain_words import PlainLabel


class CorrectTextDialog(QDialog):
    """Holds a plain editor; `text` is the article's with just what was edited."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("correctText")
        self.setWindowTitle(self.tr("Correct the text"))
        self.resize(760, 640)
        self._text = text
        self.editor = QPlainTextEdit(text, self)
        self.editor.setObjectName("correctedText")
        self.editor.setAccessibleName(self.tr("Text of the article"))
        self._shown = self.editor.document().toRawText()
        self.foot = DialogFoot(self.tr("Save"), self)
        self.foot.primary.clicked.connect(self.accept)
        self.foot.cancel.clicked.connect(self.reject)
        self._lay_out(title)
        self.editor.setFocus()

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
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 24, 24, 16)
        inside.setSpacing(8)
        for label in (name, words):
            label.setWordWrap(True)
            inside.addWidget(label)
        inside.addWidget(self.editor, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(inside, 1)
        column.addWidget(self.foot)

    @property
    def text(self) -> str:
        """The text as it was corrected."""
        return retyped(self._text, self._shown, self.editor.document().toRawText())

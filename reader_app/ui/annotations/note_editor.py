"""The field on a card in which a note is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from reader_app.ui.theme.fonts import ui_font

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

_LEAST_LINES, _MOST_LINES = 2, 12
_FRAME = 14
_STAYING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})


class NoteEditor(QPlainTextEdit):
    """Ctrl+Enter or leaving the field commits, Esc gives up; only one of the two is told, once."""

    committed = Signal(str)
    given_up = Signal()
    resized = Signal()
    """It needs more or less height than before."""

    def __init__(self, body: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._done = False
        self.setObjectName("noteEditor")
        self.setAccessibleName(self.tr("Note"))
        self.setPlaceholderText(self.tr("Write a note. Ctrl+Enter keeps it."))
        self.setProperty("kind", "field")
        self.setFont(ui_font())
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setPlainText(body)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self._told = self.wanted_height()
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def ask_for(self, count: int) -> None:
        """Say that the note is for several highlights."""
        if count > 1:
            words = self.tr("Write a note on %Ln highlights. Ctrl+Enter keeps it.", "", count)
            self.setPlaceholderText(words)

    def wanted_height(self) -> int:
        """Return the height that its text asks for, within bounds."""
        lines = round(self.document().size().height())
        bounded = max(_LEAST_LINES, min(lines, _MOST_LINES))
        return bounded * self.fontMetrics().lineSpacing() + _FRAME

    def _grow(self) -> None:
        wanted = self.wanted_height()
        if wanted != self._told:
            self._told = wanted
            self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commit or give up by keys."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.commit()
        elif event.key() == Qt.Key.Key_Escape:
            self.abandon()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when the field is left for another one of the window."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.commit()

    def commit(self) -> None:
        """Say what was written, unless that was said or given up before."""
        if not self._done:
            self.abandon()
            self.committed.emit(self.toPlainText().strip())

    def abandon(self) -> None:
        """Say nothing from now on."""
        self._done = True

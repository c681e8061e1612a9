"""A small sheet for a note, beside the words it is about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from reader_app.ui.palettes.focus_before import FocusBefore
from reader_app.ui.palettes.key_hints import KeyHints
from reader_app.ui.palettes.placing import place_beside

_WIDTH, _HEIGHT = 352, 96
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class NotePopup(QFrame):
    """Type, Enter; Shift+Enter starts another line."""

    written = Signal(str)
    """The note's words, never blank; it stays open until it is told to close: they are kept."""
    given_up = Signal()
    """Esc was pressed; it closes next."""
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("note_popup")
        self.setProperty("kind", "popup")
        self.setAccessibleName(self.tr("Note"))
        self.setFixedWidth(_WIDTH)
        self.hide()
        self._window = parent
        self._before = FocusBefore()
        self.field = QPlainTextEdit(self)
        self.field.setObjectName("note_field")
        self.field.setProperty("kind", "field")
        self.field.setAccessibleName(self.tr("Note"))
        self.field.setPlaceholderText(self.tr("Write a note"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(_HEIGHT)
        self.field.installEventFilter(self)
        foot = KeyHints(self)
        foot.show_hints(
            (
                ("Enter", self.tr("Keep")),
                ("Shift+Enter", self.tr("New line")),
                ("Esc", self.tr("Close")),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.addWidget(self.field)
        column.addWidget(foot)

    def open_beside(self, anchor: QRect) -> None:
        """Open, empty, beside a rectangle in global coordinates."""
        self._before.remember(self._window)
        self.field.clear()
        there = QRect(self._window.mapFromGlobal(anchor.topLeft()), anchor.size())
        self.adjustSize()
        size, within = self.sizeHint(), self._window.rect()
        self.move(place_beside(there, size, within, self.layoutDirection()))
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_popup(self) -> None:
        """Hide, and give the focus back to where it was."""
        if self.isHidden():
            return
        self.hide()
        self._before.give_back()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep on Enter, close on Esc."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            self.close_popup()
            return True
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and not shift:
            self.keep()
            return True
        return False

    def keep(self) -> None:
        """Hand over what was written, if it is open; close at once where that is nothing."""
        words = self.field.toPlainText().strip()
        if self.isHidden() or not words:
            self.close_popup()
        else:
            self.written.emit(words)

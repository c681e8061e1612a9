"""The field a list is filtered by: words as they are typed, and filters on Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from reader_app.core.errors import QueryError
from reader_app.core.offsets import Utf16Map
from reader_app.core.search_lexing import is_plain
from reader_app.core.search_parser import is_first_letter, parse_query
from reader_app.core.search_writing import conjuncts, typed
from reader_app.ui.theme.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader_app.core.search_query import Query
    from reader_app.ui.theme.theme import Theme

_PAUSE_MS = 120
"""How long typing must rest before the list is asked for."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FilterField(QLineEdit):
    """Plain words narrow the list while they are typed; `tag:Claim` and the like on Enter."""

    rested = Signal()
    """The words are to be looked for."""
    filters_typed = Signal(tuple)
    """Enter: filters to add to those there are."""
    refused = Signal(str)
    """What is wrong with what was typed; empty once it is typed on."""
    list_wanted = Signal()
    written = Signal(str, int)
    """The words, and where the caret stands in them, in code points; while the focus is here."""
    back_wanted = Signal()
    """Backspace in the empty field: the last filter is to be typed anew."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setClearButtonEnabled(True)
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._rest = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._rest.timeout.connect(self.rested)
        self.textChanged.connect(self._hear)
        self.textEdited.connect(self._tell)
        self.cursorPositionChanged.connect(self._tell)
        self.heard: Callable[[int], bool] = lambda _key: False
        """Asked first what to do with a key; true where nothing is left to do."""

    @property
    def words(self) -> str:
        """The plain words in the field; empty while it holds a filter that is not yet entered.

        Empty for the first letter, too: it leaves out next to nothing of a large project.
        """
        text = self.text().strip()
        return text if is_plain(text) and not is_first_letter(text) else ""

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours."""
        self._sign.setIcon(icon("filter", theme, "text_muted"))

    def begin(self, name: str) -> None:
        """Have a filter of that name typed."""
        self.setText(f"{name}:")
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def complete(self, text: str, at: int) -> None:
        """Write this in place of all, with the caret there; a filter that is whole is entered."""
        self.selectAll()
        self.insert(text)
        self.setCursorPosition(Utf16Map(text).to_units(at))
        if text.endswith(" ") and at == len(text):
            self._enter()

    def _tell(self) -> None:
        if self.hasFocus():
            text = self.text()
            self.written.emit(text, Utf16Map(text).to_points(self.cursorPosition()))

    def type_anew(self, query: Query) -> None:
        """Put a filter into the field, to be changed."""
        self.setText(typed(query))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def rest(self) -> None:
        """Have the words looked for at once."""
        self._rest.stop()
        self.rested.emit()

    def _hear(self) -> None:
        self._rest.start()
        self.refused.emit("")

    def _enter(self) -> None:
        text = self.text().strip()
        if is_plain(text):
            self.rest()
            self.list_wanted.emit()
            return
        try:
            filters = conjuncts(parse_query(text))
        except QueryError as problem:
            self.refused.emit(str(problem))
        else:
            self.filters_typed.emit(filters)

    def event(self, event: QEvent) -> bool:
        """Keep Enter and Escape from any action of theirs, and hear Tab before it leaves."""
        if isinstance(event, QKeyEvent):
            ours = event.key() in {*_ENTER, Qt.Key.Key_Escape}
            if ours and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            is_tab = event.key() == Qt.Key.Key_Tab and event.type() == QEvent.Type.KeyPress
            if is_tab and self.heard(Qt.Key.Key_Tab):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter the filters or go to the list; Escape clears, Backspace takes a filter back."""
        key = Qt.Key(event.key())
        if self.heard(key):
            return
        if key in _ENTER:
            self._enter()
        elif key == Qt.Key.Key_Down:
            self.rest()
            self.list_wanted.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

"""A list of things that each have a key: one key press chooses, so do the arrows and Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QVBoxLayout

from reader_app.ui.actions.page_keys import pressed
from reader_app.ui.palettes.choice_rows import ROW_HEIGHT, ChoiceDelegate, ChoiceRow
from reader_app.ui.palettes.floating import Floating
from reader_app.ui.palettes.key_hints import KeyHints
from reader_app.ui.palettes.row_model import RowModel
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from reader_app.ui.theme.theme import Theme

_WIDTH = 400
_MOST_ROWS = 10
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChoicePopup(Floating):
    """Shows rows; subclasses say what taking one does, and what other keys do."""

    def __init__(self, parent: QWidget, name: str, hints: Iterable[tuple[str, str]]) -> None:
        super().__init__(parent, name, _WIDTH)
        self._typed = ""
        self._delegate: ChoiceDelegate | None = None
        self.title = PlainLabel(self)
        self.title.setProperty("kind", "heading")
        self.place_label = PlainLabel(self)
        self.place_label.setProperty("kind", "small")
        self.list = QListView(self)
        self.list.setObjectName(f"{name}_list")
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.model = RowModel(self)
        self.list.setModel(self.model)
        self.list.installEventFilter(self)
        self.list.clicked.connect(self._take_current)
        foot = KeyHints(self)
        foot.show_hints(hints)
        self._lay_out(foot)

    def _lay_out(self, foot: KeyHints) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.place_label)
        line = QFrame(self)
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 0)
        column.setSpacing(4)
        column.addLayout(head)
        for widget in (self.list, line, foot):
            column.addWidget(widget)

    def open_with(self, anchor: QRect, theme: Theme) -> None:
        """Open beside a rectangle in global coordinates; the rows are to be there."""
        if self._delegate is None or self._delegate.theme is not theme:
            self._delegate = ChoiceDelegate(theme)
            self.list.setItemDelegate(self._delegate)
            self.wear(theme)
        self.open_beside(anchor, self.list)

    def show_rows(self, title: str, rows: Sequence[ChoiceRow]) -> None:
        """List these, with what holds already as the current one, else the first."""
        self._typed = ""
        self.title.setText(title)
        self.list.setAccessibleName(title)
        self.model.show(rows)
        now = next((at for at, row in enumerate(rows) if row.is_now), 0)
        self.list.setFixedHeight(max(1, min(len(rows), _MOST_ROWS)) * ROW_HEIGHT)
        self.list.setCurrentIndex(self.model.index(now))
        if self.isVisible():
            self.place()

    def take(self, row: ChoiceRow) -> None:
        """Take what was chosen; subclasses do it."""
        raise NotImplementedError

    def heard(self, key: Qt.Key) -> bool:
        """Act on a key that stands for no row; subclasses may know some."""
        del key
        return False

    def _take_current(self) -> None:
        row = self.model.row(self.list.currentIndex().row())
        if isinstance(row, ChoiceRow):
            self.take(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the list's keys."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._press(event)
            return True
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_popup()
        elif key in _ENTER:
            self._take_current()
        elif key in _UP_DOWN:
            count = self.model.rowCount()
            row = (self.list.currentIndex().row() + _UP_DOWN[key]) % max(count, 1)
            self.list.setCurrentIndex(self.model.index(row))
        elif not self.heard(key):
            self._type(pressed(event).removeprefix("Shift+").removeprefix("Num+"))

    def _type(self, letter: str) -> None:
        """Take the row of that key; a key of several letters is typed letter by letter."""
        if len(letter) != 1:
            return
        for typed in (self._typed + letter, letter):
            fitting = self._fitting(typed)
            if fitting:
                self._typed = typed
                self.list.setCurrentIndex(self.model.index(fitting[0]))
                if len(fitting) == 1:
                    self._take_current()
                return
        self._typed = ""

    def _fitting(self, typed: str) -> list[int]:
        """Return the rows whose keys begin with what was typed, an exact one first."""
        rows = [self.model.row(at) for at in range(self.model.rowCount())]
        keys = [row.key.upper() if isinstance(row, ChoiceRow) else "" for row in rows]
        found = [at for at, key in enumerate(keys) if key.startswith(typed.upper())]
        return sorted(found, key=lambda at: len(keys[at]))

"""A field with a list under it, floating over the window: what both palettes are.

A child of the window rather than a window of its own, so that the page keeps the colour of its
selection. Knows neither tags nor commands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from reader_app.ui.palettes.focus_before import FocusBefore
from reader_app.ui.palettes.key_hints import KeyHints
from reader_app.ui.palettes.row_model import RowModel
from reader_app.ui.theme.icons import icon
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStyledItemDelegate

    from reader_app.ui.theme.theme import Theme

ROW_HEIGHT = 32
_MOST_ROWS = 8
_FEWEST_ROWS = 4
_COUNT_GAP = 8
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _MOST_ROWS,
    Qt.Key.Key_PageUp: -_MOST_ROWS,
}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FindPopup(QFrame):
    """Type to find, Enter to take; subclasses fill the rows and say what taking one does."""

    closed = Signal()

    def __init__(self, parent: QWidget, name: str, symbol: str, width: int) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "popup")
        self.setFixedWidth(width)
        self.hide()
        self._symbol = symbol
        self._before = FocusBefore()
        self._most_rows = _MOST_ROWS
        self.field = QLineEdit(self)
        self.field.setObjectName(f"{name}_field")
        self.count = PlainLabel(self.field)
        self.head = PlainLabel(self)
        self.list = QListView(self)
        self.foot = KeyHints(self)
        self.model = RowModel(self)
        self._lay_out(name)
        self._wire()

    def _lay_out(self, name: str) -> None:
        for label in (self.count, self.head):
            label.setProperty("kind", "small")
        self.list.setObjectName(f"{name}_list")
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        inside = QHBoxLayout(self.field)
        inside.setContentsMargins(_COUNT_GAP, 0, _COUNT_GAP, 0)
        inside.addStretch()
        inside.addWidget(self.count)
        line = QFrame(self)
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 0)
        column.setSpacing(4)
        for widget in (self.field, self.head, self.list, line, self.foot):
            column.addWidget(widget)
        self.head.setContentsMargins(8, 0, 8, 0)

    def _wire(self) -> None:
        self.field.textChanged.connect(self.fill)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._take_clicked)

    def set_theme(self, theme: Theme, delegate: QStyledItemDelegate) -> None:
        """Take a theme's colours, and the delegate that draws the rows in it."""
        for action in self.field.actions():
            self.field.removeAction(action)
        symbol = icon(self._symbol, theme, "text_muted")
        self.field.addAction(symbol, QLineEdit.ActionPosition.LeadingPosition)
        self.list.setItemDelegate(delegate)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(32)
        shadow.setOffset(0, 12)
        colour = QColor(theme.colour("text" if not theme.is_dark else "window"))
        colour.setAlphaF(0.35)
        shadow.setColor(colour)
        self.setGraphicsEffect(shadow)

    def open(self) -> None:
        """Show the popup, emptied, with the focus in its field; `move` it first or after."""
        self._before.remember(self.window())
        self.field.clear()
        self.fill("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_popup(self) -> None:
        """Hide, and give the focus back to where it was."""
        if self.isHidden():
            return
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self.hide()
        if had_focus:
            self._before.give_back()
        self.closed.emit()

    def say_count(self, words: str) -> None:
        """Say at the field's end how many there are, and keep what is typed clear of it."""
        self.count.setText(words)
        room = self.count.sizeHint().width() + _COUNT_GAP if words else 0
        before, after = (room, 0) if self.isRightToLeft() else (0, room)
        self.field.setTextMargins(before, 0, after, 0)

    def show_rows(self, rows: Sequence[object]) -> None:
        """List these, the first one chosen, and fit the height to them."""
        self.model.show(rows)
        self.list.setCurrentIndex(self.model.index(0))
        self.list.setFixedHeight(max(1, min(len(rows), self._most_rows)) * ROW_HEIGHT)
        self.head.setVisible(bool(self.head.text()))
        self.adjustSize()

    def rows_for(self, below: int, above: int) -> int:
        """Return how many rows to show, given the pixels below and above what this is about."""
        rest = self.sizeHint().height() - self.list.height()
        fitting = (below - rest) // ROW_HEIGHT
        if fitting < _FEWEST_ROWS:
            fitting = max(fitting, (above - rest) // ROW_HEIGHT)
        return max(_FEWEST_ROWS, min(fitting, _MOST_ROWS))

    def show_at_most(self, rows: int) -> None:
        """Show no more rows than that at a time."""
        self._most_rows = rows

    def current(self) -> object | None:
        """Return the row that is chosen."""
        return self.model.row(self.list.currentIndex().row())

    def fill(self, typed: str) -> None:
        """List what fits; subclasses do it."""
        raise NotImplementedError

    def take(self, held: Qt.KeyboardModifier) -> None:
        """Take the row that is chosen; subclasses do it."""
        raise NotImplementedError

    def heard(self, event: QKeyEvent) -> bool:
        """Act on a key of the field's; true where it was ours."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_popup()
        elif key in _ENTER:
            self.take(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        elif key in _MOVES:
            self._move(_MOVES[key])
        else:
            return False
        return True

    def _move(self, by: int) -> None:
        row = self.list.currentIndex().row() + by
        if row < 0:
            self.model.fetch_all()
        count = self.model.rowCount()
        if not count:
            return
        row = row % count if abs(by) == 1 else max(0, min(row, count - 1))
        self.list.setCurrentIndex(self.model.index(row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the field's keys, and close when the focus goes elsewhere."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.heard(event)
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if kind == QEvent.Type.FocusOut and self._left_for_good():
            self.close_popup()
        return super().eventFilter(watched, event)

    def _left_for_good(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and now is not self.field and not self.isAncestorOf(now)

    def _take_clicked(self) -> None:
        self.take(Qt.KeyboardModifier.NoModifier)

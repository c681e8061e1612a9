"""The bar under the page in which words are looked for. Shows what was found, finds nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from reader_app.analysis.finding import Sought
from reader_app.ui.theme.icons import icon

if TYPE_CHECKING:
    from reader_app.ui.theme.theme import Theme

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_LEAST, _MOST = 160, 320
_COUNT_WIDTH = 150


class FindBar(QWidget):
    """Field, count, ways on, options. `changed` carries a `Sought`, `step_wanted` 1 or -1."""

    changed = Signal(object)
    step_wanted = Signal(int)
    tag_all_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setProperty("kind", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Find in the article"))
        self.field = self._field()
        self.count = QLabel(self)
        self.count.setObjectName("find_count")
        self.count.setProperty("kind", "small")
        self.count.setMinimumWidth(_COUNT_WIDTH)
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.previous = self._button("find_previous", self.tr("Previous"), self.tr("Shift+F3"))
        self.next = self._button("find_next", self.tr("Next"), self.tr("F3"))
        self.whole_words = self._option("find_whole_words", self.tr("&Whole words"))
        self.match_case = self._option("find_match_case", self.tr("Match &case"))
        self.as_pattern = self._option("find_as_pattern", self.tr("&Regular expression"))
        self.tag_all = QPushButton(self.tr("Ta&g all hits"), self)
        self.tag_all.setObjectName("find_tag_all")
        self.tag_all.setProperty("size", "small")
        self.close_button = QToolButton(self)
        self.close_button.setObjectName("find_close")
        self.close_button.setProperty("kind", "bare")
        self.close_button.setAccessibleName(self.tr("Close the find bar"))
        self.close_button.setToolTip(self.tr("Close the find bar (Esc)"))
        self._lay_out()
        self._wire()
        self.set_theme(theme)
        self.show_count(0, None)

    def _field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName("find_field")
        field.setProperty("size", "small")
        field.setAccessibleName(self.tr("Find in the article"))
        field.setPlaceholderText(self.tr("Find in the article"))
        field.setClearButtonEnabled(True)
        field.setMinimumWidth(_LEAST)
        field.setMaximumWidth(_MOST)
        return field

    def _button(self, name: str, words: str, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(words)
        button.setToolTip(f"{words} ({key})")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _option(self, name: str, words: str) -> QToolButton:
        """Return a button that stays down; Alt and its letter press it."""
        button = QToolButton(self)
        button.setObjectName(name)
        button.setProperty("kind", "facet")
        button.setText(words)
        button.setAccessibleName(words.replace("&", ""))
        key = button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if key:
            button.setToolTip(f"{button.accessibleName()} ({key})")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addSpacing(4)
        row.addWidget(self.count, 2)
        for widget in (self.previous, self.next):
            row.addWidget(widget)
        row.addSpacing(8)
        for widget in (self.whole_words, self.match_case, self.as_pattern):
            row.addWidget(widget)
        row.addWidget(self.tag_all)
        row.addWidget(self.close_button)

    def _wire(self) -> None:
        self.field.textChanged.connect(self._tell)
        for option in (self.whole_words, self.match_case, self.as_pattern):
            option.toggled.connect(self._tell)
        self.next.clicked.connect(lambda: self.step_wanted.emit(1))
        self.previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.tag_all.clicked.connect(self.tag_all_wanted)
        self.close_button.clicked.connect(self.close_wanted)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours."""
        self.close_button.setIcon(icon("close", theme))

    @property
    def sought(self) -> Sought:
        """What is looked for."""
        return Sought(
            self.field.text(),
            whole_words=self.whole_words.isChecked(),
            match_case=self.match_case.isChecked(),
            as_pattern=self.as_pattern.isChecked(),
        )

    def start(self, words: str) -> None:
        """Give the field the focus, with these words in it, if any, all selected."""
        if words:
            self.field.setText(words)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_count(self, found: int, current: int | None, *, more: bool = False) -> None:
        """Say at which hit of how many the reader is, the first being 0."""
        number = QLocale().toString
        total = number(found) + ("+" if more else "")
        if not self.field.text().strip():
            words = ""
        elif not found:
            words = "…" if more else self.tr("Not in this article")
        elif current is None:
            words = self.tr("1 hit") if found == 1 and not more else self.tr("%1 hits")
        else:
            words = self.tr("%2 of %1").replace("%2", number(current + 1))
        self._say(words.replace("%1", total), problem=False)
        for button in (self.next, self.previous, self.tag_all):
            button.setEnabled(found > 0)

    def show_problem(self, sentence: str) -> None:
        """Say why nothing can be found."""
        self.show_count(0, None)
        self._say(sentence, problem=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten a long sentence to the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        words, room = self.field.accessibleDescription(), self.count.width()
        self.count.setText(
            self.count.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        )

    def _say(self, words: str, *, problem: bool) -> None:
        self.count.setToolTip(words if problem else "")
        self.field.setAccessibleDescription(words)
        for button in (self.next, self.previous):
            button.setVisible(not problem)
        self._row.activate()
        self._fit()
        for widget, name, value in (
            (self.field, "problem", problem),
            (self.count, "kind", "problem" if problem else "small"),
        ):
            if widget.property(name) != value:
                widget.setProperty(name, value)
                widget.style().polish(widget)

    def _tell(self) -> None:
        self.changed.emit(self.sought)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, back with Shift+Enter, close with Escape; no key goes to the page."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_wanted.emit()
        elif key in _ENTER and self.field.hasFocus():
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step_wanted.emit(-1 if back else 1)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Keep Escape from being anybody else's shortcut while the bar has the focus."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

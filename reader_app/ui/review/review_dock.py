"""The review dock: the form, the places that were found, and a yes or no to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from reader_app.ui.docks.dock_list import DockList
from reader_app.ui.docks.empty_state import EmptyState
from reader_app.ui.docks.panel_dock import PanelDock
from reader_app.ui.palettes.key_hints import KeyHints
from reader_app.ui.review.find_form import FindForm
from reader_app.ui.review.review_delegate import ReviewDelegate
from reader_app.ui.review.review_model import ReviewModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.edits import Change
    from reader_app.project.tag_again import Hit
    from reader_app.ui.theme.theme import Theme

_WIDTHS = (260, 348, 520)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_NO = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_X})
_CTRL = Qt.KeyboardModifier.ControlModifier


class ReviewDock(PanelDock):
    """Lists what was found; nothing is tagged but what is said yes to."""

    hit_shown = Signal(object)
    """The `Hit` to be shown on the page."""
    accept_wanted = Signal(tuple)
    """The `Hit`s to be tagged, in one step."""
    cancel_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Tag again"), "reviewDock", _WIDTHS, theme)
        if parent is not None:
            self.setParent(parent)
        self._model = ReviewModel(self)
        self._delegate = ReviewDelegate(theme, self)
        self._known = 0
        self._searching = False
        self.form = FindForm(self)
        self.list = self._made_list()
        self._empty = EmptyState("", "reviewEmpty", self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.list)
        self.progress = QLabel(self)
        self.progress.setObjectName("reviewProgress")
        self.progress.setProperty("kind", "small")
        self.accept_all = QPushButton(self)
        self.accept_all.setObjectName("reviewAcceptAll")
        self.accept_all.setProperty("size", "small")
        self.accept_all.setToolTip(self.tr("Tag all that are listed, in one step (Ctrl+Enter)"))
        self.cancel = QPushButton(self.tr("Stop"), self)
        self.cancel.setObjectName("reviewStop")
        self.cancel.setProperty("kind", "link")
        self.add_close_button(self.tr("Close the review list"))
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.clear()

    def _made_list(self) -> DockList:
        made = DockList("reviewList", self._model, self._delegate, self)
        made.setAccessibleName(self.tr("Places found"))
        return made

    def _lay_out(self) -> None:
        state = QHBoxLayout()
        state.setContentsMargins(16, 0, 12, 4)
        state.addWidget(self.progress)
        state.addStretch(1)
        state.addWidget(self.cancel)
        state.addWidget(self.accept_all)
        hints = KeyHints(self)
        hints.show_hints(
            (
                ("Enter", self.tr("Tag")),
                ("X", self.tr("Leave out")),
                ("↑↓", self.tr("Go on")),
            )
        )
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 0)
        foot.addWidget(hints)
        self.column.addWidget(self.form)
        self.column.addLayout(state)
        self.column.addWidget(self._pages, 1)
        self.column.addLayout(foot)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show_hit)
        self.list.clicked.connect(self._show_hit)
        self.list.installEventFilter(self)
        self.accept_all.clicked.connect(self._accept_all)
        self.cancel.clicked.connect(self.cancel_wanted)

    def set_theme(self, theme: Theme) -> None:
        """Show the dock in another theme."""
        super().set_theme(theme)
        self._delegate.set_theme(theme)
        self.list.viewport().update()

    def clear(self) -> None:
        """Show nothing, as before the first search."""
        self._model.clear()
        self._known = 0
        self._empty.say(
            self.tr("Choose a tag and what to look for. Nothing is tagged without a yes.")
        )
        self._refresh()

    def start(self) -> None:
        """Empty the list: a search begins."""
        self._searching = True
        self.clear()
        self._empty.say(self.tr("Looking…"))

    def add(self, hits: Sequence[Hit]) -> None:
        """List what was found; what has the tag already is counted, not shown."""
        first = self._model.rowCount() == 0
        new = [hit for hit in hits if not hit.tagged]
        self._known += len(hits) - len(new)
        self._model.add(new)
        self._refresh()
        if first and new:
            self.list.setCurrentIndex(self._model.index(0))
            if self.form.isAncestorOf(QApplication.focusWidget() or self):
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self, problem: str = "") -> None:
        """Say that the search is over, or what ended it."""
        self._searching = False
        self._empty.say(problem or self._none_words())
        self._refresh()

    def _none_words(self) -> str:
        if self._known:
            return self.tr("All places have this tag already.")
        return self.tr("These words stand nowhere else.")

    def accepted(self, hits: Sequence[Hit], change: Change) -> None:
        """Tick what was tagged, and go on to what waits."""
        row = self.list.currentIndex().row()
        self._model.accepted(hits, change)
        self._go_on(row)

    def apply(self, change: Change) -> None:
        """Take over a change that was written elsewhere, such as an undo."""
        if self._model.rowCount():
            self._model.apply(change)
            self._refresh()

    def _go_on(self, row: int) -> None:
        following = self._model.next_waiting(row)
        if following.isValid():
            self.list.setCurrentIndex(following)
        self._refresh()

    def _refresh(self) -> None:
        total, waiting = self._model.rowCount(), len(self._model.waiting())
        number = QLocale().toString(total)
        found = self.tr("1 place") if total == 1 else self.tr("{number} places")
        words = [found.format(number=number)] if total or self._searching else []
        if self._known:
            words.append(self.tr("%Ln tagged already", "", self._known))
        if self._searching:
            words.append(self.tr("looking…"))
        self.progress.setText(" · ".join(words))
        self.cancel.setVisible(self._searching)
        all_of_them = (
            self.tr("Tag 1 place") if waiting == 1 else self.tr("Tag %Ln places", "", waiting)
        )
        self.accept_all.setText(all_of_them)
        self.accept_all.setAccessibleName(all_of_them)
        self.accept_all.setVisible(waiting > 0 and not self._searching)
        self._pages.setCurrentWidget(self.list if total else self._empty)

    def _show_hit(self, index: QModelIndex) -> None:
        hit = self._model.hit(index)
        if hit is not None:
            self.hit_shown.emit(hit)

    def _accept(self) -> None:
        hit = self._model.hit(self.list.currentIndex())
        if hit is not None and not self._model.is_accepted(hit):
            self.accept_wanted.emit((hit,))
        elif hit is not None:
            self._go_on(self.list.currentIndex().row())

    def _accept_all(self) -> None:
        waiting = tuple(self._model.waiting())
        if waiting and not self._searching:
            self.accept_wanted.emit(waiting)

    def _reject(self) -> None:
        index = self.list.currentIndex()
        hit = self._model.hit(index)
        if hit is not None and not self._model.is_accepted(hit):
            row = index.row()
            self._model.reject(index)
            self._go_on(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear yes and no from the list."""
        if watched is self.list and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in _ENTER | _NO:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._heard(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _heard(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTER:
            self._accept_all() if event.modifiers() & _CTRL else self._accept()
        elif event.key() in _NO:
            self._reject()
        else:
            return False
        return True

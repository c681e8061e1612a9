"""The status bar: work that runs, what was just done, who works and when it was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStatusBar,
    QWidget,
)

from reader_app.ui.theme.plain_words import PlainLabel, plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

_BAR_WIDTH = 120
_SIDE = 16


class StatusBar(QStatusBar):
    """Three places, each with one thing to say."""

    cancel_wanted = Signal()
    undo_wanted = Signal()
    details_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_bar")
        self.setSizeGripEnabled(False)
        self.work = PlainLabel(self)
        self.bar = QProgressBar(self)
        self.cancel = _link(self.tr("Cancel"), "status_cancel", self)
        self.message = PlainLabel(self)
        self.undo = _link(self.tr("Undo"), "status_undo", self)
        self.details = _link(self.tr("Details"), "status_details", self)
        self.copy = _link(self.tr("Save a copy…"), "status_copy", self)
        self.who = PlainLabel(self)
        self._name_parts()
        self.addWidget(self._laid_out(), 1)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.details.clicked.connect(self.details_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.show_work("")
        self.say("")

    def _name_parts(self) -> None:
        names = (
            (self.work, "status_work"),
            (self.message, "status_message"),
            (self.who, "status_who"),
        )
        for label, name in names:
            label.setObjectName(name)
        self.bar.setObjectName("status_progress")
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(_BAR_WIDTH, 4)
        self.message.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.message.setMinimumWidth(0)

    def _laid_out(self) -> QWidget:
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        start, middle, end = (QHBoxLayout() for _ in range(3))
        for widget in (self.work, self.bar, self.cancel):
            start.addWidget(widget)
        start.addStretch()
        start.setSpacing(_SIDE)
        middle.addStretch()
        for widget in (self.message, self.undo, self.details, self.copy):
            middle.addWidget(widget)
        middle.addStretch()
        middle.setSpacing(4)
        end.addStretch()
        end.addWidget(self.who)
        row.addLayout(start, 1)
        row.addLayout(middle, 2)
        row.addLayout(end, 1)
        return whole

    def show_work(self, words: str, *, can_cancel: bool = True) -> None:
        """Show work that runs, by name; an empty name ends it."""
        self.work.setText(words)
        self.bar.setVisible(bool(words))
        self.bar.setRange(0, 0)
        self.cancel.setVisible(bool(words) and can_cancel)

    def show_waiting(self, words: str) -> None:
        """Show at once what the whole window waits for; an empty name ends it."""
        self.show_work(words, can_cancel=False)
        self.repaint()

    def show_progress(self, words: str, share: float) -> None:
        """Show how far the work is: `share` from 0 to 1, in steps of one percent."""
        self.work.setText(words)
        self.bar.setRange(0, 100)
        self.bar.setValue(round(share * 100))

    def say(self, sentence: str, *, can_undo: bool = False) -> None:
        """Say what was done; it stays until something else is said."""
        self._say(sentence, "")
        self.undo.setVisible(can_undo)

    def complain(
        self,
        sentence: str,
        *,
        has_details: bool = False,
        details: str = "",
        can_copy: bool = False,
    ) -> None:
        """Say what stands in the way; `can_copy` offers to save a copy of the project."""
        self._say(sentence, "problem")
        self.undo.hide()
        self.copy.setVisible(can_copy)
        self.details.setText(details or self.tr("Details"))
        self.details.setVisible(has_details)

    def _say(self, sentence: str, kind: str) -> None:
        self.message.setText(sentence)
        self.message.setToolTip(plain_tip(sentence))
        self.details.hide()
        self.copy.hide()
        if (self.message.property("kind") or "") != kind:
            self.message.setProperty("kind", kind)
            self.message.style().unpolish(self.message)
            self.message.style().polish(self.message)

    def show_who(self, words: str) -> None:
        """Show who works, and when the project was saved last."""
        self.who.setText(words)

    def follow(self, undo: QAction) -> None:
        """Let the link do what the action does, with its words as the tip."""
        self.undo_wanted.connect(undo.trigger)
        undo.changed.connect(lambda: self.undo.setToolTip(plain_tip(undo.text().replace("&", ""))))


def _link(text: str, name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setObjectName(name)
    button.setProperty("kind", "link")
    button.setFlat(True)
    return button

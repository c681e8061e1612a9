"""The foot of the History panel: what going to the chosen step will do, and the button for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from reader_app.ui.history.history_model import step_words

if TYPE_CHECKING:
    from reader_app.project.history import JumpPlan

_SHOWN = 4
"""So many steps are named; of the others, how many they are."""


class JumpPane(QWidget):
    """Says the plan of a jump in words, step by step."""

    wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QLabel(self)
        self.words.setObjectName("historyPlan")
        self.words.setProperty("kind", "small")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(self)
        self.button.setObjectName("historyJump")
        self.button.setProperty("size", "small")
        self.button.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self.say(self.tr("Choose a step to go back to it, or forward to it again."))

    def say(self, sentence: str) -> None:
        """Say a sentence; there is nothing to do."""
        self.words.setText(sentence)
        self.button.hide()

    def show_plan(self, plan: JumpPlan) -> None:
        """Say what would be done, in the order in which it would be."""
        steps = plan.undo or plan.redo
        if not steps:
            self.say(self.tr("The project stands at this step."))
            return
        head = self.tr("This takes back:") if plan.undo else self.tr("This does again:")
        lines = [f"{at}. {step_words(step)}" for at, step in enumerate(steps[:_SHOWN], 1)]
        more = len(steps) - _SHOWN
        if more > 0:
            lines.append(self.tr("and 1 more") if more == 1 else self.tr("and %Ln more", "", more))
        self.words.setText("\n".join((head, *lines)))
        self.button.setText(self._button_words(len(steps), back=bool(plan.undo)))
        self.button.setAccessibleName(self.button.text())
        self.button.show()

    def _button_words(self, count: int, *, back: bool) -> str:
        if back:
            return (
                self.tr("Take back 1 step")
                if count == 1
                else self.tr("Take back %Ln steps", "", count)
            )
        return (
            self.tr("Do 1 step again") if count == 1 else self.tr("Do %Ln steps again", "", count)
        )

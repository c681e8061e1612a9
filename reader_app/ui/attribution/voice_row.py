"""One speaker of a chain as it is edited: name, cue and mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader_app.project.attributions import Voice
from reader_app.ui.attribution.chain_words import MODES, mode_name
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.ui.attribution.names import Names

_CUE_WIDTH = 120
_MODE_WIDTH = 108


class VoiceRow(QWidget):
    """A line of fields under the words that say whose it is."""

    changed = Signal()

    def __init__(self, number: int, names: Names, cues: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._names = names
        words = self.tr("Who said it") if number == 0 else self.tr("Who reported that")
        label = PlainLabel(words, self)
        label.setProperty("kind", "small")
        self.name = _field(f"speaker_{number}", words, names.offered, self)
        self.name.setPlaceholderText(self.tr("Name or tag"))
        cue = self.tr("By which word")
        self.cue = _field(f"cue_{number}", cue, cues, self)
        self.cue.setPlaceholderText(self.tr("said, according to …"))
        self.cue.setFixedWidth(_CUE_WIDTH)
        self.mode = QComboBox(self)
        self.mode.setObjectName(f"mode_{number}")
        self.mode.setAccessibleName(self.tr("How the words are given"))
        self.mode.setFixedWidth(_MODE_WIDTH)
        for mode in MODES:
            self.mode.addItem(mode_name(mode), mode)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.name, 1)
        line.addWidget(self.cue)
        line.addWidget(self.mode)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addLayout(line)
        self._wire()

    def _wire(self) -> None:
        self.name.textChanged.connect(self.changed)
        self.cue.textChanged.connect(self.changed)
        self.mode.currentIndexChanged.connect(self.changed)

    def show_voice(self, voice: Voice) -> None:
        """Put a speaker into the fields."""
        self.name.setText(self._names.shown(voice.tag) if voice.tag else voice.name)
        self.name.setCursorPosition(0)
        self.cue.setText(voice.cue)
        self.mode.setCurrentIndex(list(MODES).index(voice.mode))

    def voice(self) -> Voice | None:
        """Return the speaker, or None where there is no name."""
        name = " ".join(self.name.text().split())
        if not name:
            return None
        tag = self._names.tag(name)
        mode = list(MODES)[self.mode.currentIndex()]
        return Voice("" if tag else name, tag, " ".join(self.cue.text().split()), mode)


def _field(name: str, words: str, offered: Sequence[str], parent: QWidget) -> QLineEdit:
    """Return a field that completes what is typed in it, in its place."""
    field = QLineEdit(parent)
    field.setObjectName(name)
    field.setAccessibleName(words)
    completer = QCompleter(list(offered), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    field.setCompleter(completer)
    return field

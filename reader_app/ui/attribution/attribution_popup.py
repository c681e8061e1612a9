"""A, Enter: the sheet on which is said whose words a highlight is, and through whom they came."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from reader_app.project.attributions import Voice
from reader_app.ui.attribution.names import Names
from reader_app.ui.attribution.voice_row import VoiceRow
from reader_app.ui.palettes.floating import Floating
from reader_app.ui.palettes.key_hints import KeyHints

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader_app.ui.theme.theme import Theme

_WIDTH = 480
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class AttributionContents:
    """What the sheet opens with."""

    chain: Sequence[Voice]
    """The speakers so far, or the one that is proposed."""
    names: Names
    cues: Sequence[str]
    sentence: Callable[[Sequence[Voice]], str]
    """Puts a chain into words."""


class AttributionPopup(Floating):
    """Enter keeps, Ctrl+Enter adds who reported it, Esc gives up."""

    kept = Signal(tuple)
    """The chain of `Voice`; empty where there is to be none. The popup has closed before."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "attribution_popup", _WIDTH)
        self.setAccessibleName(self.tr("Attribution"))
        self._contents: AttributionContents | None = None
        self._rows: list[VoiceRow] = []
        title = QLabel(self.tr("Whose words?"), self)
        title.setProperty("kind", "heading")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.more = QPushButton(self.tr("Add who reported that"), self)
        self.more.setObjectName("add_speaker")
        self.more.setProperty("kind", "link")
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self._add_next)
        self.preview = QLabel(self)
        self.preview.setObjectName("attribution_preview")
        self.preview.setAccessibleName(self.tr("The attribution as a sentence"))
        self.preview.setProperty("kind", "muted")
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setWordWrap(True)
        self._lay_out(title)

    def _lay_out(self, title: QLabel) -> None:
        foot = KeyHints(self)
        foot.show_hints(
            (
                ("Enter", self.tr("Keep")),
                ("Ctrl+Enter", self.tr("Add who reported that")),
                ("Esc", self.tr("Close")),
            )
        )
        line = QFrame(self)
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 0)
        column.setSpacing(8)
        column.addWidget(title)
        column.addLayout(self._lines)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        for widget in (self.preview, line, foot):
            column.addWidget(widget)

    def open_for(self, contents: AttributionContents, anchor: QRect, theme: Theme) -> None:
        """Open beside a rectangle in global coordinates."""
        self._contents = contents
        self._clear()
        for voice in contents.chain or (Voice(),):
            self._add(voice)
        self.wear(theme)
        self.open_beside(anchor, self._rows[0].name)
        self._rows[0].name.selectAll()

    def _clear(self) -> None:
        for row in self._rows:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []

    def _add(self, voice: Voice) -> None:
        if self._contents is None:
            return
        row = VoiceRow(len(self._rows), self._contents.names, self._contents.cues, self)
        row.show_voice(voice)
        before = self._rows[-1].mode if self._rows else None
        self._rows.append(row)
        self._lines.addWidget(row)
        for field in (row.name, row.cue, row.mode):
            field.installEventFilter(self)
            if before is not None:
                self.setTabOrder(before, field)
            before = field
        self.setTabOrder(row.mode, self.more)
        row.changed.connect(self._say)
        row.show()
        self._say()

    def _add_next(self) -> None:
        """Add an empty line for whoever reported what the last one said, and go there."""
        if self._rows[-1].voice() is not None:
            self._add(Voice())
            self.place()
        self._rows[-1].name.setFocus(Qt.FocusReason.OtherFocusReason)

    def chain(self) -> tuple[Voice, ...]:
        """Return the speakers that have a name."""
        voices = (row.voice() for row in self._rows)
        return tuple(voice for voice in voices if voice is not None)

    def _say(self) -> None:
        """Show the chain as the card will say it."""
        if self._contents is not None:
            chain = self.chain()
            words = self._contents.sentence(chain) if chain else self.tr("No attribution.")
            self.preview.setText(words)
            if self.isVisible():
                self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the fields' keys."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_popup()
        elif key in _ENTER and event.modifiers() & _CTRL:
            self._add_next()
        elif key in _ENTER:
            chain = self.chain()
            self.close_popup()
            self.kept.emit(chain)
        else:
            return False
        return True

"""Two texts beside each other, with the words that only one of them has on a coloured ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QGridLayout, QLabel, QTextEdit, QWidget

from reader_app.core.folding import is_unspaced
from reader_app.core.offsets import Utf16Map
from reader_app.core.text_mapping import TextMapping
from reader_app.project.labels import isolate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.ui.theme.theme import Theme


class SideBySide(QWidget):
    """Holds two views of plain words, each paragraph in its own direction."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = theme.colour("warning_soft")
        self._ink = theme.colour("text")
        self.names = (QLabel(self), QLabel(self))
        self.views = (QTextEdit(self), QTextEdit(self))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for column, (name, view) in enumerate(zip(self.names, self.views, strict=True)):
            name.setProperty("kind", "heading")
            name.setWordWrap(True)
            view.setObjectName(f"sideBySide{column}")
            view.setAcceptRichText(False)
            view.setReadOnly(True)
            view.setTabChangesFocus(True)
            grid.addWidget(name, 0, column)
            grid.addWidget(view, 1, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(1, 1)

    def show_texts(self, first: tuple[str, str], second: tuple[str, str]) -> None:
        """Show two texts, each as its name and its words."""
        mapping = TextMapping(first[1], second[1])
        kept = (
            [(run.old, run.old + run.length) for run in mapping.runs],
            [(run.new, run.new + run.length) for run in mapping.runs],
        )
        for side, (title, words) in enumerate((first, second)):
            self.names[side].setText(isolate(title))
            view = self.views[side]
            view.setAccessibleName(title)
            view.setPlainText(words)
            view.setExtraSelections(list(self._grounds(view, words, kept[side])))

    def _grounds(
        self, view: QTextEdit, words: str, kept: list[tuple[int, int]]
    ) -> Iterator[QTextEdit.ExtraSelection]:
        look = QTextCharFormat()
        look.setBackground(self._ground)
        look.setForeground(self._ink)
        units = Utf16Map(words)
        for start, end in differing(words, kept):
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(view.document())
            cursor.setPosition(units.to_units(start))
            cursor.setPosition(units.to_units(end), QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
            selection.format = look  # pyright: ignore[reportAttributeAccessIssue]
            yield selection


def differing(words: str, kept: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a text, whole words, that hold more than what was kept, in order."""
    at = 0
    for start, end in [*sorted(kept), (len(words), len(words))]:
        if words[at:start].strip():
            yield _start_of_word(words, at), _end_of_word(words, start)
        at = max(at, end)


def _start_of_word(words: str, at: int) -> int:
    while 0 < at < len(words) and _is_inside(words, at):
        at -= 1
    return at


def _end_of_word(words: str, at: int) -> int:
    while 0 < at < len(words) and _is_inside(words, at):
        at += 1
    return at


def _is_inside(words: str, at: int) -> bool:
    """Tell whether a place has letters of one word on both sides."""
    return all(char.isalnum() and not is_unspaced(char) for char in words[at - 1 : at + 1])

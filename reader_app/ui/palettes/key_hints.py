"""A line of key caps, each with what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEIGHT = 28
_CAP = 18
_BETWEEN = 12
_WITHIN = 4


class KeyHints(QWidget):
    """Says which keys work here."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 0, 4, 4)
        self._row.setSpacing(_WITHIN)

    def show_hints(self, hints: Iterable[tuple[str, str]]) -> None:
        """Show (key, what it does) pairs."""
        for key, words in hints:
            self._row.addWidget(key_cap(key, self))
            label = QLabel(words, self)
            label.setProperty("kind", "tiny")
            self._row.addWidget(label)
            self._row.addSpacing(_BETWEEN - _WITHIN)
        self._row.addStretch()


def key_cap(key: str, parent: QWidget) -> QLabel:
    """Return a label that looks like a key."""
    label = QLabel(key, parent)
    label.setProperty("kind", "key")
    label.setFixedHeight(_CAP)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return label

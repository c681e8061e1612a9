"""Words that users wrote are shown as they are: never taken for HTML, whatever they look like.

Qt guesses from a text whether it is rich, also in labels and tooltips; a title of a hostile
project could so load pictures, or show what is not there.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """A label that shows every letter of what it is given."""

    def __init__(self, *given: str | QWidget) -> None:
        """Take words, a parent, or both, as QLabel does."""
        parents = [each for each in given if isinstance(each, QWidget)]
        super().__init__(parents[0] if parents else None)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText("".join(each for each in given if isinstance(each, str)))


def plain_tip(words: str) -> str:
    """Return what a tooltip must be given to show these very words."""
    if "<" not in words:
        return words
    from html import escape  # noqa: PLC0415  (its table of entities costs the start a millisecond)

    lines = escape(words).replace("\n", "<br>")
    return f"<span>{lines}</span>"

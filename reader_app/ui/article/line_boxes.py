"""Where a stretch of characters stands in a laid-out line, right also where directions mix."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextLine

from reader_app.ui.article.directions import is_bidirectional

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_TOUCHING = 0.6
"""Boxes that are no farther apart (pixels) are one."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Left and right edge of a box, in pixels from the layout's own left."""

    left: float
    right: float


class LineRuler:
    """Measures in the lines of one laid-out paragraph; positions count from its start."""

    def __init__(self, block: QTextBlock) -> None:
        layout = self._layout = block.layout()
        words = block.text()
        self._mixed = is_bidirectional(words)
        self._words = words if words.isascii() else _ASTRAL.sub("xx", words)
        self._known: dict[tuple[int, int], float] = {}
        self.lines = [layout.lineAt(number) for number in range(layout.lineCount())]

    def extent(self, line: QTextLine) -> tuple[int, int]:
        """Return first and last position of a line's words, without the space hanging at its end."""
        start = line.textStart()
        end = start + line.textLength()
        while end > start and self._words[end - 1] == " ":
            end -= 1
        return start, end

    def stretches(self, line: QTextLine, start: int, end: int) -> list[Stretch]:
        """Return the boxes of [start, end) in a line, from left to right, none touching another."""
        if not self._mixed:
            return [Stretch(self.beginning(line, start), self.beginning(line, end))]
        return _united(line, start, end)

    def beginning(self, line: QTextLine, start: int) -> float:
        """Return the x where a stretch begins that starts with this position's character."""
        place = (line.textStart(), start)
        known = self._known.get(place)
        if known is None:
            known = self._known[place] = _x(line, start)
        return known

    def ending(self, line: QTextLine, end: int) -> float:
        """Return the x where a stretch ends whose last character stands before this position."""
        if not self._mixed:
            return self.beginning(line, end)
        last = self._layout.previousCursorPosition(end)
        return _x(line, last, QTextLine.Edge.Trailing)


def _x(line: QTextLine, position: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    # the bindings give (x, position) and say `object`
    return line.cursorToX(position, edge)[0]  # pyright: ignore[reportIndexIssue, reportUnknownVariableType]


def _united(line: QTextLine, start: int, end: int) -> list[Stretch]:
    """Return the boxes of the glyphs; several runs may tell the same box, so they are united."""
    boxes = [run.boundingRect() for run in line.glyphRuns(start, end - start)]
    edges = sorted((box.left(), box.right()) for box in boxes)
    found: list[Stretch] = []
    for left, right in edges:
        if found and left <= found[-1].right + _TOUCHING:
            found[-1] = Stretch(found[-1].left, max(found[-1].right, right))
        else:
            found.append(Stretch(left, right))
    return found

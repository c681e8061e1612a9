"""Words around a place that was found, as lists paint them: wrapped, what was found marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetricsF,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from reader_app.core.offsets import Utf16Map
from reader_app.ui.theme.directions import direction_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.spans import Span
    from reader_app.ui.theme.theme import Theme

LINE, LINES = 22, 2
"""Pixels from line to line, and how many lines there are at most."""

_BREAKS = str.maketrans("\n\r\t\u2028\u2029", "     ")


def laid_marked(
    words: str, marked: Sequence[Span], font: QFont, width: float, theme: Theme
) -> QTextLayout:
    """Lay words out in the direction of what was found; what is longer than the lines ends in an ellipsis."""
    words = words.translate(_BREAKS)
    layout, cut = _laid(words, marked, font, width, theme)
    if cut is None:
        return layout
    bold = QFont(font)
    bold.setBold(True)
    rest = QFontMetricsF(bold).elidedText(words[cut:], Qt.TextElideMode.ElideRight, width)
    return _laid(words[:cut] + rest, marked, font, width, theme)[0]


def _laid(
    words: str, marked: Sequence[Span], font: QFont, width: float, theme: Theme
) -> tuple[QTextLayout, int | None]:
    """Return the layout, and where its last line starts if there are more words than lines."""
    layout, units = QTextLayout(words, font), Utf16Map(words)
    option = QTextOption()
    found = words[marked[0].start : marked[0].end] if marked else ""
    whole = direction_of(words, Qt.LayoutDirection.LeftToRight)
    option.setTextDirection(direction_of(found, whole))
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    ends = [(span.start, min(span.end, len(words))) for span in marked if span.start < len(words)]
    layout.setFormats(
        [_look(units.to_units(start), units.to_units(end), theme) for start, end in ends]
    )
    start = end = 0
    layout.beginLayout()
    for number in range(LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * LINE))
        start, end = line.textStart(), line.textStart() + line.textLength()
    layout.endLayout()
    return layout, units.to_points(start) if end < units.length else None


def _look(start: int, end: int, theme: Theme) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setBackground(QBrush(theme.colour("search_hit")))
    look.setForeground(QBrush(theme.colour("text")))
    part = QTextLayout.FormatRange()
    part.start = start  # pyright: ignore[reportAttributeAccessIssue]
    part.length = end - start  # pyright: ignore[reportAttributeAccessIssue]
    part.format = look  # pyright: ignore[reportAttributeAccessIssue]
    return part

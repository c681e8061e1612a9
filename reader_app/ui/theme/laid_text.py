"""Text of a few lines as lists paint it: wrapped, in its own direction, elided at its own end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from reader_app.core.offsets import Utf16Map
from reader_app.ui.theme.directions import direction_of

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter, QTextLine

_BREAKS = str.maketrans("\n\r\t\u2028\u2029", "     ")
_ROOM_PER_LINE = 400
"""Code points of a line looked at, far more than a dock is wide."""


class LaidText:
    """A text laid out once for a width; `draw` puts it wherever it goes."""

    __slots__ = ("_layout", "height", "lines", "shown")

    def __init__(
        self, text: str, font: QFont, width: float, line: float, most: int, align: Qt.AlignmentFlag
    ) -> None:
        """Lay out at most `most` lines of `line` pixels.

        `align` is AlignLeading for the text's own direction, or AlignLeft / AlignRight.
        """
        shown = text[: most * _ROOM_PER_LINE].translate(_BREAKS)
        self._layout, cut = _laid(shown, font, width, most, align)
        if cut is not None:
            metrics = QFontMetricsF(font)
            rest = metrics.elidedText(shown[cut:], Qt.TextElideMode.ElideRight, width)
            shown = shown[:cut] + rest
            self._layout, _ = _laid(shown, font, width + 1, most, align)
        self.shown = shown
        """What is drawn: the text, or its beginning and an ellipsis."""
        self.lines = self._layout.lineCount()
        """How many lines there are."""
        self.height = self.lines * line
        """Pixels from the top of the first to the bottom of the last."""
        for number in range(self.lines):
            item = self._layout.lineAt(number)
            item.setPosition(QPointF(0, number * line + (line - item.height()) / 2))

    def ink_left(self) -> float:
        """Return where the first line's ink begins, from the left edge."""
        return self._layout.lineAt(0).naturalTextRect().left()

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it with the painter's pen, its top left corner at (x, y)."""
        self._layout.draw(painter, QPointF(x, y))


def _laid(
    text: str, font: QFont, width: float, most: int, align: Qt.AlignmentFlag
) -> tuple[QTextLayout, int | None]:
    """Return the layout, and where its last line starts if there is more text than lines."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_option(text, align))
    layout.setCacheEnabled(True)
    layout.beginLayout()
    cut: int | None = None
    for _ in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
    else:
        cut = _cut(text, layout.lineAt(most - 1))
    layout.endLayout()
    return layout, cut


def _cut(text: str, last: QTextLine) -> int | None:
    units = Utf16Map(text)
    if last.textStart() + last.textLength() >= units.length:
        return None
    return units.to_points(last.textStart())


def _option(text: str, align: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    direction = direction_of(text, Qt.LayoutDirection.LeftToRight)
    if align == Qt.AlignmentFlag.AlignLeading and direction == Qt.LayoutDirection.RightToLeft:
        align = Qt.AlignmentFlag.AlignRight
    option.setTextDirection(direction)
    option.setAlignment(align)
    return option

"""One line of text with some letters set off, painted for a delegate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextCharFormat, QTextLayout, QTextOption

from reader_app.core.offsets import Utf16Map
from reader_app.ui.theme.directions import direction_of
from reader_app.ui.theme.fonts import ui_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QPainter


def draw_line(
    painter: QPainter,
    rect: QRect,
    text: str,
    colour: QColor,
    letters: Sequence[int] = (),
    size: int = 13,
) -> int:
    """Draw a text from the leading edge, these letters (code points) bold and underlined.

    Returns the width it took; what does not fit is cut with an ellipsis at the text's own end.
    """
    font = ui_font(size)
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) > rect.width() - 2:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - 2)
        letters = [at for at in letters if at < len(text) - 1]
    layout = _laid_out(text, font, letters, direction_of(text, painter.layoutDirection()))
    width = round(layout.lineAt(0).naturalTextWidth() + 0.5)
    right = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    x = rect.right() + 1 - width if right else rect.left()
    y = rect.top() + (rect.height() - layout.lineAt(0).height()) / 2
    painter.setPen(colour)
    layout.draw(painter, QPointF(x, y))
    return width


def _laid_out(
    text: str, font: QFont, letters: Sequence[int], direction: Qt.LayoutDirection
) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.setFormats(_formats(text, letters))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


def _formats(text: str, letters: Sequence[int]) -> list[QTextLayout.FormatRange]:
    units = Utf16Map(text)
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setFontUnderline(True)
    formats: list[QTextLayout.FormatRange] = []
    for letter in letters:
        part = QTextLayout.FormatRange()
        part.start = units.to_units(letter)  # pyright: ignore[reportAttributeAccessIssue]
        part.length = units.to_units(letter + 1) - part.start  # pyright: ignore[reportAttributeAccessIssue]
        part.format = look  # pyright: ignore[reportAttributeAccessIssue]
        formats.append(part)
    return formats

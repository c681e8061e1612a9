"""Where positions are in a host's viewport and back, from the paragraphs that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPalette, QTextCursor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.ui.article.page_map import PageMap
    from reader_app.ui.article.text_host import TextHost
    from reader_app.ui.article.text_mark import TextMark
    from reader_app.ui.theme.theme import Theme

_OFF_LINE = 3.0
"""How far beside a line's words (pixels) still counts as on them."""

_MANY = 300
"""From so many marks on, looking which of them are in view takes longer than painting all."""


def position_at(host: TextHost, point: QPoint) -> int | None:
    """Return the view position of the character under a point of the viewport, if any.

    Not by `hitTest`, which in the document's margin answers some late block.
    """
    for block, origin in host.exposed_blocks(QRect(point, point)):
        layout, inside = block.layout(), QPointF(point) - origin
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            words = line.naturalTextRect().adjusted(-_OFF_LINE, 0, _OFF_LINE, 0)
            words.setBottom(words.bottom() + _OFF_LINE)
            if words.contains(inside):
                found = line.xToCursor(inside.x(), line.CursorPosition.CursorOnCharacter)
                return block.position() + found
    return None


def update_span(host: TextHost, start: int, end: int) -> None:
    """Paint the paragraphs anew that hold this stretch, as far as they are in view."""
    viewport = host.viewport()
    for block, origin in host.exposed_blocks(viewport.rect()):
        if block.position() < end and block.position() + block.length() > start:
            height = block.layout().boundingRect().height()
            viewport.update(0, int(origin.y()) - 16, viewport.width(), int(height) + 48)


def update_marks(host: TextHost, page_map: PageMap, marks: Sequence[TextMark]) -> None:
    """Paint the paragraphs of these marks anew; all that is in view where the marks are many."""
    if len(marks) > _MANY:
        host.viewport().update()
        return
    for mark in marks:
        host.update_span(*page_map.view_span(mark.start, mark.end))


def caret_rects(host: TextHost, *positions: int) -> list[QRect]:
    """Return where the caret would stand at these positions."""
    rects: list[QRect] = []
    for position in positions:
        cursor = QTextCursor(host.document())
        cursor.setPosition(position)
        rects.append(host.cursorRect(cursor))
    return rects


def rect_of(host: TextHost, start: int, end: int) -> QRect:
    """Return the rectangle of the viewport that holds a stretch, as far as it is in view."""
    first, last = caret_rects(host, start, end)
    rect = first.united(last)
    if first.top() != last.top():
        rect.setLeft(0)
        rect.setRight(host.viewport().width())
    return rect.intersected(host.viewport().rect())


def select(host: TextHost, anchor: int, position: int) -> None:
    """Put the selection's two ends at these view positions; the caret is at the latter."""
    cursor = host.textCursor()
    cursor.setPosition(anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    host.setTextCursor(cursor)


def set_up(host: TextHost) -> None:
    """Make a fresh host one that shows an article and lets nobody change it."""
    host.setObjectName("article_text")
    host.setFrameShape(host.Shape.NoFrame)
    host.setUndoRedoEnabled(False)
    host.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    host.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    host.setCursorWidth(2)
    host.setAutoFillBackground(True)
    host.viewport().setMouseTracking(True)


def dress(host: TextHost, theme: Theme) -> None:
    """Take the colours of a theme; the selection is painted with the highlights, not by Qt."""
    palette = host.palette()
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
        palette.setColor(role, theme.colour("page"))
    palette.setColor(QPalette.ColorRole.Text, theme.colour("text"))
    palette.setBrush(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
    palette.setColor(QPalette.ColorRole.HighlightedText, theme.colour("on_selection"))
    host.setPalette(palette)
    host.viewport().setPalette(palette)  # a change of the style sheet pins the old one there


def set_margins(host: TextHost, margins: tuple[int, int]) -> None:
    """Leave so many pixels left and right of the viewport."""
    current = host.viewportMargins()
    if (current.left(), current.right()) != margins:
        host.setViewportMargins(margins[0], 0, margins[1], 0)

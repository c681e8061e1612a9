"""One sheet of paper, as the brackets beside the text see it: a height, and paragraphs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from reader_app.ui.article.exposed_blocks import ExposedBlock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QTextBlock, QTextLine


class PlacedLine:
    """A line of the document: its paragraph, its place, and how far its room goes."""

    __slots__ = ("block", "bottom", "line", "origin", "top")

    def __init__(self, block: QTextBlock, line: QTextLine, origin: QPointF, height: float) -> None:
        self.block = block
        self.line = line
        self.origin = origin
        self.top = origin.y() + line.y()
        self.bottom = self.top + height


class Sheet(QWidget):
    """Never shown. Heights are pixels of the document, from the sheet's top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()
        self.lines: list[PlacedLine] = []
        self.top = 0.0

    def viewport(self) -> QWidget:
        """Return what the brackets measure: the sheet itself."""
        return self

    def exposed_blocks(self, rect: QRect) -> Iterator[ExposedBlock]:
        """Yield the paragraphs that have a line on the sheet, whatever the rectangle."""
        del rect
        last = -1
        for line in self.lines:
            if line.block.blockNumber() != last:
                last = line.block.blockNumber()
                yield ExposedBlock(line.block, line.origin - QPointF(0, self.top))

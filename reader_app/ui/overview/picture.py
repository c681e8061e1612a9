"""A chart as a picture in a file: SVG or PNG, painted by what paints it in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from reader_app.ui.overview.cell_painting import paint_cell
from reader_app.ui.theme.fonts import ui_font
from reader_app.ui.theme.painting import paint_name, placed

if TYPE_CHECKING:
    from reader_app.ui.overview.overview_model import OverviewModel
    from reader_app.ui.theme.theme import Theme

MOST_ROWS, MOST_COLUMNS = 400, 100
"""Of more, a picture holds only the first; a table holds all."""
_MARGIN = 16
_NAME_WIDTH = 240
_SIZES = {"bars": (480, 28), "heat": (112, 28), "time": (80, 240)}
_PIXELS = 2
"""Pixels a unit in a PNG: crisp in print and on dense screens."""


class ChartPicture:
    """Paints what a model holds, with its names, on any device."""

    def __init__(self, model: OverviewModel, theme: Theme, direction: Qt.LayoutDirection) -> None:
        look = model.grid.look if model.grid else "bars"
        self._model, self._theme, self._direction = model, theme, direction
        self._rows = min(model.rowCount(), MOST_ROWS)
        self._columns = min(model.columnCount(), MOST_COLUMNS)
        self._cell = _SIZES[look]
        self._names = self._longest(Qt.Orientation.Vertical, self._rows)
        self._head = 0.0 if look == "bars" else QFontMetricsF(ui_font(12)).height() + 8

    def _longest(self, orientation: Qt.Orientation, count: int) -> float:
        metrics = QFontMetricsF(ui_font(12))
        widths = (metrics.horizontalAdvance(self._name(at, orientation)) for at in range(count))
        return min(_NAME_WIDTH, max(widths, default=0) + 12)

    def _name(self, section: int, orientation: Qt.Orientation) -> str:
        return str(self._model.headerData(section, orientation) or "")

    @property
    def size(self) -> QSize:
        """Its size in units of a screen's pixels."""
        width = self._names + self._columns * self._cell[0] + 2 * _MARGIN
        return QSize(round(width), round(self._head + self._rows * self._cell[1] + 2 * _MARGIN))

    def paint(self, painter: QPainter) -> None:
        """Paint it from the top left corner on."""
        whole = QRectF(0, 0, self.size.width(), self.size.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(whole, self._theme.colour("page"))
        painter.setLayoutDirection(self._direction)
        wide, high = self._cell
        for column in range(self._columns):
            rect = QRectF(self._left(column) + 4, _MARGIN, wide - 8, self._head)
            self._paint_name(painter, rect, column, Qt.Orientation.Horizontal)
        for row in range(self._rows):
            top = _MARGIN + self._head + row * high
            rect = QRectF(_MARGIN, top, self._names - 8, high)
            self._paint_name(painter, rect, row, Qt.Orientation.Vertical)
            for column in range(self._columns):
                place = self._placed(QRectF(self._left(column), top, wide, high))
                paint_cell(painter, place, self._model.cell(row, column), self._theme)

    def _left(self, column: int) -> float:
        return _MARGIN + self._names + column * self._cell[0]

    def _placed(self, rect: QRectF) -> QRectF:
        whole = QRectF(0, 0, self.size.width(), self.size.height())
        mirrored = self._direction == Qt.LayoutDirection.RightToLeft
        return placed(rect, whole, mirrored=mirrored)

    def _paint_name(
        self, painter: QPainter, rect: QRectF, section: int, orientation: Qt.Orientation
    ) -> None:
        painter.setPen(self._theme.colour("text_muted"))
        paint_name(painter, self._placed(rect), self._name(section, orientation), ui_font(12))

    def svg(self, title: str) -> bytes:
        """Return it as SVG."""
        out = QBuffer()
        out.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(out)
        generator.setSize(self.size)
        generator.setViewBox(QRectF(0, 0, self.size.width(), self.size.height()))
        generator.setTitle(title)
        painter = QPainter(generator)
        self.paint(painter)
        painter.end()
        return bytes(out.data().data())

    def png(self) -> bytes:
        """Return it as PNG."""
        image = QImage(self.size * _PIXELS, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_PIXELS)
        painter = QPainter(image)
        self.paint(painter)
        painter.end()
        out = QBuffer()
        out.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(out, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
        return bytes(out.data().data())

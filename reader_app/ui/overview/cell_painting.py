"""Paints a cell of a chart, in the window and in a picture alike: a bar, a patch of heat, a month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF

from reader_app.ui.overview.grid import Look
from reader_app.ui.theme.contrast import contrast, mixed, reaching
from reader_app.ui.theme.fonts import ui_font
from reader_app.ui.theme.painting import placed

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reader_app.ui.theme.roles import Role
    from reader_app.ui.theme.theme import Theme

_NUMBER = 64
_GAP = 6
_FAINTEST = 0.12
"""Share of the accent in the lowest count's patch."""
_READABLE = 4.5
"""Contrast of a number on its patch."""


@dataclass(frozen=True, slots=True)
class ChartCell:
    """One count, the highest of its chart, and how it is to look."""

    look: Look
    count: int
    most: int
    colour: QColor | None = None
    """The tag's, for a bar."""
    plain: bool = False
    """It is not set beside the others: a tag with itself."""


def paint_cell(painter: QPainter, rect: QRectF, cell: ChartCell, theme: Theme) -> None:
    """Paint a count into its place; nothing where it is 0."""
    if not cell.count:
        return
    painter.save()
    painter.setFont(ui_font(12))
    painter.setPen(theme.colour("text"))
    share = min(1.0, cell.count / cell.most) if cell.most else 0.0
    if cell.look == "bars":
        _paint_bar(painter, rect, cell, share, theme)
    elif cell.look == "time":
        _paint_month(painter, rect, cell, share, theme)
    else:
        _paint_heat(painter, rect, cell, share, theme)
    painter.restore()


def _paint_bar(
    painter: QPainter, rect: QRectF, cell: ChartCell, share: float, theme: Theme
) -> None:
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    long = max(2.0, (rect.width() - _NUMBER - _GAP) * share)
    bar = placed(QRectF(0, 7, long, rect.height() - 14), rect, mirrored=mirrored)
    painter.fillRect(bar, cell.colour or theme.colour("accent"))
    number = placed(QRectF(long + _GAP, 0, _NUMBER, rect.height()), rect, mirrored=mirrored)
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(number, int(flags), shown_count(cell.count))


def _paint_month(
    painter: QPainter, rect: QRectF, cell: ChartCell, share: float, theme: Theme
) -> None:
    line = QFontMetricsF(painter.font()).height() + 2
    high = max(2.0, (rect.height() - line - _GAP) * share)
    bar = QRectF(rect.left() + 6, rect.bottom() - high, rect.width() - 12, high)
    painter.fillRect(bar, theme.colour("accent"))
    number = QRectF(rect.left(), bar.top() - line, rect.width(), line)
    painter.drawText(number, Qt.AlignmentFlag.AlignCenter, shown_count(cell.count))


def _paint_heat(
    painter: QPainter, rect: QRectF, cell: ChartCell, share: float, theme: Theme
) -> None:
    if cell.plain:
        painter.setPen(theme.colour("text_muted"))
    else:
        depth = _FAINTEST + (1 - _FAINTEST) * share
        fill, ink = heat_colours(depth, theme)
        painter.fillRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), fill)
        painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown_count(cell.count))


def heat_colours(depth: float, theme: Theme) -> tuple[QColor, QColor]:
    """Return the ground of a patch, from the page's (0) to the accent (1), and what is read on it.

    Between the two are grounds on which neither ink can be read: those are leapt over.
    """
    page, accent = theme.colour("page"), theme.colour("accent")
    ground = mixed(page, accent, depth)
    ends = {"text": page, "on_accent": accent}
    role: Role = max(("text", "on_accent"), key=lambda it: contrast(theme.colour(it), ground))
    ink = theme.colour(role)
    return reaching(ground, ink, _READABLE, ends[role]), ink


def shown_count(count: int) -> str:
    """Return a count as it is written here."""
    return QLocale().toString(count)

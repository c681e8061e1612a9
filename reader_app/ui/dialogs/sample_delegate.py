"""Paints an article as it will look: what it is an example of, its title, meta, first lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.ui.palettes.row_model import ROW
from reader_app.ui.theme.fonts import page_font, script_of, ui_font
from reader_app.ui.theme.laid_text import LaidText
from reader_app.ui.theme.painting import paint_focus, paint_name

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPainter

    from reader_app.ui.any_index import AnyIndex
    from reader_app.ui.dialogs.article_samples import Sample
    from reader_app.ui.theme.theme import Theme

_SIDE = 16
_TOP = 12
_HEADING = 24
_TITLE = 20
_META = 18
_GAP = 4
_LINE = 22
_LINES = 2
_HEIGHT = _TOP + _TITLE + _META + _GAP + _LINES * _LINE + 10


class SampleDelegate(QStyledItemDelegate):
    """Paints rows that are `Sample`s."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the size of a row, which is higher under a heading."""
        del option
        sample: Sample = index.data(ROW)
        return QSize(160, _HEIGHT + (_HEADING if sample.heading else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a row."""
        sample: Sample = index.data(ROW)
        rect = QRectF(option.rect)
        painter.save()
        painter.setLayoutDirection(option.direction)
        painter.setClipRect(rect)
        border = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(border, self._theme.colour("border"))
        self._paint_sample(painter, rect.adjusted(_SIDE, _TOP, -_SIDE, 0), sample)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect.adjusted(0, 0, 0, -1), self._theme)
        painter.restore()

    def _paint_sample(self, painter: QPainter, rect: QRectF, sample: Sample) -> None:
        if sample.heading:
            painter.setPen(self._theme.colour("text_muted"))
            line = QRectF(rect.left(), rect.top(), rect.width(), _HEADING - 6)
            paint_name(painter, line, sample.heading, ui_font(12, bold=True))
            rect = rect.adjusted(0, _HEADING, 0, 0)
        painter.setPen(self._theme.colour("text"))
        title = QRectF(rect.left(), rect.top(), rect.width(), _TITLE)
        paint_name(painter, title, sample.title, ui_font(bold=True))
        painter.setPen(self._theme.colour("text_muted"))
        meta = QRectF(rect.left(), title.bottom(), rect.width(), _META)
        paint_name(painter, meta, sample.meta, ui_font(12))
        self._paint_words(painter, rect, sample)

    def _paint_words(self, painter: QPainter, rect: QRectF, sample: Sample) -> None:
        words = sample.problem or sample.words
        painter.setPen(self._theme.colour("danger" if sample.problem else "text"))
        font = ui_font() if sample.problem else page_font(script_of(words), "quote")
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        align = side | Qt.AlignmentFlag.AlignAbsolute
        top = rect.top() + _TITLE + (_META if sample.meta else 0) + _GAP
        laid = LaidText(words, font, rect.width(), _LINE, _LINES, align)
        laid.draw(painter, rect.left(), top)

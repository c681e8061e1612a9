"""Paints a place that was found: the words in their context, and the article they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.core.spans import Span
from reader_app.project.tag_again import CONTEXT
from reader_app.ui.review.review_model import ReviewModel
from reader_app.ui.theme.fonts import page_font, script_of, ui_font
from reader_app.ui.theme.icons import pixmap
from reader_app.ui.theme.marked_text import laid_marked
from reader_app.ui.theme.painting import paint_focus, paint_name, placed

if TYPE_CHECKING:
    from reader_app.project.tag_again import Hit
    from reader_app.ui.theme.roles import Role
    from reader_app.ui.theme.theme import Theme

ROW_HEIGHT = 76
_SIDE = 16
_TOP = 6
_META = 18
_ICON = 16


class ReviewDelegate(QStyledItemDelegate):
    """Paints the rows of a `ReviewModel`, all of one height."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the one size of all rows."""
        del option, index
        return QSize(160, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a row."""
        model = index.model()
        hit = model.hit(index) if isinstance(model, ReviewModel) else None
        if hit is None or not isinstance(model, ReviewModel):
            return
        rect, state = QRectF(option.rect), option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setLayoutDirection(option.direction)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("accent_soft" if chosen else "hover"))
        border = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(border, self._theme.colour("border"))
        self._paint_words(painter, rect, hit, chosen=chosen)
        self._paint_title(painter, rect, hit, chosen=chosen, accepted=model.is_accepted(hit))
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect.adjusted(0, 0, 0, -1), self._theme)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRectF, hit: Hit, *, chosen: bool) -> None:
        width = rect.width() - 2 * _SIDE
        layout = self._laid(hit, width)
        role: Role = "on_accent_soft" if chosen else "text"
        painter.setPen(self._theme.colour(role))
        painter.setClipRect(rect.adjusted(0, 0, 0, -_META - 8))
        layout.draw(painter, QPointF(rect.left() + _SIDE, rect.top() + _TOP))
        painter.setClipping(False)

    def _laid(self, hit: Hit, width: float) -> QTextLayout:
        """Lay the words out so that those found stand in the first line."""
        font = page_font(script_of(hit.quote), "quote")
        before = _tail(hit.before, font, width * 0.4)
        found = Span(len(before), len(before) + len(hit.quote))
        text = f"{before}{hit.quote}{_head(hit.after)}"
        return laid_marked(text, (found,), font, width, self._theme)

    def _paint_title(
        self, painter: QPainter, rect: QRectF, hit: Hit, *, chosen: bool, accepted: bool
    ) -> None:
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        role: Role = "on_accent_soft" if chosen else "text_muted"
        painter.setPen(self._theme.colour(role))
        width = rect.width() - 2 * _SIDE - (_ICON + 8 if accepted else 0)
        line = QRectF(_SIDE, rect.height() - _META - 6, width, _META)
        paint_name(painter, placed(line, rect, mirrored=mirrored), hit.title, ui_font(12))
        if accepted:
            mark: Role = "on_accent_soft" if chosen else "success"
            place = QRectF(rect.width() - _SIDE - _ICON, line.top() + 1, _ICON, _ICON)
            corner = placed(place, rect, mirrored=mirrored).topLeft()
            painter.drawPixmap(corner, pixmap("check", self._theme, mark, _ICON))


def _tail(before: str, font: QFont, width: float) -> str:
    """Return the end of the words before, from the start of a word, no wider than that."""
    metrics = QFontMetricsF(font)
    at = len(before)
    while True:
        earlier = before.rfind(" ", 0, max(at - 1, 0)) + 1
        if earlier == 0 or metrics.horizontalAdvance(before[earlier:]) > width:
            break
        at = earlier
    return f"… {before[at:]}" if before else ""


def _head(after: str) -> str:
    """Return the words behind without the piece of a word where the context ends."""
    whole, space, _ = after.rpartition(" ")
    return f"{whole} …" if space and len(after) >= CONTEXT else after

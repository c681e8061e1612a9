"""Paints a place that was found: the words in their context, and the article they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout

from reader_app.core.spans import Span
from reader_app.project.tag_again import CONTEXT
from reader_app.ui.docks.list_delegate import ListDelegate, ListPlace
from reader_app.ui.review.review_model import ReviewModel
from reader_app.ui.theme.fonts import page_font, script_of, ui_font
from reader_app.ui.theme.icons import pixmap
from reader_app.ui.theme.marked_text import laid_marked
from reader_app.ui.theme.painting import paint_name

if TYPE_CHECKING:
    from reader_app.project.tag_again import Hit
    from reader_app.ui.any_index import AnyIndex
    from reader_app.ui.theme.theme import Theme

ROW_HEIGHT = 76
_SIDE = 16
_TOP = 6
_META = 18
_ICON = 16


class ReviewDelegate(ListDelegate):
    """Paints the rows of a `ReviewModel`."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, ROW_HEIGHT, parent)

    def draw(self, painter: QPainter, place: ListPlace, index: AnyIndex) -> None:
        """Paint a place that was found."""
        model = index.model()
        hit = model.hit(index) if isinstance(model, ReviewModel) else None
        if hit is None or not isinstance(model, ReviewModel):
            return
        self._paint_words(painter, place, hit)
        self._paint_title(painter, place, hit, accepted=model.is_accepted(hit))

    def _paint_words(self, painter: QPainter, place: ListPlace, hit: Hit) -> None:
        rect = place.rect
        layout = self._laid(hit, rect.width() - 2 * _SIDE)
        painter.setPen(self.theme.colour(place.ink("text")))
        painter.setClipRect(rect.adjusted(0, 0, 0, -_META - 8))
        layout.draw(painter, QPointF(rect.left() + _SIDE, rect.top() + _TOP))
        painter.setClipping(False)

    def _laid(self, hit: Hit, width: float) -> QTextLayout:
        """Lay the words out so that those found stand in the first line."""
        font = page_font(script_of(hit.quote), "quote")
        before = _tail(hit.before, font, width * 0.4)
        found = Span(len(before), len(before) + len(hit.quote))
        text = f"{before}{hit.quote}{_head(hit.after)}"
        return laid_marked(text, (found,), font, width, self.theme)

    def _paint_title(
        self, painter: QPainter, place: ListPlace, hit: Hit, *, accepted: bool
    ) -> None:
        rect = place.rect
        painter.setPen(self.theme.colour(place.ink("text_muted")))
        width = rect.width() - 2 * _SIDE - (_ICON + 8 if accepted else 0)
        line = QRectF(_SIDE, rect.height() - _META - 6, width, _META)
        paint_name(painter, place.placed(line), hit.title, ui_font(12))
        if accepted:
            at = QRectF(rect.width() - _SIDE - _ICON, line.top() + 1, _ICON, _ICON)
            check = pixmap("check", self.theme, place.ink("success"), _ICON)
            painter.drawPixmap(place.placed(at).topLeft(), check)


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

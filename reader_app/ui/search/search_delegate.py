"""Paints what a search found: an article's title, and the words around each hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.ui.docks.dates import published_text
from reader_app.ui.search.search_model import SearchModel
from reader_app.ui.theme.fonts import page_font, script_of, ui_font
from reader_app.ui.theme.icons import pixmap
from reader_app.ui.theme.marked_text import LINE, LINES, laid_marked
from reader_app.ui.theme.painting import paint_focus, paint_name, placed

if TYPE_CHECKING:
    from reader_app.core.search_hits import Snippet
    from reader_app.project.search import FoundArticle
    from reader_app.ui.theme.roles import Role
    from reader_app.ui.theme.theme import Theme

_ARTICLE_HEIGHT, _HIT_HEIGHT = 54, 54
_SIDE, _INDENT = 16, 28
_TOP = 5
_TITLE = QRectF(_SIDE, 10, 0, 19)
_NOTE_SIGN = QRectF(7, 9, 16, 16)
_META = QRectF(_SIDE, 29, 0, 18)


class SearchDelegate(QStyledItemDelegate):
    """Paints the rows of a `SearchModel`."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a row."""
        del option
        model = index.model()
        row = model.row(index) if isinstance(model, SearchModel) else None
        is_hit = row is not None and row.hit is not None
        return QSize(160, _HIT_HEIGHT if is_hit else _ARTICLE_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a row."""
        model = index.model()
        row = model.row(index) if isinstance(model, SearchModel) else None
        if row is None:
            return
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setLayoutDirection(option.direction)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("accent_soft" if chosen else "hover"))
        if row.hit is None:
            self._paint_article(painter, rect, row.found, chosen=chosen)
        else:
            self._paint_snippet(painter, rect, row.hit.snippet, chosen=chosen)
            if row.hit.is_in_note:
                self._paint_note_sign(painter, rect)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect.adjusted(0, 0, 0, -1), self._theme)
        painter.restore()

    def _paint_article(
        self, painter: QPainter, rect: QRectF, found: FoundArticle, *, chosen: bool
    ) -> None:
        border = QRectF(rect.left(), rect.top(), rect.width(), 1)
        painter.fillRect(border, self._theme.colour("border"))
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        strong, plain = ui_font(bold=True), ui_font(12)
        lines: tuple[tuple[QRectF, str, QFont, Role], ...] = (
            (_TITLE, " ".join(found.row.title.split()), strong, "text"),
            (_META, _meta(found), plain, "text_muted"),
        )
        for line, words, font, role in lines:
            place = QRectF(line)
            place.setWidth(rect.width() - 2 * _SIDE)
            painter.setPen(self._theme.colour("on_accent_soft" if chosen else role))
            shown = QFontMetricsF(font).elidedText(
                words, Qt.TextElideMode.ElideRight, place.width()
            )
            paint_name(painter, placed(place, rect, mirrored=mirrored), shown, font)

    def _paint_note_sign(self, painter: QPainter, rect: QRectF) -> None:
        """Say that the words stand in a note: the page does not show them."""
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        sign = placed(_NOTE_SIGN, rect, mirrored=mirrored)
        painter.drawPixmap(sign.topLeft(), pixmap("note", self._theme, "text_muted"))

    def _paint_snippet(
        self, painter: QPainter, rect: QRectF, snippet: Snippet, *, chosen: bool
    ) -> None:
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inner = QRectF(_INDENT, _TOP, rect.width() - _INDENT - _SIDE, LINE * LINES)
        place = placed(inner, rect, mirrored=mirrored)
        painter.setPen(self._theme.colour("on_accent_soft" if chosen else "text"))
        painter.setClipRect(place)
        font = page_font(script_of(snippet.words), "quote")
        layout = laid_marked(snippet.words, snippet.marked, font, place.width(), self._theme)
        layout.draw(painter, place.topLeft())
        painter.setClipping(False)


def _meta(found: FoundArticle) -> str:
    """Return the outlet, the date, and how many hits the article has."""
    row, count = found.row, len(found.hits)
    outlet = f"\u2068{row.outlet}\u2069" if row.outlet else ""
    day = published_text(row.published, QDate.currentDate())
    one = QCoreApplication.translate("Search", "1 place")
    many = QCoreApplication.translate("Search", "%n places", "", count)
    places = (one if count == 1 else many) if count else ""
    return " · ".join(filter(None, (outlet, day, places)))

"""Paints what a search found: an article's title, and the words around each hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QObject, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from reader_app.ui.docks.dates import published_text
from reader_app.ui.docks.list_delegate import ListDelegate, ListPlace
from reader_app.ui.search.search_model import SearchModel
from reader_app.ui.theme.fonts import page_font, script_of, ui_font
from reader_app.ui.theme.icons import pixmap
from reader_app.ui.theme.marked_text import LINE, LINES, laid_marked
from reader_app.ui.theme.painting import paint_name

if TYPE_CHECKING:
    from reader_app.core.search_hits import Snippet
    from reader_app.project.search import FoundArticle
    from reader_app.ui.any_index import AnyIndex
    from reader_app.ui.theme.roles import Role
    from reader_app.ui.theme.theme import Theme

_HEIGHT = 54
_SIDE, _INDENT = 16, 28
_TOP = 5
_TITLE = QRectF(_SIDE, 10, 0, 19)
_NOTE_SIGN = QRectF(7, 9, 16, 16)
_META = QRectF(_SIDE, 29, 0, 18)


class SearchDelegate(ListDelegate):
    """Paints the rows of a `SearchModel`."""

    border = 0

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, _HEIGHT, parent)

    def draw(self, painter: QPainter, place: ListPlace, index: AnyIndex) -> None:
        """Paint an article, or the words around a hit."""
        model = index.model()
        row = model.row(index) if isinstance(model, SearchModel) else None
        if row is None:
            return
        if row.hit is None:
            self._paint_article(painter, place, row.found)
            return
        self._paint_snippet(painter, place, row.hit.snippet)
        if row.hit.is_in_note:  # the page does not show these words
            sign = pixmap("note", self.theme, "text_muted")
            painter.drawPixmap(place.placed(_NOTE_SIGN).topLeft(), sign)

    def _paint_article(self, painter: QPainter, place: ListPlace, found: FoundArticle) -> None:
        rect = place.rect
        border = QRectF(rect.left(), rect.top(), rect.width(), 1)
        painter.fillRect(border, self.theme.colour("border"))
        title = " ".join(found.row.title.split())
        lines: tuple[tuple[QRectF, str, QFont, Role], ...] = (
            (_TITLE, title, ui_font(bold=True), "text"),
            (_META, _meta(found), ui_font(12), "text_muted"),
        )
        for line, words, font, role in lines:
            room = QRectF(line)
            room.setWidth(rect.width() - 2 * _SIDE)
            painter.setPen(self.theme.colour(place.ink(role)))
            cut = Qt.TextElideMode.ElideRight
            shown = QFontMetricsF(font).elidedText(words, cut, room.width())
            paint_name(painter, place.placed(room), shown, font)

    def _paint_snippet(self, painter: QPainter, place: ListPlace, snippet: Snippet) -> None:
        inner = QRectF(_INDENT, _TOP, place.rect.width() - _INDENT - _SIDE, LINE * LINES)
        room = place.placed(inner)
        painter.setPen(self.theme.colour(place.ink("text")))
        painter.setClipRect(room)
        font = page_font(script_of(snippet.words), "quote")
        layout = laid_marked(snippet.words, snippet.marked, font, room.width(), self.theme)
        layout.draw(painter, room.topLeft())
        painter.setClipping(False)


def _meta(found: FoundArticle) -> str:
    """Return the outlet, the date, and how many hits the article has."""
    row, count = found.row, len(found.hits)
    outlet = f"\u2068{row.outlet}\u2069" if row.outlet else ""
    day = published_text(row.published, QDate.currentDate())
    one = QCoreApplication.translate("Search", "1 place")
    many = QCoreApplication.translate("Search", "%Ln places", "", count)
    places = (one if count == 1 else many) if count else ""
    return " · ".join(filter(None, (outlet, day, places)))

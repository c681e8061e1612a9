"""Paints a row of the library: title, outlet, date, number of highlights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPainter, QPixmap

from reader_app.ui.docks.dates import published_text
from reader_app.ui.docks.list_delegate import ListDelegate, ListPlace
from reader_app.ui.library.library_model import LibraryModel, status_words
from reader_app.ui.theme.fonts import ui_font
from reader_app.ui.theme.icons import pixmap
from reader_app.ui.theme.laid_text import LaidText
from reader_app.ui.theme.painting import paint_badge, paint_name, placed

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader_app.project.rows import ArticleRow
    from reader_app.ui.any_index import AnyIndex
    from reader_app.ui.theme.theme import Theme

ROW_HEIGHT = 80
"""Pixels of a row."""

_SIDE = 16
_TOP = 8
_TITLE_LINE = 19
_META_HEIGHT = 20
_ICON = 16
_GAP = 8
_KEPT = 400


class LibraryDelegate(ListDelegate):
    """Paints the rows of a `LibraryModel`, all of one height."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, ROW_HEIGHT, parent)
        self._titles: dict[tuple[str, int, bool], LaidText] = {}

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        super().set_theme(theme)
        self._titles.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a row, or two bars where it is not to be had at the moment."""
        model = index.model()
        if isinstance(model, LibraryModel) and model.row(index.row()) is None:
            self._paint_loading(painter, option)
        else:
            super().paint(painter, option, index)

    def draw(self, painter: QPainter, place: ListPlace, index: AnyIndex) -> None:
        """Paint an article."""
        model = index.model()
        row = model.row(index.row()) if isinstance(model, LibraryModel) else None
        if row is None or not isinstance(model, LibraryModel):
            return
        rect = place.rect
        painter.setPen(self.theme.colour(place.ink("text")))
        strong = place.chosen or row.status == "new"
        title = self._title(row, rect.width() - 2 * _SIDE, strong=strong)
        title.draw(painter, rect.left() + _SIDE, rect.top() + _TOP)
        self._paint_meta(painter, place, row, model.badge(row))

    def _paint_loading(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect = QRectF(option.rect)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        for top, share in ((_TOP + 4, 0.6), (rect.height() - _TOP - 16, 0.4)):
            bar = QRectF(_SIDE, top, (rect.width() - 2 * _SIDE) * share, 8)
            painter.fillRect(placed(bar, rect, mirrored=mirrored), self.theme.colour("border"))

    def _title(self, row: ArticleRow, width: float, *, strong: bool) -> LaidText:
        key = (row.title, int(width), strong)
        laid = self._titles.get(key)
        if laid is None:
            if len(self._titles) > _KEPT:
                self._titles.clear()
            mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
            side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            align = side | Qt.AlignmentFlag.AlignAbsolute
            laid = LaidText(row.title, ui_font(bold=strong), width, _TITLE_LINE, 2, align)
            self._titles[key] = laid
        return laid

    def _paint_meta(self, painter: QPainter, place: ListPlace, row: ArticleRow, grade: str) -> None:
        """Paint numbers, grade and status from the end of a line on, and the outlet before them."""
        line = QRectF(_SIDE, place.rect.height() - _TOP - _META_HEIGHT - 1, 0, _META_HEIGHT)
        line.setRight(place.rect.width() - _SIDE)
        for count, name in ((row.n_highlights, "highlight"), (row.copies, "duplicate")):
            if count:
                painter.setPen(self.theme.colour(place.ink("text_muted")))
                picture = pixmap(name, self.theme, place.ink("text_muted"), _ICON)
                number = QLocale().toString(count)
                line.setRight(line.right() - _paint_number(painter, place, line, number, picture))
        if grade:
            line.setRight(line.right() - self._paint_grade(painter, place, line, grade))
        status = status_words(row.status)
        outlet, rest = _meta(row)
        font = ui_font(12)
        metrics = QFontMetricsF(font)
        wanted = metrics.horizontalAdvance(outlet + rest + status) + _GAP
        if row.status != "new" or wanted <= line.width():  # the title says of itself that it is new
            line.setRight(line.right() - _paint_at_end(painter, place, line, status) - _GAP)
        room = line.width() - metrics.horizontalAdvance(rest)
        outlet = metrics.elidedText(outlet, Qt.TextElideMode.ElideRight, max(room, 0))
        paint_name(painter, place.placed(line), outlet + rest, font)

    def _paint_grade(self, painter: QPainter, place: ListPlace, line: QRectF, grade: str) -> float:
        """Paint the grade of the article at the end of a line; return the room it takes."""
        width = QFontMetricsF(ui_font(11, bold=True)).horizontalAdvance(grade) + 12
        badge = QRectF(line.right() - width, line.top(), width, line.height())
        paint_badge(painter, place.placed(badge), grade, self.theme)
        painter.setPen(self.theme.colour(place.ink("text_muted")))
        return width + _GAP


def _paint_number(
    painter: QPainter, place: ListPlace, line: QRectF, number: str, picture: QPixmap
) -> float:
    """Paint a number and its picture at the end of a line; return the room they take."""
    width = _paint_at_end(painter, place, line, number)
    left = line.right() - width - _ICON - 4
    where = place.placed(QRectF(left, line.top() + 2, _ICON, _ICON)).topLeft()
    painter.drawPixmap(where, picture)
    return width + _ICON + 4 + _GAP


def _paint_at_end(painter: QPainter, place: ListPlace, line: QRectF, words: str) -> float:
    """Paint words at the end of a line; return their width."""
    font = ui_font(12)
    width = QFontMetricsF(font).horizontalAdvance(words) + 1
    text = QRectF(line.right() - width, line.top(), width, line.height())
    paint_name(painter, place.placed(text), words, font)
    return width


def _meta(row: ArticleRow) -> tuple[str, str]:
    """Return the outlet, which may be elided, and what stands after it."""
    day = published_text(row.published, QDate.currentDate())
    if row.outlet:
        return f"\u2068{row.outlet}\u2069", f" · {day}" if day else ""
    number = QLocale().toString(row.n_chars)
    length = QCoreApplication.translate("Library", "{number} characters").format(number=number)
    return "", f"{day} · {length}" if day else length

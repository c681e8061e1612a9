"""Paints a row of the library: title, outlet, date, number of highlights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.ui.docks.dates import published_text
from reader_app.ui.library.library_model import LibraryModel, status_words
from reader_app.ui.theme.fonts import ui_font
from reader_app.ui.theme.icons import pixmap
from reader_app.ui.theme.laid_text import LaidText
from reader_app.ui.theme.painting import paint_badge, paint_focus, paint_name, placed

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader_app.project.rows import ArticleRow
    from reader_app.ui.theme.roles import Role
    from reader_app.ui.theme.theme import Theme

ROW_HEIGHT = 80
"""Pixels of a row."""

_SIDE = 16
_TOP = 8
_TITLE_LINE = 19
_META_HEIGHT = 20
_ICON = 16
_BAR = 3
_KEPT = 400


class LibraryDelegate(QStyledItemDelegate):
    """Paints the rows of a `LibraryModel`, all of one height."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._titles: dict[tuple[str, int, bool], LaidText] = {}

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self._titles.clear()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the one size of all rows."""
        del option, index
        return QSize(200, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a row."""
        model = index.model()
        if not isinstance(model, LibraryModel):
            return
        rect = QRectF(option.rect)
        row = model.row(index.row())
        if row is None:
            self._paint_loading(painter, option)
            return
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setLayoutDirection(option.direction)
        chosen = self._paint_ground(painter, option, rect, mirrored=mirrored)
        painter.setPen(self._theme.colour("on_accent_soft" if chosen else "text"))
        title = self._title(row, rect.width() - 2 * _SIDE, strong=chosen or _is_unread(row))
        title.draw(painter, rect.left() + _SIDE, rect.top() + _TOP)
        role: Role = "on_accent_soft" if chosen else "text_muted"
        self._paint_meta(painter, rect, row, role, model.badge(row))
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect.adjusted(0, 0, 0, -1), self._theme)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, *, mirrored: bool
    ) -> bool:
        """Paint what is under the text; tell whether the row is selected."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, self._theme.colour("accent_soft"))
            bar = placed(QRectF(0, 0, _BAR, rect.height()), rect, mirrored=mirrored)
            painter.fillRect(bar, self._theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("hover"))
        border = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(border, self._theme.colour("border"))
        return chosen

    def _paint_loading(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Paint two bars where the row is not to be had at the moment."""
        rect = QRectF(option.rect)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        for top, share in ((_TOP + 4, 0.6), (rect.height() - _TOP - 16, 0.4)):
            bar = QRectF(_SIDE, top, (rect.width() - 2 * _SIDE) * share, 8)
            painter.fillRect(placed(bar, rect, mirrored=mirrored), self._theme.colour("border"))

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

    def _paint_meta(
        self, painter: QPainter, rect: QRectF, row: ArticleRow, role: Role, grade: str
    ) -> None:
        line = QRectF(_SIDE, rect.height() - _TOP - _META_HEIGHT - 1, 0, _META_HEIGHT)
        line.setRight(rect.width() - _SIDE)
        for count, name in ((row.n_highlights, "highlight"), (row.copies, "duplicate")):
            if count:
                painter.setPen(self._theme.colour(role))
                number = QLocale().toString(count), pixmap(name, self._theme, role, _ICON)
                line.setRight(line.right() - self._paint_number(painter, rect, line, number) - 8)
        if grade:
            line.setRight(line.right() - self._paint_grade(painter, rect, line, grade, role) - 8)
        if row.status != "new" or not row.n_highlights:
            line.setRight(line.right() - self._paint_status(painter, rect, line, row) - 8)
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        outlet, rest = _meta(row)
        font = ui_font(12)
        metrics = QFontMetricsF(font)
        room = line.width() - metrics.horizontalAdvance(rest)
        outlet = metrics.elidedText(outlet, Qt.TextElideMode.ElideRight, max(room, 0))
        paint_name(painter, placed(line, rect, mirrored=mirrored), outlet + rest, font)

    def _paint_grade(
        self, painter: QPainter, rect: QRectF, line: QRectF, grade: str, role: Role
    ) -> float:
        """Paint the grade of the article at the end of a line; return its width."""
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        width = QFontMetricsF(ui_font(11, bold=True)).horizontalAdvance(grade) + 12
        place = QRectF(line.right() - width, line.top(), width, line.height())
        paint_badge(painter, placed(place, rect, mirrored=mirrored), grade, self._theme)
        painter.setPen(self._theme.colour(role))
        return width

    def _paint_status(
        self, painter: QPainter, rect: QRectF, line: QRectF, row: ArticleRow
    ) -> float:
        """Paint how far the analyst is with the article; return its width."""
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        words, font = status_words(row.status), ui_font(12)
        width = QFontMetricsF(font).horizontalAdvance(words) + 1
        text = QRectF(line.right() - width, line.top(), width, line.height())
        paint_name(painter, placed(text, rect, mirrored=mirrored), words, font)
        return width

    def _paint_number(
        self, painter: QPainter, rect: QRectF, line: QRectF, number: tuple[str, QPixmap]
    ) -> float:
        """Paint a number and its picture at the end of a line; return their width."""
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        font = ui_font(12)
        width = QFontMetricsF(font).horizontalAdvance(number[0]) + 1
        text = QRectF(line.right() - width, line.top(), width, line.height())
        picture = QRectF(text.left() - _ICON - 4, line.top() + 2, _ICON, _ICON)
        paint_name(painter, placed(text, rect, mirrored=mirrored), number[0], font)
        where = placed(picture, rect, mirrored=mirrored).topLeft()
        painter.drawPixmap(where, number[1])
        return width + _ICON + 4


def _is_unread(row: ArticleRow) -> bool:
    return row.status == "new" and not row.n_highlights


def _meta(row: ArticleRow) -> tuple[str, str]:
    """Return the outlet, which may be elided, and what stands after it."""
    day = published_text(row.published, QDate.currentDate())
    if row.outlet:
        return f"\u2068{row.outlet}\u2069", f" · {day}" if day else ""
    number = QLocale().toString(row.n_chars)
    length = QCoreApplication.translate("Library", "{number} characters").format(number=number)
    return "", f"{day} · {length}" if day else length

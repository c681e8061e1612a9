"""The small line above the title: outlet, date, length. It scrolls with the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QTextOption
from PySide6.QtWidgets import QWidget

from reader_app.ui.theme.fonts import ui_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reader_app.core.records import Article
    from reader_app.ui.article.open_page import OpenPage

_BETWEEN = "  \u00b7  "
_TOP, _HEIGHT = 24, 20
_COUNTED_AT_ONCE = 100_000
_FORMATS = {"year": "yyyy", "month": "MMMM yyyy"}


class PageHeader(QWidget):
    """One muted line, at the side where the article's lines begin."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page: OpenPage | None = None
        self._words = ""
        self._ink = QColor()
        self.setObjectName("page_header")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_page(self, page: OpenPage | None) -> None:
        """Tell of another article, or of none."""
        self._page = page
        self.setVisible(page is not None)
        if page is None:
            return
        self._words = _BETWEEN.join(self._parts(page))
        if len(page.map.text) > _COUNTED_AT_ONCE:
            QTimer.singleShot(0, self, lambda: self._count(page))
        else:
            self._count(page)
        self._ink = page.inks.theme.colour("text_muted")
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft
            if page.reads_leftward
            else Qt.LayoutDirection.LeftToRight
        )
        self.update()

    def words(self) -> str:
        """Return what the line says."""
        return self._words

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        del event
        painter = QPainter(self)
        painter.setFont(ui_font(13))
        painter.setPen(self._ink)
        words = painter.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, self.width()
        )
        option = QTextOption()
        option.setTextDirection(self.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        painter.drawText(QRectF(self.rect()), words, option)
        painter.end()

    def place(self, left: int, width: int, scrolled: int) -> None:
        """Stand above the column, as far as the page is scrolled."""
        self.setGeometry(left, _TOP - scrolled, width, _HEIGHT)

    def _parts(self, page: OpenPage) -> list[str]:
        parts = [page.article.outlet or "", date_text(page.article)]
        return [f"\u2068{part}\u2069" for part in parts if part]

    def _count(self, page: OpenPage) -> None:
        """Say how many words there are; in a long text only after it is on the screen."""
        if page is not self._page:
            return
        text = page.map.text  # by blocks: a list of all its words would be larger than the text
        count = sum(len(text[block.start : block.end].split()) for block in page.map.blocks)
        number = QLocale().toString(count)
        words = self.tr("1 word") if count == 1 else self.tr("{number} words").format(number=number)
        self._words = _BETWEEN.join([*self._parts(page), f"\u2068{words}\u2069"])
        self.setAccessibleName(self._words)
        self.update()


def date_text(article: Article) -> str:
    """Return when an article was published, in the reader's own way, as far as it is known."""
    published = article.published or ""
    padded = published[:10] + "0000-01-01"[len(published[:10]) :]
    date = QDate.fromString(padded, Qt.DateFormat.ISODate)
    if not date.isValid():
        return published
    return QLocale().toString(
        date, _FORMATS.get(article.published_precision or "day", "d MMMM yyyy")
    )

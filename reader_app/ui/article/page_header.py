"""The small line above the title: outlet, authors, date, length. It scrolls with the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextOption
from PySide6.QtWidgets import QPushButton, QWidget

from reader_app.ui.copy_words import independent_sources
from reader_app.ui.theme.fonts import ui_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reader_app.core.records import Article
    from reader_app.ui.article.open_page import OpenPage

_BETWEEN = "  \u00b7  "
_TOP, _HEIGHT, _GAP = 24, 20, 12
_COUNTED_AT_ONCE = 100_000
_FORMATS = {"year": "yyyy", "month": "MMMM yyyy"}


class PageHeader(QWidget):
    """One muted line, at the side where the article's lines begin; behind it a link to copies."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page: OpenPage | None = None
        self._words = ""
        self._ink = QColor()
        self._room = 0
        """Pixels for the words."""
        self.setObjectName("page_header")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self.copies = QPushButton(parent)
        """Says of how many copies the article is one; hidden where it is none."""
        self.copies.setObjectName("page_copies")
        self.copies.setProperty("kind", "link")
        self.copies.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the menu serves the keyboard
        self.copies.setCursor(Qt.CursorShape.PointingHandCursor)
        self.copies.setToolTip(self.tr("Show the copies of this article"))
        self.copies.hide()

    def show_copies(self, count: int) -> None:
        """Say of how many copies the article is one; 0 for none."""
        self.copies.setText(independent_sources(1, count) if count else "")
        self.copies.setVisible(bool(count) and self._page is not None)
        self._place_copies()

    def _place_copies(self) -> None:
        line, size = self.geometry(), self.copies.sizeHint()
        width = 0 if self.copies.isHidden() else min(size.width(), line.width())
        said = min(self._metrics().horizontalAdvance(self._words) + _GAP, line.width() - width)
        left = line.left() + said
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = line.right() + 1 - said - width
        top = line.center().y() - size.height() // 2
        self.copies.setGeometry(left, top, width, size.height())
        self._room = line.width() - width - (_GAP if width else 0)
        self.update()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(ui_font(13))

    def show_page(self, page: OpenPage | None) -> None:
        """Tell of another article, or of none."""
        self._page = page
        self.setVisible(page is not None)
        self.copies.setVisible(page is not None and bool(self.copies.text()))
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
            self._words, Qt.TextElideMode.ElideRight, self._room
        )
        option = QTextOption()
        option.setTextDirection(self.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        painter.drawText(QRectF(self.rect()), words, option)
        painter.end()

    def place(self, left: int, width: int, scrolled: int) -> None:
        """Stand above the column, as far as the page is scrolled."""
        self.setGeometry(left, _TOP - scrolled, width, _HEIGHT)
        self._place_copies()

    def _parts(self, page: OpenPage) -> list[str]:
        parts = [page.article.outlet or "", _authors(page), date_text(page.article)]
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
        self._place_copies()


def _authors(page: OpenPage) -> str:
    """Return who wrote the article; nothing where a line of its text says so."""
    if any(block.kind == "byline" for block in page.map.blocks):
        return ""
    return QLocale().createSeparatedList(page.article.authors)


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

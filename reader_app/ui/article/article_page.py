"""The page an analyst reads and marks: text, highlights, brackets. Paints records, writes none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader_app.ui.article.article_view import ArticleView
from reader_app.ui.article.block_look import column_width
from reader_app.ui.article.margin_brackets import MarginBrackets
from reader_app.ui.article.mark_walk import moved_end
from reader_app.ui.article.open_page import OpenPage
from reader_app.ui.article.page_column import page_column
from reader_app.ui.article.page_document import SIDE_MARGIN, PageSetting
from reader_app.ui.article.page_focus import PageFocus
from reader_app.ui.article.page_header import PageHeader
from reader_app.ui.article.reading_settings import ReadingSettings
from reader_app.ui.article.span_of_selection import span_of_selection

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader_app.core.codebook import Codebook
    from reader_app.core.ids import Uid
    from reader_app.core.marks import ArticleMarks, Mark, MarksDelta
    from reader_app.core.records import Article, Text
    from reader_app.core.spans import Span
    from reader_app.ui.theme.theme import Theme


class ArticlePage(QWidget):
    """Shows an article with its marks, and tells what the analyst does there.

    `selection_changed` carries a Span or None, `mark_activated` the uid of the highlight that
    became current by the analyst's doing, `resize_wanted` a (uid, Span), `context_menu_wanted` a
    global QPoint. Spans are code points of the article's text, as everywhere outside this package.
    """

    selection_changed = Signal(object)
    mark_activated = Signal(object)
    resize_wanted = Signal(object)
    context_menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: OpenPage | None = None
        self._analysts: Mapping[Uid, str] = {}
        self._reading = ReadingSettings()
        self._theme = theme
        self.view = ArticleView(self)
        self.brackets = MarginBrackets(self.view, self.view)
        self._header = PageHeader(self.view.viewport())
        self._focus = PageFocus(self.view, self.brackets)
        self.setObjectName("article_page")
        self.setFocusProxy(self.view)
        self.view.setAccessibleName(self.tr("Article"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view)
        self.view.dress(theme)
        self._connect()

    def _connect(self) -> None:
        self.view.resized.connect(self._place)
        self.view.scrolled.connect(self._take_scroll)
        self.view.selectionChanged.connect(self._tell_selection)
        self.view.zoom_wanted.connect(self.zoom)
        self.view.context_menu_wanted.connect(self.context_menu_wanted)
        self._focus.activated.connect(self.mark_activated)

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self._page.article if self._page else None

    @property
    def marks(self) -> ArticleMarks | None:
        """The marks that are shown."""
        return self._page.marks.marks if self._page else None

    @property
    def lost_marks(self) -> int:
        """How many highlights are not painted, because other words stand at their place."""
        return len(self._page.marks.lost) if self._page else 0

    @property
    def reading(self) -> ReadingSettings:
        """How the page is set."""
        return self._reading

    def show_article(
        self, article: Article, text: Text, marks: ArticleMarks, codebook: Codebook
    ) -> None:
        """Open an article at its beginning."""
        setting = PageSetting(self._theme, self._reading)
        self._page = OpenPage(article, text, marks, codebook, setting)
        self._page.analysts = self._analysts
        self.view.setAccessibleName(self.tr("Article: {title}").format(title=article.title))
        self._show_page()
        QTimer.singleShot(0, self, self._page.marks.take_in_all)

    def clear(self) -> None:
        """Show nothing."""
        self._page = None
        self.view.setAccessibleName(self.tr("Article"))
        self._show_page()

    def _show_page(self) -> None:
        with self._focus.held():
            self._place()
            self._focus.show_page(self._page)
            self.view.show_page(self._page)
            self.brackets.show_page(self._page)
            self._header.show_page(self._page)
        self._take_scroll()
        self.selection_changed.emit(None)

    def set_analysts(self, names: Mapping[Uid, str]) -> None:
        """Take the names of the project's analysts, which the tooltips tell."""
        self._analysts = names
        if self._page is not None:
            self._page.analysts = names

    def set_theme(self, theme: Theme) -> None:
        """Go over to the colours of another theme."""
        self._theme = theme
        self.view.dress(theme)
        self._set_anew()

    def set_reading(self, settings: ReadingSettings) -> None:
        """Set the page as the analyst likes it."""
        self._reading = settings
        self._set_anew()

    def zoom(self, steps: int) -> None:
        """Make the letters larger by so many pixels, or smaller."""
        self.set_reading(self._reading.sized(self._reading.size + steps))

    def zoom_in(self) -> None:
        """Make the letters one step larger."""
        self.zoom(1)

    def zoom_out(self) -> None:
        """Make the letters one step smaller."""
        self.zoom(-1)

    def zoom_reset(self) -> None:
        """Give the letters the size they had at first."""
        self.set_reading(self._reading.sized(ReadingSettings().size))

    def _set_anew(self) -> None:
        """Build the document again: quicker than a new layout of the shown one, and exact."""
        page = self._page
        if page is None:
            return
        cursor, place = self.view.textCursor(), self.view.first_in_view()
        page.reset(PageSetting(self._theme, self._reading))
        self._show_page()
        with self._focus.held():
            self.view.select(cursor.anchor(), cursor.position())
            self.view.scroll_to(place)

    def apply(self, delta: MarksDelta) -> None:
        """Take over what a change did to the marks; only paragraphs it touches are painted anew."""
        page = self._page
        if page is None or not delta:
            return
        for mark in (*delta.added, *delta.removed, *(after for _, after in delta.changed)):
            page.inks.forget(mark.uid)
        if page.emphasis.current in {mark.uid for mark in delta.removed}:
            page.emphasis.current = None
        for place in page.marks.apply(delta):
            self.view.update_span(*page.map.view_span(place.start, place.end))
        self.brackets.update()

    def codebook_changed(self) -> None:
        """Read the tags' names and colours again."""
        if self._page is not None:
            self._page.inks.refresh()
            self.view.viewport().update()
            self.brackets.update()

    def selected_span(self) -> Span | None:
        """Return what is selected, without outer white space and in whole graphemes."""
        page = self._page
        if page is None or not self.view.textCursor().hasSelection():
            return None
        return span_of_selection(*page.selection, page.map, page.units)

    def word_or_highlight_at_caret(self) -> Span | None:
        """Return the span of the highlight that the caret is in, or else that of its word."""
        page = self._page
        if page is None:
            return None
        mark = self.current_mark
        if mark is not None:
            return mark.highlight.span
        word = page.units.word_at(self.view.textCursor().position())
        return span_of_selection(*word, page.map, page.units) if word else None

    def caret_marks(self) -> list[Mark]:
        """Return the marks that the caret is in, the innermost first."""
        page = self._page
        if page is None:
            return []
        found = page.marks.at(self.view.textCursor().position())
        marks = (page.marks.marks.get(place.uid) for place in found)
        return [mark for mark in marks if mark is not None]

    @property
    def current_mark(self) -> Mark | None:
        """The mark the analyst is at."""
        page = self._page
        if page is None or page.emphasis.current is None:
            return None
        return page.marks.marks.get(page.emphasis.current)

    def select_span(self, span: Span) -> None:
        """Select a span and bring it into view."""
        page = self._page
        if page is not None:
            start, end = page.map.view_span(span.start, span.end)
            self.view.select(start, end)
            self.view.reveal(start, end)

    def reveal(self, uid: Uid) -> None:
        """Bring a highlight into view and make it the current one."""
        self._focus.reveal(uid)

    def next_highlight(self) -> None:
        """Go to the highlight that comes next in reading order."""
        self._focus.step(1)

    def previous_highlight(self) -> None:
        """Go to the highlight before, in reading order."""
        self._focus.step(-1)

    def move_end(self, *, start: bool, words: bool, step: int) -> None:
        """Ask for the current highlight's start or end to move by so many letters or words."""
        page, mark = self._page, self.current_mark
        if page is None or mark is None:
            return
        span = moved_end(page, mark.uid, start=start, words=words, step=step)
        if span is not None and span != mark.highlight.span:
            self.resize_wanted.emit((mark.uid, span))

    def selection_rect(self) -> QRect:
        """Return where the selection is on the screen, or else the current highlight or caret."""
        page = self._page
        cursor = self.view.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        current = page.emphasis.current if page else None
        place = page.marks.place(current) if page and current else None
        if not cursor.hasSelection() and place is not None:
            start, end = place.start, place.end
        rect = self.view.rect_of(start, end)
        return QRect(self.view.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def _tell_selection(self) -> None:
        self.selection_changed.emit(self.selected_span())

    def _take_scroll(self) -> None:
        width = self.view.viewport().width() - 2 * SIDE_MARGIN
        self._header.place(SIDE_MARGIN, width, self.view.verticalScrollBar().value())
        self.brackets.update()

    def _place(self) -> None:
        """Divide the width between the text and the brackets, on the side where lines end."""
        bar = self.view.verticalScrollBar().sizeHint().width()
        width = self.view.width() - bar
        column = page_column(width, column_width(self._reading))
        leftward = self._page is not None and self._page.reads_leftward
        margins = (column.after, column.before) if leftward else (column.before, column.after)
        self.view.set_column(column.viewport, margins)
        left = 0 if leftward else column.before + column.viewport
        self.brackets.setGeometry(left, 0, column.after, self.view.viewport().height())
        self.brackets.show_names(shown=column.has_names)
        self._take_scroll()

"""The page an analyst reads and marks: text, highlights, brackets. Paints records, writes none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader_app.ui.article.article_view import ArticleView
from reader_app.ui.article.host_places import update_marks
from reader_app.ui.article.long_text_view import LongTextView
from reader_app.ui.article.mark_filter import MarkFilter
from reader_app.ui.article.mark_walk import moved_end
from reader_app.ui.article.open_page import OpenPage
from reader_app.ui.article.page_document import PageSetting
from reader_app.ui.article.page_find import PageFind
from reader_app.ui.article.page_stand import PageStand
from reader_app.ui.article.reading_settings import ReadingSettings
from reader_app.ui.article.span_of_selection import span_of_selection
from reader_app.ui.article.tag_drops import TagDrops
from reader_app.ui.article.text_host import LONG_TEXT
from reader_app.ui.theme.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader_app.core.codebook import Codebook
    from reader_app.core.ids import Uid
    from reader_app.core.marks import ArticleMarks, Mark, MarksDelta
    from reader_app.core.records import Article, Direction, Text
    from reader_app.core.spans import Span
    from reader_app.ui.article.margin_brackets import MarginBrackets
    from reader_app.ui.article.page_focus import PageFocus
    from reader_app.ui.article.page_header import PageHeader
    from reader_app.ui.article.text_host import TextHost
    from reader_app.ui.theme.theme import Theme


class ArticlePage(QWidget):
    """Shows an article with its marks, and tells what the analyst does there.

    `selection_changed` carries a Span or None, `mark_activated` the uid of the highlight that
    became current by the analyst's doing, `resize_wanted` a (uid, Span), `context_menu_wanted` a
    global QPoint, `link_wanted` a Link. Spans are code points of the article's text, as everywhere outside this package.
    """

    selection_changed = Signal(object)
    mark_activated = Signal(object)
    resize_wanted = Signal(object)
    context_menu_wanted = Signal(QPoint)
    link_wanted = Signal(object)
    copies_wanted = Signal()
    tags_dropped = Signal(tuple)
    """Tags that were dropped on the selection, or on what the caret is in now."""
    reading_changed = Signal(object)
    """The `ReadingSettings` in use."""
    leaving = Signal()
    """The reader goes to another place of the article; the page has not moved yet."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: OpenPage | None = None
        self._analysts: Mapping[Uid, str] = {}
        self._reading = ReadingSettings()
        self._direction: Direction | None = None
        self.long_text = LONG_TEXT
        """From so many characters on the host for very long articles is used."""
        self._theme = theme
        self._hosts = QStackedWidget(self)
        self._stands = [PageStand(ArticleView(self)), PageStand(LongTextView(self))]
        self._stand = self._stands[0]
        self.finder = PageFind(self, theme)
        self.setObjectName("article_page")
        self.setFocusProxy(self.view)
        self.view.setAccessibleName(self.tr("Article"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._hosts)
        layout.addWidget(self.finder.bar)
        for stand in self._stands:
            self._hosts.addWidget(stand.view)
            stand.view.dress(theme)
            self._connect(stand)

    def _connect(self, stand: PageStand) -> None:
        gestures = stand.view.gestures
        tell = self.selection_changed.emit
        stand.view.selectionChanged.connect(lambda: tell(self.selected_span()))
        gestures.zoom_wanted.connect(self.zoom)
        gestures.context_menu_wanted.connect(self.context_menu_wanted)
        gestures.link_wanted.connect(self.link_wanted)
        gestures.handles.dropped.connect(self.resize_wanted)
        stand.focus.activated.connect(self.mark_activated)
        stand.header.copies.clicked.connect(self.copies_wanted)
        TagDrops(stand.view).dropped.connect(self.tags_dropped)

    @property
    def view(self) -> TextHost:
        """The widget that shows the text: another one for a very long article."""
        return self._stand.view

    @property
    def brackets(self) -> MarginBrackets:
        """The brackets beside the text."""
        return self._stand.brackets

    @property
    def header(self) -> PageHeader:
        """The line above the title."""
        return self._stand.header

    @property
    def _focus(self) -> PageFocus:
        return self._stand.focus

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
        self,
        article: Article,
        text: Text,
        marks: ArticleMarks,
        codebook: Codebook,
        direction: Direction | None = None,
    ) -> None:
        """Open an article at its beginning, its paragraphs in this direction or each in its own."""
        self._direction = direction
        self.view.dress(self._tone())  # the style sheet may have come after the page was made
        setting = PageSetting(self._tone(), self._reading, direction)
        self._page = OpenPage(article, text, marks, codebook, setting)
        self._page.analysts = self._analysts
        self._show_page()
        QTimer.singleShot(0, self, self._page.marks.take_in_all)

    def clear(self) -> None:
        """Show nothing."""
        self._page = None
        self._show_page()

    def article_changed(self, article: Article) -> None:
        """Say another title, outlet or date, where it is the article that is shown."""
        if self._page is not None and self._page.article.uid == article.uid:
            self._page.article = article
            self.header.show_page(self._page)
            self._name_view()

    def _name_view(self) -> None:
        named = self.tr("Article: {title}").format(title=self.article.title) if self.article else ""
        self.view.setAccessibleName(named or self.tr("Article"))

    def _show_page(self) -> None:
        self._choose_stand()
        self._name_view()
        self._stand.show_page(self._page, self._reading)
        self.finder.show_page(self._page)
        self.selection_changed.emit(None)

    def _choose_stand(self) -> None:
        is_long = self._page is not None and len(self._page.map.text) >= self.long_text
        stand = self._stands[is_long]
        if stand is self._stand:
            return
        had_focus = self.view.hasFocus()
        self._stand.show_page(None, self._reading)
        self._stand = stand
        self._hosts.setCurrentWidget(stand.view)
        self.setFocusProxy(stand.view)
        if had_focus:
            stand.view.setFocus()

    def set_analysts(self, names: Mapping[Uid, str]) -> None:
        """Take the names of the project's analysts, which the tooltips tell."""
        self._analysts = names
        if self._page is not None:
            self._page.analysts = names

    def set_theme(self, theme: Theme) -> None:
        """Go over to the colours of another theme."""
        self._theme = theme
        self.finder.bar.set_theme(theme)
        self._set_anew()

    def set_reading(self, settings: ReadingSettings) -> None:
        """Set the page as the analyst likes it."""
        if settings != self._reading:
            self._reading = settings
            self._set_anew()
            self.reading_changed.emit(settings)

    def _tone(self) -> Theme:
        """Return the page's colours: the window's, or those that the analyst reads in."""
        return load_theme(self._reading.tone) if self._reading.tone else self._theme

    @property
    def views(self) -> tuple[TextHost, ...]:
        """Both widgets that may show the text, for those who listen to their keys."""
        return tuple(stand.view for stand in self._stands)

    @property
    def direction(self) -> Direction | None:
        """Which way every paragraph reads; None is each its own."""
        return self._direction

    def set_direction(self, direction: Direction | None) -> None:
        """Have every paragraph read in this direction, or each in its own."""
        if direction != self._direction:
            self._direction = direction
            self._set_anew()

    def set_snapping(self, *, on: bool) -> None:
        """Have selections by mouse take whole words, or not; Alt is for the exception."""
        for view in self.views:
            view.gestures.snap.is_on = on

    def set_dragging(self, *, on: bool) -> None:
        """Offer handles at the current highlight's ends, or not."""
        for view in self.views:
            view.gestures.handles.can_drag = on

    def set_filter(self, tags: Iterable[Uid] | None, analysts: Iterable[Uid] | None = None) -> None:
        """Show only highlights with one of these tags, of one of these analysts; dim the rest."""
        page = self._page
        if page is None:
            return
        chosen = (None if group is None else frozenset(group) for group in (tags, analysts))
        page.set_filter(MarkFilter(*chosen))
        self.view.viewport().update()
        self.brackets.begin_anew()

    @property
    def filter(self) -> MarkFilter:
        """Which highlights are not dimmed."""
        return self._page.marks.filter if self._page else MarkFilter()

    def zoom(self, steps: int) -> None:
        """Make the letters larger by so many pixels, or smaller."""
        self.set_reading(self._reading.sized(self._reading.size + steps))

    def zoom_reset(self) -> None:
        """Give the letters the size they had at first."""
        self.set_reading(self._reading.sized(ReadingSettings().size))

    def _set_anew(self) -> None:
        """Build the document again: quicker than a new layout of the shown one, and exact."""
        for view in self.views:
            view.dress(self._tone())
        page = self._page
        if page is None:
            return
        cursor, place = self.view.textCursor(), self.view.first_in_view()
        page.reset(PageSetting(self._tone(), self._reading, self._direction))
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
        update_marks(self.view, page.map, page.marks.apply(delta))
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

    def words(self, span: Span) -> str:
        """Return the article's words in a span."""
        return span.of(self._page.map.text) if self._page is not None else ""

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

    @property
    def place(self) -> int:
        """Where the reader is: the code point that stands at the top of the page."""
        if self._page is None:
            return 0
        number, share = self.view.first_in_view()
        block = self._page.map.blocks[number]
        return block.start + int(share * (block.end - block.start))

    def go_to(self, place: int) -> None:
        """Bring a code point to the top of the page, and the caret there."""
        page = self._page
        if page is None:
            return
        position = page.map.view_start(min(max(place, 0), len(page.map.text)))
        number = page.map.block_at(position)
        block = page.map.blocks[number]
        share = (place - block.start) / max(1, block.end - block.start)
        with self._focus.held():
            self.view.select(position, position)
            self.view.scroll_to((number, min(max(share, 0.0), 1.0)))

    def reveal(self, uid: Uid) -> None:
        """Bring a highlight into view and make it the current one."""
        self._focus.reveal(uid)

    def next_highlight(self) -> None:
        """Go to the highlight that comes next in reading order."""
        self.leaving.emit()
        self._focus.step(1)

    def previous_highlight(self) -> None:
        """Go to the highlight before, in reading order."""
        self.leaving.emit()
        self._focus.step(-1)

    def move_end(self, *, start: bool, words: bool, step: int) -> None:
        """Show the current highlight with one end moved by letters or words, until it is let go."""
        page, mark = self._page, self.current_mark
        span = moved_end(page, mark.uid, start=start, words=words, step=step) if mark else None
        if mark is not None and span is not None:
            self.view.gestures.handles.show_moved(mark.uid, span, start=start)

    def let_end_go(self) -> None:
        """Ask for the highlight whose end was moved to be as it is shown."""
        self.view.gestures.handles.let_go()

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

"""Where a project is worked on: page and panels, and who serves them. Built with the first project."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from reader_app.project.unfinished import UnfinishedNotes
from reader_app.ui.actions.page_keys import PageKeys
from reader_app.ui.annotations.annotations_dock import AnnotationsDock
from reader_app.ui.article.link_places import link_at_caret
from reader_app.ui.codebook.codebook_dock import CodebookDock
from reader_app.ui.history.history_dock import HistoryDock
from reader_app.ui.library.library_dock import LibraryDock
from reader_app.ui.review.review_dock import ReviewDock
from reader_app.ui.search.search_dock import SearchDock
from reader_app.ui.spans.selected_span_dock import SelectedSpanDock
from reader_app.ui.window.article_area import ArticleArea
from reader_app.ui.window.article_work import ArticleWork
from reader_app.ui.window.codebook_work import CodebookWork
from reader_app.ui.window.copies import Copies
from reader_app.ui.window.copies_watch import CopiesWatch
from reader_app.ui.window.copying import copy_quote, copy_words
from reader_app.ui.window.correcting import Correcting
from reader_app.ui.window.judging import Judging
from reader_app.ui.window.originals import Originals
from reader_app.ui.window.overview_work import OverviewWork
from reader_app.ui.window.page_menu import PageMenu
from reader_app.ui.window.page_settings import PageSettings
from reader_app.ui.window.page_view import PageView
from reader_app.ui.window.panels import Panels
from reader_app.ui.window.panes import Panes
from reader_app.ui.window.printing import Printing
from reader_app.ui.window.reading import Reading
from reader_app.ui.window.reviewing import Reviewing
from reader_app.ui.window.search_completing import SearchCompleting
from reader_app.ui.window.search_saving import SearchSaving
from reader_app.ui.window.searching import Searching
from reader_app.ui.window.selected_articles import SelectedArticles
from reader_app.ui.window.selected_span import SelectedSpan
from reader_app.ui.window.span_copies import SpanCopies
from reader_app.ui.window.spans_work import SpansWork
from reader_app.ui.window.tagging import Tagging
from reader_app.ui.window.tagging_hits import TaggingHits
from reader_app.ui.window.text_links import TextLinks
from reader_app.ui.window.unfinished_work import UnfinishedWork

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from reader_app.core.ids import Clock
    from reader_app.ui.actions.action_set import ActionSet
    from reader_app.ui.article.article_page import ArticlePage
    from reader_app.ui.theme.theme import Theme
    from reader_app.ui.window.main_window import MainWindow


class Workspace(QObject):
    """The parts of the window that only a project needs.

    Tab goes through them in the order in which they are made.
    """

    def __init__(self, window: MainWindow, clock: Clock) -> None:
        super().__init__(window)
        theme, session, actions = window.theme, window.session, window.actions_by_name
        self.library = LibraryDock(theme, window)
        self.area = ArticleArea(theme, window)
        self.annotations = AnnotationsDock(theme, clock, window)
        self.codebook = CodebookDock(theme, window)
        docks = (self.library, self.annotations, self.codebook)
        self.panes = Panes(window, docks, self.area)
        self.page_keys = PageKeys(actions, self.area.page.view)
        self.reading = Reading(session, self.area, docks)
        for view in self.area.page.views:
            self.page_keys.listen_on(view)
        self.page_view = PageView(session, self.reading, actions, window.themes)
        self.tagging = Tagging(session, self.reading, actions, window.themes, window.attempt)
        self.printing = Printing(window, self.reading)
        self.page_settings = PageSettings(session, self.area.page, window.tool_bar.reading)
        self.hits = TaggingHits(session, self.reading, window.themes, window.attempt)
        self.panels = Panels(session, self.tagging, window.status, window.attempt)
        self.judging = Judging(window, self.reading, self.annotations)
        self.judging.wire(actions)
        self._add_panels(window, clock)
        self.panels.serve_library(self.library)
        self.panels.serve_annotations(self.annotations)
        self.panels.serve_codebook(self.codebook)
        window.steps.turned.connect(self.reading.show_change)
        self.panes.follow(
            {
                self.library: actions["view.library"],
                self.annotations: actions["view.annotations"],
                self.codebook: actions["view.codebook"],
                self.history: actions["view.history"],
                self.review: actions["view.review"],
                self.search: actions["view.search"],
                self.span_dock: actions["view.selected_span"],
            }
        )
        self._wire(actions)
        self.unfinished = UnfinishedWork(window, self, UnfinishedNotes(window.unfinished_folder))
        self.library_completing = SearchCompleting(session, self.library.filter, theme)

    def _add_panels(self, window: MainWindow, clock: Clock) -> None:
        """Add the panels that are shown when asked for, and who serves codebook and library."""
        session, reading = window.session, self.reading
        self.history = HistoryDock(window.theme, clock, window)
        self.review = ReviewDock(window.theme, window)
        self.reviewing = Reviewing(session, reading, self.review, window.themes, window.attempt)
        self.codebook_work = CodebookWork(window, self.codebook, reading, self.tagging, clock)
        self.article_work = ArticleWork(window, self.library, reading, clock)
        self.selected_articles = SelectedArticles(window, self.library)
        self.originals = Originals(window, reading)
        self.text_links = TextLinks(window, self.page)
        self.correcting = Correcting(window, reading)
        self.annotations.requests.place_wanted.connect(self.correcting.find_place)
        self.copies = Copies(window, reading)
        self.copies_watch = CopiesWatch(session, reading)
        self.codebook.find_wanted.connect(self.reviewing.find_tag)
        self.panes.add_hidden(self.history, self.annotations)
        self.panes.add_hidden(self.review, self.library)
        self._add_search(window)
        self._add_spans(window, clock)
        self.overview = OverviewWork(window, self.area, self.spans)
        self.page.context_menu_wanted.connect(partial(self._offer_page_menu, window))
        window.actions_by_name.on("across.spans", self.spans.open)
        window.actions_by_name.on("across.overview", self.overview.open)
        self.reviewing.opened.connect(lambda: self.panes.open(self.review))
        self.history.jump_wanted.connect(window.steps.jump)
        session.project_opened.connect(self.history.show_project)
        session.project_closed.connect(lambda: self.history.show_project(None))
        session.changed.connect(self.history.apply)
        window.actions_by_name.on("tag.find", self.reviewing.find_selected)

    def _add_spans(self, window: MainWindow, clock: Clock) -> None:
        """Add who serves the table of tagged spans, and the panel of its current row."""
        session, spans = window.session, self.area.spans
        self.spans = SpansWork(
            session, self.area, self.reading, window.themes, window.attempt, window.long_steps
        )
        self.span_copies = SpanCopies(window, session, spans)
        self.span_dock = SelectedSpanDock(window.theme, clock, window)
        self.panes.add_hidden(self.span_dock, self.annotations)
        self.selected_span = SelectedSpan(window, self.area, self.panes, self.span_dock)

    def _add_search(self, window: MainWindow) -> None:
        """Add the panel of what the search field finds."""
        field, theme = window.tool_bar.search, window.theme
        self.search = SearchDock(theme, window)
        self.searching = Searching(window.session, self.reading, field, self.search)
        self.searching.tag_wanted.connect(self.reviewing.find_search)
        self.searching.serve(window.actions_by_name)
        self.saving = SearchSaving(window)
        self.saving.wanted.connect(self.searching.look_for_saved)
        self.completing = SearchCompleting(window.session, field, theme)
        self.completing.suggestions.opened.connect(self.searching.hold)
        self.completing.suggestions.closed.connect(self.searching.release)
        self.searching.opened.connect(lambda: self.panes.open(self.search))
        self.panes.add_hidden(self.search, self.library)

    def _in_library(self, what: str) -> None:
        """Show the library, and go to its filter or open its lists."""
        self.panes.open(self.library)
        if what == "filter":
            self.library.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.library.offer_lists()

    def _offer_page_menu(self, window: MainWindow, place: QPoint) -> None:
        if self.reading.article is not None:
            on_link = link_at_caret(self.page.view) is not None
            menu = PageMenu(window.actions_by_name, window.menus.pins, self.page, on_link=on_link)
            menu.popup(place)

    def _wire(self, actions: ActionSet) -> None:
        actions.on("view.selected_span", self.selected_span.remember)
        actions.on("across.filter", partial(self._in_library, "filter"))
        actions.on("across.lists", partial(self._in_library, "lists"))
        actions.on("edit.find", self.page.finder.open)
        actions.on("edit.find_next", lambda: self.page.finder.step(1))
        actions.on("edit.find_previous", lambda: self.page.finder.step(-1))
        actions.on("edit.copy", lambda: copy_words(self.page))
        actions.on("edit.copy_quote", lambda: copy_quote(self.page))
        actions.on("view.reading", self.page_settings.open)
        actions.on("view.larger", partial(self.page.zoom, 1))
        actions.on("view.smaller", partial(self.page.zoom, -1))
        actions.on("view.own_size", self.page.zoom_reset)
        actions.on("article.next_highlight", self.page.next_highlight)
        actions.on("article.previous_highlight", self.page.previous_highlight)
        actions.on("article.back", self.reading.back)
        actions.on("article.forward", self.reading.forward)

    @property
    def page(self) -> ArticlePage:
        """The page of the article that is open."""
        return self.area.page

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours."""
        for part in (self.area, self.library, self.annotations, self.codebook):
            part.set_theme(theme)
        self.history.set_theme(theme)
        self.review.set_theme(theme)
        self.search.set_theme(theme)
        self.completing.suggestions.set_theme(theme)
        self.library_completing.suggestions.set_theme(theme)
        self.spans.set_theme()
        self.selected_span.set_theme()
        self.overview.set_theme()

"""The table of tagged spans at work: its rows, its counts off the main thread, the way to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, QTimer

from reader_app.ui.latest_answer import LatestAnswer
from reader_app.ui.theme.tag_colours import TagInks

if TYPE_CHECKING:
    from reader_app.core.edits import Change
    from reader_app.formats.exchange.span_row import SpanRow
    from reader_app.project.project import Project
    from reader_app.project.rows import SpanQuery
    from reader_app.ui.palettes.tag_palette import TagChoice, TagPalette
    from reader_app.ui.session import Session
    from reader_app.ui.spans.spans_page import SpansPage
    from reader_app.ui.theme.theme_choice import ThemeChoice
    from reader_app.ui.window.article_area import ArticleArea
    from reader_app.ui.window.reading import Reading


class SpansWork(QObject):
    """Serves the table while its tab is in front; behind it nothing is read."""

    def __init__(
        self, session: Session, area: ArticleArea, reading: Reading, themes: ThemeChoice
    ) -> None:
        super().__init__(session)
        self._session = session
        self._area = area
        self._page: SpansPage = area.spans
        self._reading = reading
        self._themes = themes
        self._stale = True
        self._counts = LatestAnswer(self)
        self._counts.told.connect(self._page.counted)
        self._palette: TagPalette | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._catch_up)
        area.turned.connect(self._soon.start)
        session.changed.connect(self._follow)
        session.project_opened.connect(self._show_project)
        session.project_closing.connect(self._counts.stop)
        session.project_closed.connect(lambda: self._page.model.show_project(None, None))
        self._page.shown.connect(self._show_row)
        self._page.asked.connect(self._count_rows)
        self._page.tag_wanted.connect(self._ask_tag)

    def open(self) -> None:
        """Bring the table to the front, with the focus on its rows."""
        self._area.show_spans()
        self._catch_up()
        self._page.focus_rows()

    def show_query(self, query: SpanQuery, words: str) -> None:
        """Bring the table to the front with only what a query finds, called so."""
        self.open()
        self._page.show_query(query, words)
        self._page.focus_rows()

    def set_theme(self) -> None:
        """Show the tags in the theme's colours."""
        project = self._session.project
        if project is not None:
            self._page.model.set_inks(TagInks(self._themes.theme, project.codebook))

    def _show_project(self, project: Project) -> None:
        del project
        self._page.reset_filters()
        self._stale = True
        self._page.model.show_project(None, None)
        self._soon.start()

    def _follow(self, change: Change) -> None:
        del change
        self._stale = True
        self._soon.start()

    def _catch_up(self) -> None:
        """Read the rows again where they are in view and something was written since."""
        project = self._session.project
        if project is None or not self._stale or not self._area.is_showing_spans:
            return
        self._stale = False
        model, table = self._page.model, self._page.table
        kept, place = table.currentIndex().row(), table.verticalScrollBar().value()
        query = model.query
        if model.rowCount() == 0 and not self._page.is_filtered:
            model.show_project(project, TagInks(self._themes.theme, project.codebook))
            return
        self.set_theme()
        model.ask(query)
        if 0 <= kept < model.rowCount():
            table.selectRow(kept)
        table.verticalScrollBar().setValue(place)

    def _count_rows(self) -> None:
        project, query = self._session.project, self._page.model.query
        if project is None or not self._area.is_showing_spans:
            self._counts.leave()
        else:
            self._counts.ask(project, lambda worker: worker.spans.counts(query))

    def _show_row(self, row: SpanRow) -> None:
        """Show a row's highlight on the page of its article."""
        self._reading.follow(row.highlight)
        self._reading.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_tag(self) -> None:
        project = self._session.project
        if project is None:
            return
        from reader_app.ui.palettes.tag_palette import (  # noqa: PLC0415  (not at start)
            PaletteContents,
            TagPalette,
        )

        if self._palette is None:
            self._palette = TagPalette(self._area.window(), self._themes.theme)
            self._palette.setObjectName("spans_tag_palette")
            self._palette.chosen.connect(self._take_tag)
        self._palette.codebook_changed()
        button = self._page.tag
        anchor = QRect(button.mapToGlobal(button.rect().topLeft()), button.size())
        contents = PaletteContents(project.codebook, project.tags.counts(), project.pins)
        self._palette.open_beside(anchor, contents, self._themes.theme)

    def _take_tag(self, choice: TagChoice) -> None:
        project = self._session.project
        if project is not None and choice.tags:
            tag = choice.tags[0]
            query = project.spans.below(self._page.model.query, tag)
            self._page.narrow(query, project.codebook[tag].name)
        self._page.focus_rows()

"""The table of tagged spans at work: its rows, its counts off the main thread, the way to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from reader_app.ui.latest_answer import LatestAnswer
from reader_app.ui.spans.spans_table import USUAL
from reader_app.ui.theme.tag_colours import TagInks
from reader_app.ui.window.span_filters_work import SpanFiltersWork
from reader_app.ui.window.span_groups_work import SpanGroupsWork
from reader_app.ui.window.span_rows_work import SpanRowsWork
from reader_app.ui.window.tag_asking import TagAsking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.edits import Change
    from reader_app.core.errors import ProjectError
    from reader_app.formats.exchange.span_row import SpanRow
    from reader_app.project.project import Project
    from reader_app.project.rows import SpanQuery
    from reader_app.project.span_table import TablePage
    from reader_app.ui.session import Session
    from reader_app.ui.spans.spans_filters import Looser
    from reader_app.ui.spans.spans_page import SpansPage
    from reader_app.ui.theme.theme_choice import ThemeChoice
    from reader_app.ui.window.article_area import ArticleArea
    from reader_app.ui.window.attempt import Attempt
    from reader_app.ui.window.long_steps import LongSteps
    from reader_app.ui.window.reading import Reading


_COLUMNS = "spans_columns"
"""The setting of the project that says which columns there are, and how wide."""


def kept_columns(words: str | None) -> dict[str, int]:
    """Return the widths of the columns that were kept, in their order; empty for anything else."""
    widths: dict[str, int] = {}
    for each in (words or "").split("\n"):
        name, _, width = each.rpartition("\t")
        if name and width.isdecimal():
            widths[name] = int(width)
    return widths


def _nearest(worker: Project, looser: Sequence[Looser]) -> tuple[Looser, int]:
    """Return the looser question that finds most, and how much."""
    counts = [worker.spans.counts(each.query).spans for each in looser]
    best = max(range(len(looser)), key=counts.__getitem__)
    return looser[best], counts[best]


class SpansWork(QObject):
    """Serves the table while its tab is in front; behind it nothing is read."""

    def __init__(
        self,
        session: Session,
        area: ArticleArea,
        reading: Reading,
        themes: ThemeChoice,
        attempt: Attempt,
        long_steps: LongSteps,
    ) -> None:
        super().__init__(session)
        self._session = session
        self._area = area
        self._page: SpansPage = area.spans
        self._reading = reading
        self._themes = themes
        self._stale = True
        self._has_own_columns = False
        """Whether the columns are those of the project that is open."""
        self._counts = LatestAnswer(self)
        self._counts.told.connect(self._page.counted)
        self._nearest = LatestAnswer(self)
        self._nearest.told.connect(self._show_nearest)
        self._pages = LatestAnswer(self)
        self._pages.told.connect(self._take_page)
        self._pages.refused.connect(self._refuse)
        self._page.model.page_wanted.connect(self._read_page)
        self._page.table.rearranged.connect(self._keep_columns)
        self._place = (-1, 0)
        asking = TagAsking(session, area.window, themes)
        self._filters = SpanFiltersWork(session, self._page, asking, attempt)
        self._groups = SpanGroupsWork(session, area)
        self._rows = SpanRowsWork(session, self._page, asking, attempt, long_steps)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._connect()

    def _connect(self) -> None:
        session = self._session
        self._soon.timeout.connect(self._catch_up)
        self._area.turned.connect(self._soon.start)
        session.changed.connect(self._follow)
        session.project_opened.connect(self._show_project)
        session.project_closing.connect(self._counts.stop)
        session.project_closing.connect(self._nearest.stop)
        session.project_closing.connect(self._pages.stop)
        session.project_closed.connect(lambda: self._page.model.show_project(None, None))
        self._page.shown.connect(self._show_row)
        self._page.asked.connect(self._count_rows)

    def open(self) -> None:
        """Bring the table to the front, with the focus on its rows."""
        self._area.show_spans()
        self._catch_up()
        self._page.focus_rows()

    def show_query(self, query: SpanQuery, words: str) -> None:
        """Bring the table to the front with only what a query finds, called so."""
        self.open()
        self._filters.forget_tag()
        self._page.show_query(query, words)
        self._page.focus_rows()

    def set_theme(self) -> None:
        """Show the tags in the theme's colours."""
        project, theme = self._session.project, self._themes.theme
        self._page.set_theme(theme, None if project is None else TagInks(theme, project.codebook))

    def _keep_columns(self) -> None:
        project, table = self._session.project, self._page.table
        if project is not None and self._has_own_columns:
            widths = table.widths()
            words = "\n".join(f"{name}\t{widths.get(name, 0)}" for name in table.names())
            if project.setting(_COLUMNS) != words:
                project.set_setting(_COLUMNS, words)

    def _show_columns(self, project: Project) -> None:
        """Show the columns that the project was left with.

        Which own fields it has takes a look at every article: not before the table is in view.
        """
        self._has_own_columns = True
        widths = kept_columns(project.setting(_COLUMNS))
        known = {column.name for column in project.exports.columns}
        names = [name for name in widths if name in known] or list(USUAL)
        sizes = {name: width for name, width in widths.items() if width > 0}
        self._page.table.show_columns(names, sizes)

    def _show_project(self, project: Project) -> None:
        del project  # it is read once the table is in view
        self._has_own_columns = False
        self._page.filters.reset()
        self._filters.forget_tag()
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
        if not self._has_own_columns:
            self._show_columns(project)
        model, table = self._page.model, self._page.table
        self._place = (table.currentIndex().row(), table.verticalScrollBar().value())
        query = self._filters.without_gone_tag(project, model.query)
        self.set_theme()
        if model.rowCount() == 0 and not self._page.is_filtered:
            model.show_project(project, TagInks(self._themes.theme, project.codebook))
            return
        model.ask(query)
        if query.where is None:
            self._return()

    def _return(self) -> None:
        """Go back to the row and the place that were in view before the rows were read again."""
        (row, place), table = self._place, self._page.table
        self._place = (-1, 0)
        if 0 <= row < self._page.model.rowCount():
            table.selectRow(row)
        table.verticalScrollBar().setValue(place)

    def _read_page(self, query: SpanQuery, after: tuple[object, ...] | None) -> None:
        project = self._session.project
        if project is not None:
            self._pages.ask(project, lambda worker: (after, worker.spans.page(query, after)))

    def _refuse(self, problem: ProjectError) -> None:
        self._page.refuse(str(problem))

    def _take_page(self, answer: tuple[tuple[object, ...] | None, TablePage]) -> None:
        after, page = answer
        if after is None:
            self._page.filters.say_problem("")
        self._page.model.take(page, after)
        if after is None and self._place[0] >= 0:
            self._return()

    def _count_rows(self) -> None:
        project, query = self._session.project, self._page.model.query
        if not self._page.model.is_waiting:
            self._pages.leave()  # what is still being read belongs to another question
        if project is None or not self._area.is_showing_spans:
            self._counts.leave()
        else:
            self._counts.ask(project, lambda worker: worker.spans.counts(query))
        self._nearest.leave()
        if project is not None and self._page.finds_nothing and not self._page.model.is_waiting:
            looser = self._page.filters.looser(query)
            if looser:
                self._nearest.ask(project, lambda worker: _nearest(worker, looser))

    def _show_nearest(self, nearest: tuple[Looser, int]) -> None:
        """Offer to take off the filter without which most is found."""
        if nearest[1]:
            self._page.show_nearest(*nearest)

    def _show_row(self, row: SpanRow) -> None:
        """Show a row's highlight on the page of its article."""
        self._reading.follow(row.highlight)
        self._reading.page.setFocus(Qt.FocusReason.OtherFocusReason)

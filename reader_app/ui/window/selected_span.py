"""The row of the table of tagged spans that is chosen, in full beside the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader_app.ui.spans.span_detail import AROUND
from reader_app.ui.theme.tag_colours import TagInks

if TYPE_CHECKING:
    from reader_app.formats.exchange.span_row import SpanRow
    from reader_app.project.project import Project
    from reader_app.ui.spans.selected_span_dock import SelectedSpanDock
    from reader_app.ui.window.article_area import ArticleArea
    from reader_app.ui.window.main_window import MainWindow
    from reader_app.ui.window.panes import Panes

_STATE = "selected_span"
_CLOSED = b"closed"


class SelectedSpan(QObject):
    """Brings the dock to the front with the table, and has it show the current row."""

    def __init__(
        self, window: MainWindow, area: ArticleArea, panes: Panes, dock: SelectedSpanDock
    ) -> None:
        super().__init__(window)
        self._window, self._area, self._panes, self._dock = window, area, panes, dock
        self._settings = window.settings
        self._row = -1
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show)
        page = area.spans
        page.row_turned.connect(self._turn)
        area.turned.connect(self.settle)
        dock.closed.connect(lambda: self._keep(closed=True))
        dock.detail.show_it.clicked.connect(page.show_current)

    def remember(self) -> None:
        """Take it that whether the dock is there now is what is wanted."""
        self._keep(closed=self._dock.isHidden())
        self._show()

    def _keep(self, *, closed: bool) -> None:
        self._settings.set_window_state(_STATE, _CLOSED if closed else b"")

    def settle(self) -> None:
        """Have the dock where the table is in front, unless it was closed, and nowhere else."""
        is_table = self._area.is_showing_spans and self._window.session.project is not None
        if not is_table:
            self._panes.stand_back(self._dock)
        elif self._settings.window_state(_STATE) != _CLOSED:
            self._panes.stand_in(self._dock)
            self._show()

    def set_theme(self) -> None:
        """Show the row in another theme's colours."""
        self._dock.set_theme(self._window.theme)
        self._show()

    def _turn(self, number: int) -> None:
        """Show a row once the keys that go through the rows give way."""
        self._row = number
        self._soon.start()

    def _show(self) -> None:
        self._soon.stop()
        project, model = self._window.session.project, self._area.spans.model
        if project is None or not 0 <= self._row < model.rowCount():
            self._dock.show_detail(shown=False)
            return
        if not self._dock.isHidden():
            self._show_row(project, model.row(self._row))
        self._dock.show_detail(shown=True)

    def _show_row(self, project: Project, row: SpanRow) -> None:
        highlight = row.highlight
        before, after = row.context_before, row.context_after
        if highlight.text_sha256 == row.article.text_sha256:
            text, span = project.articles.text_of(row.article).text, highlight.span
            before = str(text[max(0, span.start - AROUND) : span.start])
            after = str(text[span.end : span.end + AROUND])
        inks = TagInks(self._window.theme, project.codebook)
        colours = None if row.tagging is None else inks.of(row.tagging.tag)
        self._dock.detail.show_row(row, before, after, colours)

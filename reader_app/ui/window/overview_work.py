"""The overview at work: its counts off the main thread, the way to their rows, its files."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QObject, QSaveFile, QTimer

from reader_app.core.errors import ProjectError
from reader_app.project.labels import isolate
from reader_app.ui.latest_answer import LatestAnswer
from reader_app.ui.theme.tag_colours import TagInks

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.project.project import Project
    from reader_app.ui.overview.grid import Grid
    from reader_app.ui.window.article_area import ArticleArea
    from reader_app.ui.window.main_window import MainWindow
    from reader_app.ui.window.spans_work import SpansWork


class OverviewWork(QObject):
    """Serves the overview while its tab is in front; behind it nothing is counted."""

    def __init__(self, window: MainWindow, area: ArticleArea, spans: SpansWork) -> None:
        super().__init__(window.session)
        self._window, self._area, self._spans = window, area, spans
        self._session = window.session
        self._page = area.overview
        self._stale = True
        self._counts = LatestAnswer(self)
        self._counts.told.connect(self._show)
        self._counts.refused.connect(window.attempt.refused)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._catch_up)
        area.turned.connect(self._soon.start)
        self._session.changed.connect(self._follow)
        self._session.project_opened.connect(self._follow)
        self._closing = Event()
        self._session.project_closing.connect(self._stop)
        self._session.project_closed.connect(lambda: self._page.show_grid(None, None))
        self._page.asked.connect(self._follow)
        self._page.cell_wanted.connect(self._show_rows)
        self._page.table_wanted.connect(self._save_table)
        self._page.picture_wanted.connect(self._save_picture)

    def open(self) -> None:
        """Bring the overview to the front, with the focus on its counts."""
        self._area.show_overview()
        self._catch_up()
        self._page.focus_counts()

    def set_theme(self) -> None:
        """Show the chart in the theme's colours."""
        self._page.set_theme(self._window.theme, self._inks())

    def _inks(self) -> TagInks | None:
        project = self._session.project
        return TagInks(self._window.theme, project.codebook) if project is not None else None

    def _follow(self, what: object = None) -> None:
        del what
        self._stale = True
        self._soon.start()

    def _catch_up(self) -> None:
        """Count again where the chart is in view and something else is to be seen in it."""
        project = self._session.project
        if project is None or not self._stale or not self._area.is_showing_overview:
            return
        self._stale = False
        question, is_once = self._page.question, self._page.once.isChecked()
        self._closing.clear()

        def answer(worker: Project) -> object:
            from reader_app.ui.overview.grid import counted  # noqa: PLC0415  (not at start)

            once = worker.counts.copies(self._is_open) if is_once else None
            return counted(worker, question, once)

        self._counts.ask(project, answer)

    def _stop(self) -> None:
        self._closing.set()
        self._counts.stop()

    def _is_open(self, done: int, total: int) -> bool:
        """Say to a look for copies whether it is to go on; asked from its thread."""
        del done, total
        return not self._closing.is_set()

    def _show(self, grid: Grid) -> None:
        self._page.show_grid(grid, self._inks())

    def _show_rows(self, grid: Grid, row: int, column: int) -> None:
        """Show in the table of tagged spans what a count is made of."""
        from reader_app.ui.overview.cell_query import cell_query  # noqa: PLC0415

        model = self._page.model
        lines = (grid.rows[row], grid.columns[column])
        names = [model.words(line) for line in lines if model.is_named(line)]
        project = self._session.project
        if project is None:
            return
        query = replace(cell_query(grid, row, column), asking=project.analyst.uid)
        if not query.tags:  # a month counts taggings, whatever their tag
            query = replace(query, tags=tuple(tag.uid for tag in project.codebook.walk()))
        self._spans.show_query(query, ", ".join(dict.fromkeys(names)))

    def _save_table(self) -> None:
        grid = self._page.model.grid
        path = self._window.ask.save(self._page.choice.currentText(), self.tr("Table (*.csv)"))
        if grid is not None and path is not None:
            from reader_app.ui.overview.grid_table import grid_csv  # noqa: PLC0415  (rare)

            self._save(path, grid_csv(grid))

    def _save_picture(self) -> None:
        from reader_app.ui.overview.picture import ChartPicture  # noqa: PLC0415  (rare)

        name = self._page.choice.currentText()
        kinds = ";;".join((self.tr("Picture (*.svg)"), self.tr("Picture (*.png)")))
        path = self._window.ask.save(name, kinds)
        if path is None:
            return
        picture = ChartPicture(self._page.model, self._page.theme, self._page.layoutDirection())
        self._save(path, picture.png() if path.suffix == ".png" else picture.svg(name))

    def _save(self, path: Path, data: bytes) -> None:
        def write() -> bool:
            file = QSaveFile(str(path))
            is_open = file.open(QIODevice.OpenModeFlag.WriteOnly)
            if not is_open or file.write(data) != len(data) or not file.commit():
                words = self.tr("%1 could not be written. Choose another folder.")
                raise ProjectError(words.replace("%1", isolate(str(path))))
            return True

        if self._window.attempt(write):
            self._window.status.say(self.tr("Saved as %1.").replace("%1", isolate(path.name)))

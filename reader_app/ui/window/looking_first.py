"""A look at files before they come in: what a big import holds, and the columns of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader_app.core.errors import ProjectError
    from reader_app.formats.articles.several import TableReading
    from reader_app.formats.workers.pool import ReadingPool
    from reader_app.project.first_look import FirstLook
    from reader_app.project.project import Project
    from reader_app.project.settings import Settings
    from reader_app.project.table_looks import TableLook
    from reader_app.ui.side_reading import SideReading
    from reader_app.ui.theme.theme import Theme
    from reader_app.ui.window.attempt import Attempt
    from reader_app.ui.window.status_bar import StatusBar

    Report = Callable[[int, int], bool]
    Found = tuple[FirstLook | None, list[TableLook]]

MANY = 50
"""Files from which an import is shown before it begins."""


class LookingFirst(QObject):
    """Looks at files beside the window, then shows what is to be agreed to or chosen."""

    ended = Signal(bool)
    """Whether to import; what was chosen for columns is in the settings."""

    def __init__(
        self, settings: Settings, status: StatusBar, attempt: Attempt, theme: Callable[[], Theme]
    ) -> None:
        super().__init__(status)
        self._settings = settings
        self._status = status
        self._attempt = attempt
        self._theme = theme
        self._reading: SideReading | None = None
        self.many = MANY
        """Fewer files than that come in without a dialog."""

    @property
    def is_running(self) -> bool:
        """Whether files are looked at, or something is asked about them."""
        return self._reading is not None

    def tables(self, *, chapters: bool = False) -> TableReading:
        """Return how tables are to be read, by all that was chosen so far; books by `chapters`."""
        from reader_app.formats.articles.several import TableReading  # noqa: PLC0415  (see `begin`)
        from reader_app.project.column_choices import kept_choices  # noqa: PLC0415

        return TableReading(choices=kept_choices(self._settings), chapters=chapters)

    def begin(self, project: Project, paths: Sequence[Path], *, on_wish: bool = False) -> None:
        """Look at files that are to go into a project; `ended` is emitted in any case."""
        # Late: the readers' parts are not needed for the first paint.
        from reader_app.formats.workers.pool import ReadingPool  # noqa: PLC0415
        from reader_app.project.table_looks import look_at_tables  # noqa: PLC0415
        from reader_app.ui.side_reading import SideReading  # noqa: PLC0415

        choices, least = self.tables().choices, 1 if on_wish else self.many

        def look(pool: ReadingPool, report: Report) -> Found:
            worker = project.worker()
            try:
                whole = worker.articles.first_look(
                    paths, pool, report=report, choices=choices, least=least
                )
            finally:
                worker.close()
            return whole, look_at_tables(pool, paths, choices, lambda: report(0, 1))

        self._reading = SideReading(ReadingPool(), self)
        self._reading.progressed.connect(self._show_progress)
        self._reading.told.connect(self._ask)
        self._reading.refused.connect(self._refuse)
        self._status.show_work(self.tr("Looking at the files…"))
        self._status.cancel_wanted.connect(self.stop)
        self._reading.ask(look)

    def _show_progress(self, progress: tuple[int, int]) -> None:
        done, total = progress
        if total > 1:
            words = self.tr("Looking at the files: %1 of %2")
            words = words.replace("%1", str(done)).replace("%2", str(total))
            self._status.show_progress(words, done / total)

    def _refuse(self, problem: ProjectError) -> None:
        self.stop()
        self._attempt.refused(problem)

    def _ask(self, found: Found) -> None:
        """Show the dialogs one after the other, as long as they are agreed to."""
        reading = self._reading
        if reading is None:
            return
        reading.told.disconnect(self._ask)
        reading.progressed.disconnect(self._show_progress)
        self._status.show_work("")
        whole, tables = found
        agreed = whole is None or self._agrees(whole)
        self._end(agreed=agreed and all(self._chooses(table, reading) for table in tables))

    def _agrees(self, look: FirstLook) -> bool:
        from reader_app.ui.dialogs.first_look_dialog import FirstLookDialog  # noqa: PLC0415

        dialog = FirstLookDialog(look, self._theme(), self._status.window())
        agreed = bool(dialog.exec())
        dialog.deleteLater()
        return agreed

    def _chooses(self, look: TableLook, reading: SideReading) -> bool:
        """Show the columns of a kind of table; keep what was chosen."""
        from reader_app.project.column_choices import keep_choice  # noqa: PLC0415
        from reader_app.ui.dialogs.columns_dialog import ColumnsDialog  # noqa: PLC0415

        dialog = ColumnsDialog(look, reading, self._theme(), self._status.window())
        agreed = bool(dialog.exec())
        if agreed:
            keep_choice(self._settings, dialog.choice)
        dialog.deleteLater()
        return agreed

    def stop(self) -> None:
        """Look no further: nothing is imported."""
        if self._reading is not None:
            self._end(agreed=False)

    def _end(self, *, agreed: bool) -> None:
        reading, self._reading = self._reading, None
        self._status.cancel_wanted.disconnect(self.stop)
        self._status.show_work("")
        if reading is not None:
            reading.stop()
            reading.deleteLater()
        self.ended.emit(agreed)

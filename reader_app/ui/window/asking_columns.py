"""Asks, before tables of articles come in, what their columns hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader_app.formats.articles.several import TableReading
    from reader_app.formats.workers.pool import ReadingPool
    from reader_app.project.first_looks import TableLook
    from reader_app.project.settings import Settings
    from reader_app.ui.side_reading import SideReading
    from reader_app.ui.theme.theme import Theme
    from reader_app.ui.window.status_bar import StatusBar


class AskingColumns(QObject):
    """Looks at the tables among files beside the window, then shows a dialog for each kind."""

    ended = Signal(bool)
    """Whether to import; what was chosen is in the settings."""

    def __init__(self, settings: Settings, status: StatusBar, theme: Callable[[], Theme]) -> None:
        super().__init__(status)
        self._settings = settings
        self._status = status
        self._theme = theme
        self._reading: SideReading | None = None

    @property
    def is_running(self) -> bool:
        """Whether tables are looked at, or their columns asked for."""
        return self._reading is not None

    def kept(self) -> TableReading:
        """Return how tables are to be read, by all that was chosen so far."""
        from reader_app.formats.articles.several import TableReading  # noqa: PLC0415  (see `begin`)
        from reader_app.project.column_choices import kept_choices  # noqa: PLC0415

        return TableReading(choices=kept_choices(self._settings))

    def begin(self, paths: Sequence[Path]) -> None:
        """Look at the tables among these files, and ask; `ended` is emitted in any case."""
        # Late: the readers' parts are not needed for the first paint.
        from reader_app.formats.workers.pool import ReadingPool  # noqa: PLC0415
        from reader_app.project.column_choices import kept_choices  # noqa: PLC0415
        from reader_app.project.first_looks import look_at_tables  # noqa: PLC0415
        from reader_app.ui.side_reading import SideReading  # noqa: PLC0415

        choices = kept_choices(self._settings)

        def look(pool: ReadingPool, go_on: Callable[[], bool]) -> list[TableLook]:
            return look_at_tables(pool, paths, choices, go_on)

        self._reading = SideReading(ReadingPool(), self)
        self._reading.told.connect(self._ask_for)
        self._status.show_work(self.tr("Looking at the table…"))
        self._status.cancel_wanted.connect(self.stop)
        self._reading.ask(look)

    def _ask_for(self, looks: list[TableLook]) -> None:
        reading = self._reading
        if reading is None:
            return
        reading.told.disconnect(self._ask_for)
        self._status.show_work("")
        self._end(agreed=all(self._ask(look, reading) for look in looks))

    def _ask(self, look: TableLook, reading: SideReading) -> bool:
        """Show the dialog for a kind of table; keep what was chosen."""
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

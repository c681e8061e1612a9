"""Saving what can still be read of a damaged project, the open one or one that does not open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader_app.ui.background_work import BackgroundWork

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.ids import Clock
    from reader_app.project.rows import Loss
    from reader_app.ui.window.main_window import MainWindow


class Repairing(QObject):
    """Asks which project and where to, reads it on a thread, and says what is lost."""

    ended = Signal()
    """A repair is through, whatever came of it."""

    def __init__(self, window: MainWindow, clock: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._work: BackgroundWork | None = None
        self._target = Path()

    @property
    def is_running(self) -> bool:
        """Whether a repair is under way."""
        return self._work is not None

    def ask(self) -> None:
        """Repair the open project, else one that is asked for, into a new file."""
        if self.is_running:
            return
        window = self._window
        project = window.session.project
        source = project.path if project is not None else window.ask.open_project(None)
        if source is None:
            return
        name = self.tr("%1 repaired").replace("%1", source.stem)
        target = window.ask.new_project(name)
        if target is not None:
            self._start(source, target)

    def _start(self, source: Path, target: Path) -> None:
        clock = self._clock

        def job(_: BackgroundWork) -> list[Loss]:
            # Late: the store's libraries cost more than the window's start.
            from reader_app.project.repair import repair  # noqa: PLC0415

            return repair(source, target, clock)

        self._target = target
        self._work = BackgroundWork(job, self)
        self._work.done.connect(self._say)
        self._work.refused.connect(self._window.attempt.refused)
        self._work.finished.connect(self._end)
        self._window.status.show_work(self.tr("Saving what can be read"), can_cancel=False)
        self._work.start()

    def _end(self) -> None:
        work, self._work = self._work, None
        self._window.status.show_work("")
        if work is not None:
            work.deleteLater()
        self.ended.emit()

    def _say(self, losses: Sequence[Loss]) -> None:
        from reader_app.ui.dialogs.repaired_dialog import RepairedDialog  # noqa: PLC0415  (rare)

        dialog = RepairedDialog(self._target.name, losses, self._window)
        dialog.accepted.connect(lambda: self._window.projects.try_path(self._target))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def stop(self) -> None:
        """Wait for the end of a repair that runs."""
        if self._work is not None:
            self._work.stop()

"""Restoring a backup of the open project, or of one that no longer opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from reader_app.project.labels import isolate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader_app.core.ids import Clock
    from reader_app.project.rows import Finding
    from reader_app.ui.window.main_window import MainWindow


class Restoring(QObject):
    """Asks which backup, and puts it in the project's place."""

    def __init__(self, window: MainWindow, clock: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock

    def ask(self) -> None:
        """Show the backups of the open project, else of one that is asked for."""
        project = self._window.session.project
        path = project.path if project is not None else self._window.ask.open_project(None)
        if path is None:
            return
        # Late: the store's libraries cost more than the window, and come after its first paint.
        from reader_app.project.backups import backups_of, project_of  # noqa: PLC0415
        from reader_app.ui.dialogs.restore_dialog import RestoreDialog  # noqa: PLC0415

        path = project_of(path)
        dialog = RestoreDialog(path, backups_of(path), self._window)
        if dialog.exec():
            self._look(dialog.chosen) if dialog.only_looks else self._restore(path, dialog.chosen)
        dialog.deleteLater()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Say what the self-check found, and offer to restore a backup or to save what can be read."""
        window = self._window
        window.backing_up.cease()
        project = window.session.project
        if project is None:
            return
        from reader_app.ui.dialogs.findings_dialog import FindingsDialog  # noqa: PLC0415  (rare)

        dialog = FindingsDialog(project.title, findings, window)
        queued = Qt.ConnectionType.QueuedConnection
        dialog.restore_wanted.connect(self.ask, queued)
        dialog.repair_wanted.connect(window.repairing.ask, queued)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _look(self, backup: Path) -> None:
        self._window.projects.look_at(backup)

    def _restore(self, path: Path, backup: Path) -> None:
        from reader_app.project.backups import restore_backup  # noqa: PLC0415  (late: see above)

        window = self._window
        window.session.close()
        done: list[Path | None] = []
        window.attempt(lambda: done.append(restore_backup(path, backup, self._clock)))
        said = window.status.message.text()
        window.projects.try_path(path)
        if not done:
            window.status.complain(said)
        elif done[0] is not None:
            words = self.tr("The backup is in place. The project as it was is kept as %1.")
            window.status.say(words.replace("%1", isolate(done[0].name)))
        else:
            window.status.say(self.tr("The backup is in place."))

"""Telling, once a project, that it lies where another machine or program writes too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from reader_app.project.project import Project
    from reader_app.ui.window.main_window import MainWindow

_TOLD = "place_told"
"""The project's setting that holds what was told of its place."""


class PlaceTelling(QObject):
    """Looks where each opened project lies, and offers to work on a copy."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.session.project_opened.connect(
            self._look, Qt.ConnectionType.QueuedConnection
        )  # after the first paint

    def _look(self, project: Project) -> None:
        if project is not self._window.session.project or project.read_only:
            return
        copies = project.conflict_copies()
        told = "/".join((project.place, *(each.name for each in copies)))
        if told in ("own", project.setting(_TOLD)):
            return
        project.set_setting(_TOLD, told)
        from reader_app.ui.dialogs.place_dialog import PlaceDialog  # noqa: PLC0415  (rare)

        dialog = PlaceDialog(project.path.name, project.place, copies, self._window)
        dialog.accepted.connect(self.work_on_copy, Qt.ConnectionType.QueuedConnection)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def work_on_copy(self) -> None:
        """Ask where to, and go on in a copy there."""
        window = self._window
        project = window.session.project
        path = window.ask.new_project(project.title) if project is not None else None
        if project is None or path is None:
            return
        saved: list[None] = []
        window.attempt(lambda: saved.append(project.save_copy(path)))
        if saved:
            window.projects.try_path(path)

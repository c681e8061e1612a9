"""Telling, once a project, that it lies where another machine or program writes too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader_app.project.project import Project
    from reader_app.ui.window.main_window import MainWindow

_TOLD = "place_told"
"""The project's setting that holds what was told of its place."""


class PlaceTelling(QObject):
    """Looks where each opened project lies, and offers to work in a copy."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.session.project_opened.connect(
            self._look, Qt.ConnectionType.QueuedConnection
        )  # after the first paint

    def _look(self, project: Project) -> None:
        if project is not self._window.session.project or project.read_only:
            return
        if self._origin(project) != project.path:
            return
        copies = project.conflict_copies()
        told = "/".join((project.place, *(each.name for each in copies)))
        if told in ("own", project.setting(_TOLD)):
            return
        project.set_setting(_TOLD, told)
        self._show(project, copies)

    def show_place(self) -> None:
        """Say where the open project lies, and offer what can be done about it."""
        project = self._window.session.project
        if project is not None:
            self._show(project, project.conflict_copies())

    def _show(self, project: Project, copies: Sequence[Path]) -> None:
        from reader_app.ui.dialogs.place_dialog import PlaceDialog  # noqa: PLC0415  (rare)

        window, origin = self._window, self._origin(project)
        if origin != project.path:
            dialog = PlaceDialog(origin, "copied", copies, window)
            do = window.projects.work_in_place
        else:
            dialog = PlaceDialog(origin, project.place, copies, window)
            do = window.projects.work_on_copy
        dialog.work.setDisabled(project.read_only)
        dialog.accepted.connect(do, Qt.ConnectionType.QueuedConnection)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _origin(self, project: Project) -> Path:
        return self._window.projects.copied.origin_of(project.path)

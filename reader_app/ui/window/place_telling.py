"""Telling, once a project, that it lies where another machine or program writes too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader_app.project.project import Project
    from reader_app.project.rows import Place
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
        place, copies = self._place_of(project), self._copies_beside(project)
        told = "/".join((place, *(each.name for each in copies)))
        if told in ("own", "copied", project.setting(_TOLD)):
            return
        project.set_setting(_TOLD, told)
        self.show_place()

    def show_place(self) -> None:
        """Say where the open project lies, and offer what can be done about it."""
        window = self._window
        project = window.session.project
        if project is None:
            return
        from reader_app.ui.dialogs.place_dialog import PlaceDialog  # noqa: PLC0415  (rare)

        place = self._place_of(project)
        origin = window.projects.copied.origin_of(project.path)
        dialog = PlaceDialog(origin, place, self._copies_beside(project), window)
        do = window.projects.work_in_place if place == "copied" else window.projects.work_on_copy
        dialog.work.setDisabled(project.read_only)
        dialog.accepted.connect(do, Qt.ConnectionType.QueuedConnection)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _place_of(self, project: Project) -> Place | Literal["copied"]:
        is_copy = self._window.projects.copied.origin_of(project.path) != project.path
        return "copied" if is_copy else project.place

    def _copies_beside(self, project: Project) -> Sequence[Path]:
        return self._window.projects.copied.copies.conflict_copies(project.path)

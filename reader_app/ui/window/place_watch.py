"""Watching the disk that a project lies on, where it can be taken out: it may be gone at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader_app.core.errors import ProjectError, UnwritableError
from reader_app.project.labels import isolate

if TYPE_CHECKING:
    from reader_app.project.project import Project
    from reader_app.project.rows import Stand
    from reader_app.ui.window.main_window import MainWindow

_EVERY_MS = 1_000


class PlaceWatch(QObject):
    """Says at once that the disk is gone, and goes on when it is back with what was there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._known: Stand | None = None
        self._gone = False
        self.every = QTimer(self)
        self.every.setInterval(_EVERY_MS)
        self.every.timeout.connect(self._look)
        session = window.session
        session.project_opened.connect(self._begin)
        session.changed.connect(self._note)
        session.project_closing.connect(self.every.stop)

    def _begin(self, project: Project) -> None:
        self._gone = False
        if project.place == "removable" and not project.read_only:
            self.every.start()
            self._note()

    def _note(self) -> None:
        """Keep in mind how far the project is: once the disk is gone it cannot be asked."""
        project = self._window.session.project
        if project is not None and self.every.isActive():
            self._known = project.stand

    def _look(self) -> None:
        project = self._window.session.project
        if project is None:
            return
        if self._gone:
            self._look_again(project)
        elif not project.is_in_place:
            self._gone = True
            words = self.tr(
                "%1 cannot be reached: its disk was taken out. Put it back and work goes on; a note"
                " that is being written is kept."
            )
            problem = UnwritableError(words.replace("%1", isolate(project.path.name)))
            self._window.attempt.refused(problem)

    def _look_again(self, project: Project) -> None:
        """Open the project once more where it is there as it was: the old connection is of no use."""
        from reader_app.project.working_copies import stand_of  # noqa: PLC0415  (rare)

        path = project.path
        try:
            is_back = path.is_file() and stand_of(path) == self._known
        except ProjectError:
            return
        if not is_back:
            return
        window = self._window
        if window.workspace.unfinished.go_on_through(window.projects.open_once_more):
            words = self.tr("%1 is there again. Work goes on.")
            window.status.say(words.replace("%1", isolate(path.name)))

"""The open project as Qt sees it: one notice for every change, on the main thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from reader_app.core.edits import Change
    from reader_app.project.project import Project


class Session(QObject):
    """Holds the one project that is open, and passes its changes on.

    `changed` carries the `Change`, `project_opened` the `Project`.
    """

    changed = Signal(object)
    project_opened = Signal(object)
    project_closing = Signal()
    """The project is still there; whoever has something to keep with it does so now."""
    project_closed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None

    @property
    def project(self) -> Project | None:
        """The open project, or None."""
        return self._project

    def open(self, project: Project) -> None:
        """Take over a project, closing the one before."""
        self.close()
        self._project = project
        project.listen(self._tell)
        self.project_opened.emit(project)

    def close(self) -> None:
        """Close the project, if one is open."""
        if self._project is not None:
            self.project_closing.emit()
        project, self._project = self._project, None
        if project is None:
            return
        project.close()
        self.project_closed.emit()

    def _tell(self, change: Change) -> None:
        self.changed.emit(change)

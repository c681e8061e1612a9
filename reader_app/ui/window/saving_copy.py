"""Saving a copy of the open project elsewhere, also when it can no longer be written where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader_app.project.labels import isolate

if TYPE_CHECKING:
    from reader_app.ui.window.main_window import MainWindow


class SavingCopy(QObject):
    """Asks where to; where the project's own file is lost, work goes on in the copy."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.status.copy_wanted.connect(self.ask)

    def ask(self) -> None:
        """Ask where the copy is to be, and write it."""
        window = self._window
        project = window.session.project
        path = window.ask.new_project(project.title) if project is not None else None
        if project is None or path is None:
            return
        saved: list[None] = []
        window.attempt(lambda: saved.append(project.save_copy(path)))
        if not saved:
            return
        if project.is_in_place:
            window.status.say(self.tr("A copy is saved as %1.").replace("%1", isolate(path.name)))
            return
        article = window.workspace.reading.article
        window.projects.try_path(path)
        if article is not None:
            window.workspace.reading.open(article.uid)
        words = self.tr("Work goes on in the copy, %1.")
        window.status.say(words.replace("%1", isolate(path.name)))

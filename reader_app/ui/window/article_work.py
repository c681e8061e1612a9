"""What is done with an article as a whole: how far one is with it, its details; project notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader_app.project.rows import LibraryQuery
from reader_app.project.unfinished import known_by
from reader_app.ui.library.library_model import STATUSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.ids import Clock, Uid
    from reader_app.core.records import Status
    from reader_app.ui.library.library_dock import LibraryDock
    from reader_app.ui.window.main_window import MainWindow
    from reader_app.ui.window.reading import Reading


class ArticleWork(QObject):
    """Serves the actions on the article that is open, and the library's menu."""

    def __init__(
        self, window: MainWindow, dock: LibraryDock, reading: Reading, clock: Clock
    ) -> None:
        super().__init__(window)
        self._window = window
        self._reading = reading
        self._clock = clock
        dock.requests.details_wanted.connect(self.show_details)
        actions = window.actions_by_name
        actions.on("article.done", self.done)
        actions.on("article.details", self._show_own_details)
        actions.on("project.notes", self.show_project_notes)
        actions.on("project.analyst", self.switch_analyst)
        for status in STATUSES:
            actions.on(
                f"article.status_{status}", lambda status=status: self._set_own_status(status)
            )

    def set_status(self, articles: Sequence[Uid], status: Status) -> bool:
        """Say how far the analyst is with articles."""
        project = self._window.session.project
        if project is None:
            return False
        act = self._window.attempt(lambda: project.articles.set_status(articles, status))
        return act is not None

    def _set_own_status(self, status: Status) -> None:
        article = self._reading.article
        if article is not None:
            self.set_status([article.uid], status)

    def done(self) -> None:
        """Mark the article as done, and open the next one that is new."""
        project, article = self._window.session.project, self._reading.article
        if project is None or article is None or not self.set_status([article.uid], "done"):
            return
        query = LibraryQuery(status="new", descending=False, limit=1)
        following = project.articles.page(query)
        if following:
            self._reading.open(following[0].uid)
        else:
            self._window.status.say(self.tr("Done. Nothing is unread."), can_undo=True)

    def _show_own_details(self) -> None:
        article = self._reading.article
        if article is not None:
            self.show_details(article.uid)

    def show_details(self, uid: Uid) -> None:
        """Show all about an article but its text."""
        from reader_app.ui.dialogs.article_details_dialog import (  # noqa: PLC0415  (rare)
            ArticleDetailsDialog,
        )

        project = self._window.session.project
        article = project.articles.get(uid) if project is not None else None
        if project is None or article is None:
            return
        dialog = ArticleDetailsDialog(project, article, self._clock.now_ms(), self._window)
        self._window.workspace.unfinished.watch_fields(dialog, "article", uid)
        dialog.exec()
        dialog.deleteLater()

    def show_project_notes(self) -> None:
        """Show the notes on the project."""
        from reader_app.ui.dialogs.project_notes_dialog import (  # noqa: PLC0415  (rare)
            ProjectNotesDialog,
        )

        project = self._window.session.project
        if project is not None:
            dialog = ProjectNotesDialog(project, self._clock.now_ms(), self._window)
            subject = known_by(project.path)
            self._window.workspace.unfinished.watch_fields(dialog, "project", subject)
            dialog.exec()
            dialog.deleteLater()

    def switch_analyst(self) -> None:
        """Ask who works on, and open the project again in their hands."""
        from reader_app.ui.dialogs.switch_analyst_dialog import (  # noqa: PLC0415  (rare)
            SwitchAnalystDialog,
        )

        project = self._window.session.project
        if project is None:
            return
        dialog = SwitchAnalystDialog(project, self._window)
        if dialog.exec() and dialog.person.uid != project.analyst.uid:
            self._window.projects.reopen(dialog.person)
        dialog.deleteLater()

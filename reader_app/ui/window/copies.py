"""Copies of the article that is open: looked for on a thread, shown, given its highlights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader_app.ui.background_work import BackgroundWork

if TYPE_CHECKING:
    from reader_app.core.errors import ProjectError
    from reader_app.core.ids import Uid
    from reader_app.core.records import Article
    from reader_app.project.duplicates import Cluster
    from reader_app.project.project import Project
    from reader_app.ui.dialogs.copies_dialog import CopiesDialog
    from reader_app.ui.window.main_window import MainWindow
    from reader_app.ui.window.reading import Reading


class Copies(QObject):
    """Serves "Copies of this article"; the first look in a large project takes some seconds."""

    def __init__(self, window: MainWindow, reading: Reading) -> None:
        super().__init__(window)
        self._window = window
        self._reading = reading
        self.work: BackgroundWork | None = None
        self.dialog: CopiesDialog | None = None
        window.actions_by_name.on("article.copies", self.look)
        window.session.project_closing.connect(self.stop)
        reading.page.copies_wanted.connect(self.look)

    def look(self) -> None:
        """Look for copies of the article that is open, beside the window."""
        project, article = self._window.session.project, self._reading.article
        if project is None or article is None or self.work is not None:
            return
        uid = article.uid

        def job(work: BackgroundWork) -> tuple[Uid, Cluster | None]:
            worker = project.worker()
            try:
                return uid, worker.duplicates.of(uid, work.report)
            finally:
                worker.close()

        self._window.status.say(self.tr("Looking for copies of this article…"))
        self.work = BackgroundWork(job, self)
        self.work.progressed.connect(self._say_progress)
        self.work.done.connect(self._show)
        self.work.refused.connect(self._refuse)
        self.work.start()

    def _say_progress(self, far: tuple[int, int]) -> None:
        sentence = self.tr("Looking for copies of this article… {done} of {total} texts")
        self._window.status.say(sentence.format(done=far[0], total=far[1]))

    def stop(self) -> None:
        """Stop looking, and close what was found."""
        work, self.work = self.work, None
        if work is not None:
            work.stop()
            work.deleteLater()
        if self.dialog is not None:
            self.dialog.reject()

    def _end(self) -> bool:
        """Let go of the work; false where it was stopped meanwhile."""
        work, self.work = self.work, None
        if work is None:
            return False
        work.wait()
        work.deleteLater()
        return True

    def _refuse(self, problem: ProjectError) -> None:
        if self._end():
            self._window.status.complain(str(problem))

    def _show(self, found: tuple[Uid, Cluster | None]) -> None:
        uid, cluster = found
        project = self._window.session.project
        if not self._end() or project is None:
            return
        article = project.articles.get(uid)
        if cluster is None or article is None:
            self._window.status.say(self.tr("No other article is a copy of this one."))
            return
        self._window.status.say("")
        self._open(project, article, cluster)

    def _open(self, project: Project, article: Article, cluster: Cluster) -> None:
        from reader_app.ui.dialogs.copies_dialog import CopiesDialog  # noqa: PLC0415  (rare)

        self.dialog = CopiesDialog(project, article, cluster, self._window.theme, self._window)
        self.dialog.copy_wanted.connect(lambda: self._copy(project, article, cluster))
        self.dialog.exec()
        self.dialog.deleteLater()
        self.dialog = None

    def _copy(self, project: Project, article: Article, cluster: Cluster) -> None:
        """Give the copies the article's highlights; say how many got some."""
        others = [each.uid for each in cluster.articles]
        change = self._window.attempt(
            lambda: project.duplicates.copy_highlights(article.uid, others)
        )
        if change is not None and not change:
            self._window.status.say(self.tr("There was no highlight that a copy lacked."))
        if self.dialog is not None:
            self.dialog.accept()

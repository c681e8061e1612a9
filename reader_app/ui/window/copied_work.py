"""Work in a copy on this machine: it is put back with each backup, and when the project is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from reader_app.core.errors import ProjectError
from reader_app.project.labels import isolate
from reader_app.ui.background_work import BackgroundWork

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from reader_app.core.ids import Clock
    from reader_app.project.project import Project
    from reader_app.project.working_copies import PutBack, WorkingCopies
    from reader_app.ui.session import Session
    from reader_app.ui.window.attempt import Attempt


class CopiedWork(QObject):
    """Says which file is opened for a project, and keeps the two in step."""

    waited_for = Signal(str)
    """What the window waits for; "" once it is done."""

    def __init__(self, session: Session, folder: Path, clock: Clock, attempt: Attempt) -> None:
        super().__init__(session)
        self._session = session
        self._folder = folder
        self._clock = clock
        self._attempt = attempt
        self._made: WorkingCopies | None = None
        self._open: Path | None = None
        self._work: BackgroundWork | None = None
        self._said = ""
        session.project_opened.connect(self._begin)
        session.project_closing.connect(self._stop)
        session.project_closed.connect(self._end)

    @property
    def copies(self) -> WorkingCopies:
        """The working copies of this machine."""
        if self._made is None:
            # Late: the store's libraries cost more than the window, and come after its first paint.
            from reader_app.project.working_copies import WorkingCopies  # noqa: PLC0415

            self._made = WorkingCopies(self._folder, self._clock)
        return self._made

    def origin_of(self, path: Path) -> Path:
        """Return where a project lies, as its user knows it."""
        return (self._folder.is_dir() and self.copies.origin_of(path)) or path

    def to_open(self, path: Path) -> Path:
        """Return the file to work in; raises ProjectError where that cannot be had."""
        if not self._folder.is_dir():
            return path
        origin = self.origin_of(path)
        return self.copies.begin(origin) if self.copies.copy_of(origin) is not None else path

    def _begin(self, project: Project) -> None:
        is_copy = self.origin_of(project.path) != project.path and not project.read_only
        self._open = project.path if is_copy else None
        self._said = ""

    def put_back(self) -> None:
        """Begin to put back what was done by now, if the project is worked on in a copy."""
        path = self._open
        if path is None or self._work is not None:
            return

        def job(_: BackgroundWork) -> PutBack | None:
            return self.copies.put_back(path)

        self._work = BackgroundWork(job, self)
        self._work.done.connect(self._tell)
        self._work.refused.connect(self._tell_refusal)
        self._work.finished.connect(self._forget_work)
        self._work.start()

    def _forget_work(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.deleteLater()

    def _stop(self) -> None:
        """Wait for the end of what is being put back: the rest follows when all is closed."""
        if self._work is not None:
            self._work.stop()
            QApplication.sendPostedEvents(self)

    def _tell(self, done: PutBack | None) -> None:
        if done is not None and done.is_conflict:
            self._attempt.refused(ProjectError(self._conflict(done.origin)))
        self._said = ""

    def _tell_refusal(self, problem: ProjectError) -> None:
        """Say once why it cannot be put back now: work goes on."""
        if str(problem) != self._said:
            self._said = str(problem)
            self._attempt.refused(problem)

    def _conflict(self, beside: Path) -> str:
        words = self.tr(
            "The project was changed elsewhere meanwhile: both versions are kept, yours as %1 beside"
            " the other one."
        )
        return words.replace("%1", isolate(beside.name))

    def _end(self) -> None:
        """Put back all that was done, now that the project is closed."""
        path, self._open = self._open, None
        if path is None:
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        self.waited_for.emit(self.tr("Putting %1 back").replace("%1", isolate(path.name)))
        try:
            done = self.copies.put_back(path)
            said = self._conflict(done.origin) if done is not None and done.is_conflict else ""
        except ProjectError as problem:
            said = str(problem)
        finally:
            QApplication.restoreOverrideCursor()
            self.waited_for.emit("")
            self.copies.let_go()
        if said:
            self._say(said)

    def _say(self, sentence: str) -> None:
        """Say it over the window, which may be about to close."""
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415  (rare, and costs the start 5 ms)

        box = QMessageBox(self._window())
        box.setObjectName("put_back_told")
        box.setIcon(QMessageBox.Icon.Information)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence)
        box.exec()
        box.deleteLater()

    def _window(self) -> QWidget | None:
        parent = self._session.parent()
        return parent if parent is not None and parent.isWidgetType() else None  # pyright: ignore[reportReturnType]

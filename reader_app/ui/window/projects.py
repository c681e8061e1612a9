"""Making, opening and closing projects, and who works in them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from reader_app.core.errors import ProjectError, ProjectLockedError, ReadOnlyProjectError
from reader_app.ui.dialogs.file_questions import documents
from reader_app.ui.window.copied_work import CopiedWork

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader_app.core.ids import Clock
    from reader_app.project.person import Person
    from reader_app.project.project import Project
    from reader_app.project.settings import Settings
    from reader_app.ui.dialogs.file_questions import FileQuestions
    from reader_app.ui.session import Session
    from reader_app.ui.window.attempt import Attempt

_OPEN = "open_project"


class Projects(QObject):
    """Puts a project into the session."""

    opening = Signal()
    """A project is about to come into the session."""
    recent_changed = Signal()

    def __init__(
        self,
        session: Session,
        settings: Settings,
        clock: Clock,
        ask: FileQuestions,
        attempt: Attempt,
    ) -> None:
        super().__init__(session)
        self._session = session
        self._settings = settings
        self._clock = clock
        self.ask = ask
        self._attempt = attempt
        folder = settings.path.with_name("working copies")
        self.copied = CopiedWork(session, folder, clock, attempt)

    @property
    def last(self) -> Path | None:
        """The project that was open when the program ended, if it is still there."""
        kept = self._settings.window_state(_OPEN)
        path = Path(os.fsdecode(kept)) if kept else None
        if path is None or path.is_file():
            return path
        return path if self.copied.to_open(path) != path else None

    def new(self) -> Project | None:
        """Ask where, and make a project there."""
        path = self.ask.new_project(self.tr("Articles"))
        return self.create(path) if path is not None else None

    def create(self, path: Path) -> Project | None:
        """Make a project and open it; an old file of that name is never replaced."""
        person = self._person()
        if person is None:
            return None
        # Late: the store's libraries cost more than the window, and come after its first paint.
        from reader_app.project.project import Project  # noqa: PLC0415

        return self._take(lambda: Project.create(path, person=person, clock=self._clock))

    def open(self) -> None:
        """Ask which project, and open it."""
        recent = self._settings.recent_projects
        path = self.ask.open_project(recent[0].parent if recent else None)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> Project | None:
        """Open a project; where it cannot be written, offer to read only."""
        if self._is_open(path):
            return self._session.project
        person = self._person()
        if person is None:
            return None
        try:
            return self._opened(path, person, read_only=False)
        except (ProjectLockedError, ReadOnlyProjectError) as problem:
            if not self._ask_read_only(str(problem)):
                self._attempt.refused(problem)
                return None
        return self._attempt(lambda: self._opened(path, person, read_only=True))

    def look_at(self, path: Path) -> None:
        """Open a backup to read only; it does not become one of the recent projects."""
        person = self._person()
        if person is None:
            return
        from reader_app.project.project import Project  # noqa: PLC0415  (late: see `create`)

        clock = self._clock
        project = self._attempt(
            lambda: Project.open(path, person=person, clock=clock, read_only=True)
        )
        if project is not None:
            self.opening.emit()
            self._session.open(project)

    def try_path(self, path: Path) -> Project | None:
        """Open a project; say what stands in the way where that does not go."""
        return self._attempt(lambda: self.open_path(path))

    def _opened(self, path: Path, person: Person, *, read_only: bool) -> Project:
        from reader_app.project.project import Project  # noqa: PLC0415  (late: see `create`)

        here = path if read_only else self.copied.to_open(path)
        project = Project.open(here, person=person, clock=self._clock, read_only=read_only)
        self._enter(project)
        return project

    def reopen(self, person: Person) -> None:
        """Open the project again in somebody else's hands."""
        project = self._session.project
        if project is not None:
            path, read_only = self.copied.origin_of(project.path), project.read_only
            self._session.close()
            self._attempt(lambda: self._opened(path, person, read_only=read_only))

    def open_once_more(self) -> bool:
        """Open the same project again, whose connection is of no use any more."""
        project = self._session.project
        if project is None:
            return False
        path = project.path
        self._session.close()
        return self.try_path(path) is not None

    def work_on_copy(self) -> None:
        """Go on in a copy of the open project on this machine, which is put back by itself."""
        self._go_on(self.copied.copies.begin)

    def work_in_place(self) -> None:
        """Go on in the open project's own file, once it has all that was done in the copy."""
        self._go_on(self.copied.copies.end)

    def _go_on(self, prepare: Callable[[Path], object]) -> None:
        """Close the project, do something about its copy, and open it again, whatever comes of that."""
        project = self._session.project
        if project is None:
            return
        path = self.copied.origin_of(project.path)
        self._session.close()
        problem: ProjectError | None = None
        try:
            prepare(path)
        except ProjectError as refused:
            problem = refused
        self.try_path(path)
        if problem is not None:
            self._attempt.refused(problem)

    def sample(self) -> None:
        """Open the sample project, made anew where it is not there yet."""
        path = documents() / self.tr("Reader sample.reader")
        if path.is_file():
            self.try_path(path)
            return
        person = self._person()
        if person is not None:
            from reader_app.project.sample import make_sample  # noqa: PLC0415  (late: see `create`)

            self._take(lambda: make_sample(path, person=person, clock=self._clock))

    def close(self) -> None:
        """Close the project, back to the welcome page."""
        self._settings.set_window_state(_OPEN, b"")
        self._session.close()

    def _take(self, make: Callable[[], Project]) -> Project | None:
        project = self._attempt(make)
        if project is not None:
            self._enter(project)
        return project

    def _enter(self, project: Project) -> None:
        self.opening.emit()
        self._session.open(project)
        path = self.copied.origin_of(project.path).absolute()
        self._settings.add_recent_project(path)
        self._settings.set_window_state(_OPEN, os.fsencode(path))
        self.recent_changed.emit()

    def _is_open(self, path: Path) -> bool:
        project = self._session.project
        if project is None:
            return False
        open_here = self.copied.origin_of(project.path)
        # The open one may have been moved away: that is no reason not to open another.
        return path.exists() and open_here.exists() and open_here.samefile(path)

    def _person(self) -> Person | None:
        """Return who works here, asked for their name the first time; None where they cancel."""
        person = self._settings.person()
        if self._settings.knows_person:
            return person
        return self.ask_name()

    def ask_name(self) -> Person | None:
        """Ask for the analyst's name, and keep it."""
        from reader_app.ui.dialogs.analyst_dialog import AnalystDialog  # noqa: PLC0415  (rare)

        dialog = AnalystDialog(self._settings.person().name, self._window())
        try:
            if not dialog.exec():
                return None
            return self._settings.set_person_name(dialog.name)
        finally:
            dialog.deleteLater()

    def _ask_read_only(self, sentence: str) -> bool:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415  (rare, and costs the start 5 ms)

        box = QMessageBox(self._window())
        box.setObjectName("read_only_question")
        box.setIcon(QMessageBox.Icon.Information)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence)
        read = box.addButton(self.tr("Open to read only"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        chosen = box.clickedButton() is read
        box.deleteLater()
        return chosen

    def _window(self) -> QWidget | None:
        parent = self._session.parent()
        return parent if parent is not None and parent.isWidgetType() else None  # pyright: ignore[reportReturnType]

"""Bringing articles in: chosen, dropped or pasted, on a thread, with a report at the end."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from reader_app.core.errors import UnreadableFileError
from reader_app.project.labels import isolate
from reader_app.ui.background_work import BackgroundWork
from reader_app.ui.copy_words import near_copies
from reader_app.ui.dialogs.file_questions import SUFFIX
from reader_app.ui.window.import_pace import ImportPace
from reader_app.ui.window.pasted_markup import has_markup, source_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from reader_app.core.edits import Change
    from reader_app.core.errors import ProjectError
    from reader_app.project.importing import ImportOutcome, ImportProgress, ImportReport
    from reader_app.project.incoming import IncomingReport
    from reader_app.project.project import Project
    from reader_app.ui.session import Session
    from reader_app.ui.window.attempt import Attempt
    from reader_app.ui.window.looking_first import LookingFirst
    from reader_app.ui.window.projects import Projects
    from reader_app.ui.window.status_bar import StatusBar

    FetchedPage = tuple[ImportOutcome, tuple[str, ...]]


class Importing(QObject):
    """Runs one import at a time; the window stays usable."""

    running_changed = Signal()
    arrived = Signal(object)
    """The uid of the first article that came in."""
    brought = Signal(object)
    """The report, once it was told of, where files brought highlights or tags."""
    pasted = Signal(object)
    """The uid of the article that was pasted, or was there already."""

    def __init__(
        self,
        session: Session,
        projects: Projects,
        status: StatusBar,
        attempt: Attempt,
        looking: LookingFirst,
    ) -> None:
        super().__init__(session)
        self._session = session
        self._projects = projects
        self._status = status
        self._attempt = attempt
        self.looking = looking
        self._looked_at: tuple[Path, ...] = ()
        """What comes in once the columns of its tables are known."""
        self._work: BackgroundWork | None = None
        self._into: Project | None = None
        """The project that the import is for."""
        self._started = 0.0
        self._pace = ImportPace(self)
        status.details_wanted.connect(self.show_last)
        looking.ended.connect(self._end_look)
        session.project_closing.connect(self.stop)

    @property
    def is_running(self) -> bool:
        """Whether an import is under way."""
        return self._work is not None or self.looking.is_running

    def ask_files(self) -> None:
        """Ask for files, and import them."""
        self.take(self._projects.ask.articles())

    def ask_files_to_look(self) -> None:
        """Ask for files, and show what is in them before they are imported."""
        self.take(self._projects.ask.articles(), on_wish=True)

    def ask_chapters(self) -> None:
        """Ask for books, and import each chapter as an article."""
        books, project = self._projects.ask.books(), None
        if books and not self.is_running:
            project = self._project()
        if project is not None:
            self._import(books, project, chapters=True)

    def ask_folder(self) -> None:
        """Ask for a folder, and import what is in it."""
        folder = self._projects.ask.folder()
        self.take([folder] if folder is not None else [])

    def ask_address(self) -> None:
        """Ask for a web address, and import its page."""
        from reader_app.ui.dialogs.address_dialog import AddressDialog  # noqa: PLC0415  (rare)

        dialog = AddressDialog(self._status.window())
        address = dialog.address if dialog.exec() else None
        dialog.deleteLater()
        project = self._project() if address else None
        if address and project is not None:
            self._fetch(address, project)

    def _fetch(self, address: str, project: Project) -> None:
        def job(work: BackgroundWork) -> FetchedPage:
            # Late: nothing of the network is loaded before it is wanted.
            from reader_app.project.web_pages import fetched  # noqa: PLC0415

            page = fetched(address, go_on=lambda: work.report(0, 1))
            worker = project.worker()
            try:
                outcome = worker.articles.import_page(page, on_change=work.changed.emit)
                return outcome, page.addresses
            finally:
                worker.close()

        work = BackgroundWork(job, self)
        work.done.connect(self._finish_page)
        self._run(work, project, self.tr("Fetching the page…"))

    def _finish_page(self, fetched: FetchedPage) -> None:
        outcome, addresses = fetched
        is_new = outcome.status == "imported"
        words = (
            self.tr("Imported 1 article.")
            if is_new
            else self.tr("This article is in the library already.")
        )
        if len(addresses) > 1:
            onward = self.tr("The address led on to %1.").replace("%1", isolate(addresses[-1]))
            words = f"{words} {onward}"
        self._status.say(words, can_undo=is_new)
        self.arrived.emit(outcome.uid)

    def take(self, paths: Sequence[Path], *, on_wish: bool = False) -> None:
        """Open the project among these files, if there is one, and import the others.

        What many files hold, or `on_wish` a few, is shown before.
        """
        if self.is_running or not paths:
            return
        articles = [path for path in paths if path.suffix != SUFFIX or path.is_dir()]
        project = next((path for path in paths if path not in articles), None)
        if project is not None and self._projects.try_path(project) is None:
            return
        if articles:
            self._start(articles, on_wish=on_wish)

    def take_data(self, data: QMimeData) -> None:
        """Import what was dropped or pasted: files, or else words."""
        paths = local_paths(data)
        if paths:
            self.take(paths)
        elif has_markup(data) and not self.is_running:
            self._paste_markup(data)
        elif data.hasText() and data.text().strip():
            self._paste(data.text())
        else:
            self._status.complain(self.tr("There is no text to paste as an article."))

    def paste(self) -> None:
        """Import what is on the clipboard."""
        self.take_data(QApplication.clipboard().mimeData())

    def _paste_markup(self, data: QMimeData) -> None:
        """Import copied words as their markup says; as plain ones where it cannot be read."""
        html, url, words, name = data.html(), source_address(data), data.text(), self._paste_name()
        project = self._project()
        if project is None:
            return

        def job(work: BackgroundWork) -> ImportOutcome | str:
            worker = project.worker()
            try:
                return worker.articles.import_markup(
                    html, name, url=url, on_change=work.changed.emit
                )
            except UnreadableFileError:
                return words
            finally:
                worker.close()

        work = BackgroundWork(job, self)
        work.done.connect(self._finish_paste)
        self._run(work, project, self.tr("Reading what was copied…"))

    def _finish_paste(self, found: ImportOutcome | str) -> None:
        if isinstance(found, str):
            self._paste(found)
        else:
            self._tell_pasted(found)

    def _paste_name(self) -> str:
        return self.tr("Pasted text")

    def _paste(self, words: str) -> None:
        project = self._project()
        if project is None:
            return
        name = self._paste_name()
        outcome = self._attempt(lambda: project.articles.import_text(words, name))
        if outcome is not None:
            self._tell_pasted(outcome)

    def _tell_pasted(self, outcome: ImportOutcome) -> None:
        if outcome.status == "known":
            self._status.say(self.tr("This article is in the library already."))
        self.pasted.emit(outcome.uid)

    def _project(self) -> Project | None:
        """Return the open project, or a new one, made where the user says."""
        return self._session.project or self._projects.new()

    def _start(self, paths: Sequence[Path], *, on_wish: bool) -> None:
        project = self._project()
        if project is None:
            return
        from reader_app.project.table_looks import may_be_tables  # noqa: PLC0415  (late: see `_fetch`)

        needs_look = on_wish or len(paths) >= self.looking.many or may_be_many(paths)
        if (needs_look or may_be_tables(paths)) and not project.read_only:
            self._looked_at, self._into = tuple(paths), project
            self.looking.begin(project, paths, on_wish=on_wish)
            self.running_changed.emit()
        else:
            self._import(paths, project)

    def _end_look(self, agreed: bool) -> None:  # noqa: FBT001  (a signal's)
        """Import what was looked at, if that is wanted."""
        paths, self._looked_at = self._looked_at, ()
        project, self._into = self._into, None
        self.running_changed.emit()
        if not agreed:
            self._status.say(self.tr("Nothing was imported."))
        elif project is not None and project is self._session.project:
            self._import(paths, project)

    def _import(self, paths: Sequence[Path], project: Project, *, chapters: bool = False) -> None:
        tables = self.looking.tables(chapters=chapters)

        def job(work: BackgroundWork) -> ImportReport:
            worker = project.worker()

            def progress(progress: ImportProgress) -> bool:
                return work.report(progress.done, progress.total)

            try:
                return worker.articles.import_paths(
                    paths, tables=tables, progress=progress, on_change=work.changed.emit
                )
            finally:
                worker.close()

        work = BackgroundWork(job, self)
        work.progressed.connect(self._show_progress)
        work.done.connect(self._finish)
        self._run(work, project, self.tr("Importing…"))

    def _run(self, work: BackgroundWork, project: Project, words: str) -> None:
        self._work, self._into = work, project
        work.changed.connect(self._adopt)
        work.refused.connect(self._refuse)
        work.finished.connect(self._end)
        self._status.show_work(words)
        self._status.cancel_wanted.connect(work.cancel)
        self.running_changed.emit()
        self._started = time.monotonic()
        work.start()

    def _show_progress(self, progress: tuple[int, int]) -> None:
        done, total = progress
        words = self.tr("Importing: %1 of %2 articles")
        words = words.replace("%1", str(done)).replace("%2", str(total))
        pace = self._pace.words(done, total, time.monotonic() - self._started)
        self._status.show_progress(f"{words} · {pace}" if pace else words, done / max(1, total))

    def _adopt(self, change: Change) -> None:
        project = self._session.project
        if project is not None and project is self._into:
            project.adopt(change)

    def _finish(self, report: ImportReport) -> None:
        failed, imported = report.count("failed"), report.count("imported")
        taken = [each.incoming for each in report.outcomes if each.incoming is not None]
        if taken and not failed:
            self._tell_taken(report, taken)
        elif failed:
            show = (
                self.tr("Show the file")
                if failed == 1
                else self.tr("Show the %Ln files", "", failed)
            )
            self._status.complain(self._failed_sentence(report), has_details=True, details=show)
        else:
            self._status.say(self._sentence(report), can_undo=imported > 0)
        first = next((each.uid for each in report.outcomes if each.uid is not None), None)
        if first is not None:
            self.arrived.emit(first)
        if taken:
            self.brought.emit(report)

    def _tell_taken(self, report: ImportReport, taken: Sequence[IncomingReport]) -> None:
        """Say what files brought that are no articles; what did not fit is in the report."""
        words = " ".join(each.sentence for each in taken)
        if len(report.outcomes) > len(taken):
            words = f"{self._sentence(report)} {words}"
        if any(each.lines for each in taken):
            show = self.tr("Show the report")
            self._status.complain(words, has_details=True, details=show)
        else:
            self._status.say(words, can_undo=any(each.change for each in taken))

    def _failed_sentence(self, report: ImportReport) -> str:
        total, failed = len(report.outcomes), report.count("failed")
        rest = total - failed
        if total == 1:
            return self.tr("The file could not be read. Nothing was imported.")
        words = self.tr("%1 of %2 files could not be read.")
        words = words.replace("%1", str(failed)).replace("%2", str(total))
        if not rest:
            return words
        others = (
            self.tr("The other one is in the library.")
            if rest == 1
            else self.tr("The other %Ln are in the library.", "", rest)
        )
        return f"{words} {others}"

    def _sentence(self, report: ImportReport) -> str:
        imported, known = report.count("imported"), report.count("known")
        words = (
            self.tr("Imported 1 article.")
            if imported == 1
            else self.tr("Imported %Ln articles.", "", imported)
        )
        if not report.outcomes:
            words = self.tr("There are no files here that can be read as articles.")
        elif not imported:
            words = self.tr("These articles are in the library already.")
        elif known:
            words += " " + self.tr("%Ln were in the library already.", "", known)
        if report.copies:
            words = f"{words} {near_copies(report.copies)}"
        return f"{words} {self.tr('Stopped.')}" if report.cancelled else words

    def _refuse(self, problem: ProjectError) -> None:
        self._attempt.refused(problem)

    def _end(self) -> None:
        work, self._work = self._work, None
        self._into = None
        self._status.show_work("")
        self.running_changed.emit()
        if work is not None:
            work.deleteLater()

    def show_last(self) -> None:
        """Show what became of the last import, and try again what failed if that is wanted."""
        project = self._session.project
        last = project.articles.last_import() if project is not None else None
        if last is None:
            self._status.say(self.tr("Nothing has been imported into this project yet."))
            return
        from reader_app.ui.dialogs.import_report_dialog import ImportReportDialog  # noqa: PLC0415  (rare)

        dialog = ImportReportDialog(last, self._status.window())
        dialog.exec()
        dialog.deleteLater()
        self.take(dialog.again)

    def stop(self) -> None:
        """Cancel, wait for the end, and take over what came in until then."""
        self.looking.stop()
        if self._work is not None:
            self._work.stop()
            QApplication.sendPostedEvents(self._work)
            QApplication.sendPostedEvents(self)


def may_be_many(paths: Sequence[Path]) -> bool:
    """Tell whether some of these paths can hold many files: folders and archives."""
    return any(path.suffix.lower() == ".zip" or path.is_dir() for path in paths)


def local_paths(data: QMimeData) -> list[Path]:
    """Return the files and folders of this computer among what was dropped or copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]

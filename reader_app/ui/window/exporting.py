"""Handing tagged spans over as files: by the dialog, and the last one once more by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QApplication

from reader_app.project.labels import isolate
from reader_app.ui.latest_answer import LatestAnswer

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.project.export_order import ExportReport
    from reader_app.project.kept_exports import KeptExport
    from reader_app.project.project import Project
    from reader_app.project.settings import Settings
    from reader_app.ui.background_work import BackgroundWork
    from reader_app.ui.dialogs.export_presets import ExportScope
    from reader_app.ui.window.main_window import MainWindow


class Exporting(QObject):
    """Runs one export at a time; the window stays usable while the last one is made once more."""

    running_changed = Signal()

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._answer = LatestAnswer(self)
        self._work: BackgroundWork | None = None
        window.session.project_closing.connect(self.stop)

    @property
    def is_running(self) -> bool:
        """Whether an export is being made once more."""
        return self._work is not None

    def ask(self) -> None:
        """Ask what is to be exported, and how: all tagged spans, unless something else is chosen."""
        project = self._window.session.project
        if project is not None:
            self._ask(project, [self._all(), *self._others()])

    def ask_table(self) -> None:
        """Offer the rows of the table of tagged spans first, as they are filtered and sorted."""
        from reader_app.ui.dialogs.export_presets import ExportScope  # noqa: PLC0415  (not at start)

        project = self._window.session.project
        if project is None:
            return
        spans = self._window.workspace.area.spans
        title = self.tr("The rows of the table")
        table = ExportScope(title, spans.model.query, spans.columns())
        self._ask(project, [table, self._all(), *self._others()])

    def ask_articles(self, articles: tuple[Uid, ...]) -> None:
        """Offer what is tagged in these articles first."""
        project = self._window.session.project
        if project is not None:
            self._ask(project, [_these(articles, self._words(articles)), self._all()])

    def _words(self, articles: tuple[Uid, ...]) -> str:
        """Return what articles that are selected in the library are called."""
        if len(articles) > 1:
            number = QLocale().toString(len(articles))
            several = self.tr("The {number} articles selected in the library")
            return several.format(number=number)
        return self.tr("The article selected in the library")

    def _all(self) -> ExportScope:
        from reader_app.ui.dialogs.export_presets import ExportScope  # noqa: PLC0415  (not at start)

        return ExportScope(self.tr("All tagged spans"))

    def _others(self) -> list[ExportScope]:
        """Return what else can be exported: the open article, and those selected in the library."""
        from reader_app.project.rows import SpanQuery  # noqa: PLC0415  (not at start)
        from reader_app.ui.dialogs.export_presets import ExportScope  # noqa: PLC0415  (not at start)

        scopes: list[ExportScope] = []
        article = self._window.workspace.reading.article
        if article is not None:
            words = self.tr("This article: %1").replace("%1", isolate(article.title))
            scopes.append(ExportScope(words, SpanQuery(article=article.uid)))
        selected = self._window.workspace.library.selected()
        if len(selected) > 1:
            scopes.append(_these(selected, self._words(selected)))
        return scopes

    def _ask(self, project: Project, scopes: list[ExportScope]) -> None:
        from reader_app.ui.dialogs.export_dialog import ExportDialog  # noqa: PLC0415  (not at start)

        window, settings = self._window, self._settings
        dialog = window.attempt(
            lambda: ExportDialog(project, settings, window.ask, scopes, self._answer, window)
        )
        if dialog is None:
            return
        dialog.exec()
        if dialog.report is not None:
            self._tell(dialog.report, is_table=dialog.target.format.has_columns)
        dialog.deleteLater()

    def again(self) -> None:
        """Make the last export of this project once more, to the same file; ask where there is none."""
        from reader_app.project.kept_exports import kept_export  # noqa: PLC0415  (not at start)
        from reader_app.ui.dialogs.replace_question import may_replace  # noqa: PLC0415  (rare)

        project = self._window.session.project
        if project is None or self.is_running:
            return
        last = kept_export(self._settings.last_export(project.path), project.analyst.uid)
        if last is None:
            self.ask()
        elif last.is_free or may_replace(last.path, self._window, was_changed=True):
            self._start(project, last)

    def _start(self, project: Project, last: KeptExport) -> None:
        from reader_app.formats.exchange.registry import format_named  # noqa: PLC0415  (not at start)
        from reader_app.project.kept_exports import kept  # noqa: PLC0415  (not at start)
        from reader_app.ui.export_work import export_work  # noqa: PLC0415  (not at start)

        def finish(report: ExportReport) -> None:
            if report.state == "cancelled":
                self._window.status.say(self.tr("The export was stopped. The file is as it was."))
                return
            self._settings.set_last_export(project.path, kept(last.order, report.path))
            self._tell(report, is_table=format_named(last.order.format).has_columns)

        work = self._work = export_work(project, last.order, last.path, self)
        work.progressed.connect(self._show_progress)
        work.done.connect(finish)
        work.refused.connect(self._window.attempt.refused)
        work.finished.connect(self._end)
        self._window.status.show_work(self.tr("Exporting…"))
        self._window.status.cancel_wanted.connect(work.cancel)
        self.running_changed.emit()
        work.start()

    def _show_progress(self, progress: tuple[int, int]) -> None:
        share = progress[0] / max(1, progress[1])
        words = self.tr("Exporting: %1 %").replace("%1", str(int(100 * share)))
        self._window.status.show_progress(words, share)

    def _tell(self, report: ExportReport, *, is_table: bool) -> None:
        words = self.tr("Exported to %1.")
        if is_table:
            one = self.tr("Exported 1 row to %1.")
            words = (
                one if report.rows == 1 else self.tr("Exported %Ln rows to %1.", "", report.rows)
            )
        words = words.replace("%1", isolate(report.path.name))
        self._window.status.say(f"{words} {report.remark}".rstrip())

    def _end(self) -> None:
        work, self._work = self._work, None
        self._window.status.show_work("")
        self.running_changed.emit()
        if work is not None:
            work.deleteLater()

    def stop(self) -> None:
        """Cancel, and wait for the end: the project is about to be closed."""
        self._answer.stop()
        if self._work is not None:
            self._work.stop()
            QApplication.sendPostedEvents(self)


def _these(articles: tuple[Uid, ...], words: str) -> ExportScope:
    from reader_app.project.rows import SpanQuery  # noqa: PLC0415  (not at start)
    from reader_app.ui.dialogs.export_presets import ExportScope  # noqa: PLC0415  (not at start)

    return ExportScope(words, SpanQuery(articles=articles))

"""An export on a thread, over a connection of its own, with its progress; it can be cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.ui.background_work import BackgroundWork

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject

    from reader_app.project.export_order import ExportOrder, ExportReport
    from reader_app.project.export_progress import ExportProgress
    from reader_app.project.project import Project


def export_work(
    project: Project, order: ExportOrder, path: Path, parent: QObject
) -> BackgroundWork:
    """Return the work, which is to be started, and which is done with an `ExportReport`."""

    def job(work: BackgroundWork) -> ExportReport:
        worker = project.worker()

        def progress(progress: ExportProgress) -> bool:
            return work.report(progress.done, progress.total)

        try:
            return worker.exports.write(path, order, progress)
        finally:
            worker.close()

    return BackgroundWork(job, parent)

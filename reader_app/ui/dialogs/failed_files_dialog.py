"""Which files an import could not read, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLabel, QListView, QVBoxLayout, QWidget

from reader_app.project.labels import isolate
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.palettes.row_model import RowModel

if TYPE_CHECKING:
    from reader_app.project.importing import ImportReport


class FailedFilesDialog(QDialog):
    """A list to be read; nothing to decide."""

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("failed_files_dialog")
        self.setWindowTitle(self.tr("Files that could not be read"))
        self.resize(640, 400)
        failed = [each for each in report.outcomes if each.status == "failed"]
        title = QLabel(self.windowTitle(), self)
        title.setProperty("kind", "title")
        words = QLabel(self.tr("All others are in the library. These were left as they are."), self)
        words.setProperty("kind", "muted")
        self.list = QListView(self)
        self.list.setObjectName("failed_files")
        self.list.setProperty("kind", "box")
        self.list.setAccessibleName(self.windowTitle())
        self.list.setWordWrap(True)
        model = RowModel(self)
        model.show([f"{isolate(each.path)}\n{each.reason or ''}" for each in failed])
        self.list.setModel(model)
        foot = DialogFoot(self.tr("Close"), self)
        foot.cancel.hide()
        foot.primary.clicked.connect(self.accept)
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 0, 24, 16)
        for widget in (title, words, self.list):
            inside.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.addLayout(inside)
        column.addWidget(foot)

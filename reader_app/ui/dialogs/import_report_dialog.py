"""What an import brought, and which files it could not read, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QDialog, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from reader_app.project.labels import isolate
from reader_app.project.last_import import to_try_again
from reader_app.ui.copy_words import near_copies
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.palettes.row_model import RowModel

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.project.last_import import LastImport


class ImportReportDialog(QDialog):
    """A list to be read; the files that failed can be tried again."""

    def __init__(self, last: LastImport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_report_dialog")
        self.setWindowTitle(self.tr("The last import"))
        self._last = last
        self.again: tuple[Path, ...] = ()
        """The files to try again, once the dialog is closed by that button."""
        title = QLabel(self.windowTitle(), self)
        title.setProperty("kind", "title")
        self.counts = QLabel(self._counts(), self)
        self.counts.setObjectName("import_counts")
        self.counts.setWordWrap(True)
        self.counts.setProperty("kind", "muted")
        self.list = self._made_list()
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 0, 24, 16)
        for widget in (title, self.counts, self.list):
            inside.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.addLayout(inside)
        column.addWidget(self._made_foot())
        if last.failed or last.remarks:
            self.resize(640, 400)

    def _made_list(self) -> QListView:
        made = QListView(self)
        made.setObjectName("failed_files")
        made.setProperty("kind", "box")
        made.setAccessibleName(self.tr("What did not come in as it was"))
        made.setWordWrap(True)
        shown = (*self._last.failed, *self._last.remarks)
        made.setVisible(bool(shown))
        model = RowModel(self)
        model.show([f"{isolate(each.path)}\n{each.reason}" for each in shown])
        made.setModel(model)
        return made

    def _made_foot(self) -> DialogFoot:
        foot = DialogFoot(self.tr("Close"), self)
        foot.cancel.hide()
        foot.primary.clicked.connect(self.accept)
        self.try_again = QPushButton(self.tr("Try again"), foot)
        self.try_again.setObjectName("try_again")
        self.try_again.setAutoDefault(False)
        self.try_again.setVisible(bool(self._last.failed))
        self.try_again.setToolTip(self.tr("Import the files in this list once more"))
        self.try_again.clicked.connect(self._choose_again)
        foot.row.insertWidget(0, self.try_again)
        return foot

    def _choose_again(self) -> None:
        self.again = to_try_again(self._last)
        self.accept()

    def _counts(self) -> str:
        last = self._last
        at = QDateTime.fromMSecsSinceEpoch(last.at_ms).toLocalTime()
        when = QLocale().toString(at, QLocale.FormatType.ShortFormat)
        words = self.tr("%1. Came in: %2. Already there: %3. Could not be read: %4.")
        counts = (last.imported, last.known, len(last.failed))
        for mark, value in zip("1234", (isolate(when), *map(str, counts)), strict=True):
            words = words.replace(f"%{mark}", value)
        if last.copies:
            words = f"{words} {near_copies(last.copies)}"
        return f"{words} {self.tr('It was stopped.')}" if last.cancelled else words

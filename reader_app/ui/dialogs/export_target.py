"""Where an export goes: format, file name, folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.project.labels import isolate

if TYPE_CHECKING:
    from reader_app.formats.exchange.spans_csv import Profile
    from reader_app.project.project import Project
    from reader_app.project.settings import Settings
    from reader_app.ui.dialogs.file_questions import FileQuestions

_FOLDER = "export_folder"
_FORBIDDEN = '<>:"/\\|?*'
_SUFFIX = ".csv"


class ExportTarget(QWidget):
    """One column of the export dialog."""

    changed = Signal()

    def __init__(
        self, project: Project, settings: Settings, ask: FileQuestions, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._ask = ask
        kept = settings.window_state(_FOLDER).decode("utf-8", "replace")
        self.folder = Path(kept) if kept and Path(kept).is_dir() else project.path.parent
        self.for_excel = QRadioButton(self.tr("CSV for Excel and LibreOffice"), self)
        self.for_excel.setObjectName("format_csv")
        self.exact = QRadioButton(self.tr("CSV, exact, for programs"), self)
        self.exact.setObjectName("format_csv_exact")
        today = QLocale.c().toString(QDate.currentDate(), "yyyy-MM-dd")
        self.file = QLineEdit(f"{_file_name(project.title)}-spans-{today}{_SUFFIX}", self)
        self.file.setObjectName("export_file")
        self.file.setAccessibleName(self.tr("File name"))
        self.where = QLabel(self)
        self.where.setProperty("kind", "small")
        self.choose = QPushButton(self.tr("Choose folder"), self)
        self.choose.setObjectName("choose_folder")
        self.choose.setProperty("kind", "link")
        self.choose.setAutoDefault(False)
        self._lay_out()
        (self.exact if settings.export_format == "csv-exact" else self.for_excel).setChecked(True)
        self._show_folder()
        self.for_excel.toggled.connect(self.changed)
        self.file.textChanged.connect(self.changed)
        self.choose.clicked.connect(self._choose_folder)

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.addWidget(self.where, 1)
        where.addWidget(self.choose)
        words = self.tr("Every quote stands in the file letter for letter as in its article.")
        note = QLabel(words, self)
        note.setProperty("kind", "success")
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.for_excel, self.exact, self.file):
            column.addWidget(widget)
        column.addLayout(where)
        column.addSpacing(8)
        column.addWidget(note)
        column.addStretch()

    @property
    def format(self) -> Profile:
        """The format that is chosen."""
        return "csv-exact" if self.exact.isChecked() else "csv"

    @property
    def path(self) -> Path:
        """The file that would be written."""
        name = self.file.text().strip()
        return self.folder / (name if name.lower().endswith(_SUFFIX) else f"{name}{_SUFFIX}")

    def reason(self) -> str:
        """Return why no file can be written by that name; empty where one can."""
        name = self.file.text().strip()
        if name and not any(char in name for char in _FORBIDDEN):
            return ""
        words = self.tr("Give the file a name without any of these: %1")
        return words.replace("%1", _FORBIDDEN)

    def keep(self) -> None:
        """Remember folder and format for the next time."""
        self._settings.set_export_format(self.format)
        self._settings.set_window_state(_FOLDER, str(self.folder).encode())

    def _choose_folder(self) -> None:
        folder = self._ask.export_folder(self.folder)
        if folder is not None:
            self.folder = folder
            self._show_folder()

    def _show_folder(self) -> None:
        parts = " › ".join(map(isolate, self.folder.parts[-2:]))
        self.where.setText(self.tr("In %1").replace("%1", parts))
        self.where.setToolTip(str(self.folder))


def _file_name(title: str) -> str:
    """Return a title as the beginning of a file's name."""
    kept = "".join("-" if char in _FORBIDDEN or char.isspace() else char for char in title)
    return kept.strip("-.") or "reader"

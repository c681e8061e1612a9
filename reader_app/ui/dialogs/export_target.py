"""Where an export goes: format, file name, folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.formats.exchange.registry import FORMATS, ExportFormat
from reader_app.project.labels import isolate
from reader_app.ui.dialogs.preset_delegate import PresetDelegate
from reader_app.ui.palettes.row_model import RowModel
from reader_app.ui.theme.plain_words import PlainLabel, plain_tip

if TYPE_CHECKING:
    from reader_app.project.project import Project
    from reader_app.project.settings import Settings
    from reader_app.ui.dialogs.file_questions import FileQuestions

_FOLDER = "export_folder"
_FORBIDDEN = '<>:"/\\|?*'
_FIRST = next(iter(FORMATS.values()))


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
        self._rows = RowModel(self)
        self._rows.show(list(FORMATS.values()))
        self.formats = QListView(self)
        self.formats.setObjectName("export_formats")
        self.formats.setAccessibleName(self.tr("Formats"))
        self.formats.setModel(self._rows)
        self.formats.setItemDelegate(PresetDelegate(self))
        self.choose_format(settings.export_format)
        today = QLocale.c().toString(QDate.currentDate(), "yyyy-MM-dd")
        name = f"{_file_name(project.title)}-spans-{today}{self.format.suffix}"
        self.file = QLineEdit(name, self)
        self.file.setObjectName("export_file")
        self.file.setAccessibleName(self.tr("File name"))
        self.where = PlainLabel(self)
        self.where.setProperty("kind", "small")
        self.choose = QPushButton(self.tr("Choose folder"), self)
        self.choose.setObjectName("choose_folder")
        self.choose.setProperty("kind", "link")
        self.choose.setAutoDefault(False)
        self._lay_out()
        self._show_folder()
        self.formats.selectionModel().currentChanged.connect(self._take_format)
        self.file.textChanged.connect(self.changed)
        self.choose.clicked.connect(self._choose_folder)

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.addWidget(self.where, 1)
        where.addWidget(self.choose)
        self.promise = PlainLabel(self.format.promise, self)
        self.promise.setProperty("kind", "success")
        self.promise.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.formats, 1)
        column.addWidget(self.file)
        column.addLayout(where)
        column.addWidget(self.promise)

    @property
    def format(self) -> ExportFormat:
        """The format that is chosen."""
        row = self._rows.row(self.formats.currentIndex().row())
        return row if isinstance(row, ExportFormat) else _FIRST

    def choose_format(self, name: str) -> None:
        """Choose a format; the first one where there is none of that name."""
        row = list(FORMATS).index(name) if name in FORMATS else 0
        self.formats.setCurrentIndex(self._rows.index(row))

    def _take_format(self) -> None:
        """Give the file's name the end of the format."""
        self.file.setText(_without_suffix(self.file.text().strip()) + self.format.suffix)
        self.promise.setText(self.format.promise)
        self.changed.emit()

    @property
    def path(self) -> Path:
        """The file that would be written."""
        name, suffix = self.file.text().strip(), self.format.suffix
        return self.folder / (name if name.lower().endswith(suffix) else f"{name}{suffix}")

    def reason(self) -> str:
        """Return why no file can be written by that name; empty where one can."""
        name = self.file.text().strip()
        if name and not any(char in name for char in _FORBIDDEN):
            return ""
        words = self.tr("Give the file a name without any of these: %1")
        return words.replace("%1", _FORBIDDEN)

    def keep(self) -> None:
        """Remember folder and format for the next time."""
        self._settings.set_export_format(self.format.name)
        self._settings.set_window_state(_FOLDER, str(self.folder).encode())

    def _choose_folder(self) -> None:
        folder = self._ask.export_folder(self.folder)
        if folder is not None:
            self.folder = folder
            self._show_folder()

    def _show_folder(self) -> None:
        parts = " › ".join(map(isolate, self.folder.parts[-2:]))
        self.where.setText(self.tr("In %1").replace("%1", parts))
        self.where.setToolTip(plain_tip(str(self.folder)))


def _file_name(title: str) -> str:
    """Return a title as the beginning of a file's name."""
    kept = "".join("-" if char in _FORBIDDEN or char.isspace() else char for char in title)
    return kept.strip("-.") or "reader"


def _without_suffix(name: str) -> str:
    """Return a file's name without the end of any format."""
    suffix = next((it.suffix for it in FORMATS.values() if name.lower().endswith(it.suffix)), "")
    return name[: len(name) - len(suffix)]

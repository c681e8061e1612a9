"""Tells of a fault of the program's own: what happened, where it is written down, the details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from pathlib import Path


class ProblemDialog(QDialog):
    """One sentence, and the details for whoever mends it."""

    def __init__(self, details: str, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self.setObjectName("problem_dialog")
        self.setWindowTitle(self.tr("Something went wrong in Reader"))
        self.resize(560, 180)
        words = PlainLabel(
            self.tr(
                "The last action did not work, through a fault in Reader. "
                "What was saved before is safe; you can go on working."
            ),
            self,
        )
        words.setWordWrap(True)
        place = PlainLabel(self.tr("It is written down in %1").replace("%1", str(log)), self)
        place.setProperty("kind", "small")
        place.setWordWrap(True)
        self.details = QPlainTextEdit(details, self)
        self.details.setObjectName("problem_details")
        self.details.setAccessibleName(self.tr("Details"))
        self.details.setReadOnly(True)
        self.details.hide()
        self.foot = DialogFoot(self.tr("Go on"), self)
        self.foot.primary.clicked.connect(self.accept)
        self.foot.cancel.hide()
        self._add_buttons()
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 24, 24, 16)
        for widget in (words, place, self.details):
            inside.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(inside, 1)
        column.addWidget(self.foot)

    def _add_buttons(self) -> None:
        more = QPushButton(self.tr("Details"), self)
        more.setObjectName("show_details")
        more.clicked.connect(self._show_details)
        copy = QPushButton(self.tr("Copy"), self)
        copy.setObjectName("copy_details")
        copy.clicked.connect(self._copy)
        folder = QPushButton(self.tr("Open folder"), self)
        folder.setObjectName("open_log_folder")
        folder.clicked.connect(self._open_folder)
        for place, button in enumerate((more, copy, folder)):
            button.setAutoDefault(False)
            self.foot.row.insertWidget(place, button)

    def _show_details(self) -> None:
        self.details.show()
        self.resize(760, 460)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log.parent)))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.details.toPlainText())

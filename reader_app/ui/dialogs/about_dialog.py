"""What this program is, and which version."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from reader_app.ui.dialogs.dialog_foot import DialogFoot


class AboutDialog(QDialog):
    """A few lines, and a button to close."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setWindowTitle(self.tr("About Reader"))
        title = QLabel("Reader", self)
        title.setProperty("kind", "title")
        words = QLabel(
            self.tr(
                "Read, highlight and tag articles; hand over a spreadsheet of the tagged spans.\n"
                "Nothing leaves this computer."
            ),
            self,
        )
        parts = f"Reader {own_version()} · Python {platform.python_version()} · Qt {qVersion()}"
        small = QLabel(parts, self)
        small.setProperty("kind", "small")
        licence = QLabel(self.tr("Free software under the Apache License 2.0."), self)
        licence.setProperty("kind", "small")
        foot = DialogFoot(self.tr("Close"), self)
        foot.cancel.hide()
        foot.primary.clicked.connect(self.accept)
        inside = foot.column_above(self)
        for label in (title, words, small, licence):
            inside.addWidget(label)


def own_version() -> str:
    """Return this program's version."""
    try:
        return version("reader-app")
    except PackageNotFoundError:
        return "from source"

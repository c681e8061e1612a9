"""Asks before a file is replaced, which no undo brings back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox

from reader_app.project.labels import isolate

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


def may_replace(path: Path, parent: QWidget, *, was_changed: bool = False) -> bool:
    """Tell whether the user wants a file replaced; `was_changed`: it is our own, worked on since."""
    say = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setObjectName("replace_question")
    words = (
        say("Export", "The file “%1” was changed since it was exported.")
        if was_changed
        else say("Export", "There is a file “%1” already.")
    )
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words.replace("%1", isolate(path.name)))
    box.setInformativeText(say("Export", "Replacing it cannot be undone."))
    replace = box.addButton(say("Export", "Replace the file"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    chosen = box.clickedButton() is replace
    box.deleteLater()
    return chosen

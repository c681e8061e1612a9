"""A question before much is done at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QWidget


def agreed(inside: QWidget, question: str, more: str, yes: str) -> bool:
    """Ask over the window that a widget is in; tell whether the answer is yes."""
    box = QMessageBox(inside.window())
    box.setObjectName("question")
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(more)
    agree: QAbstractButton = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    chosen = box.clickedButton() is agree
    box.deleteLater()
    return chosen

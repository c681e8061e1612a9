"""Shows a web address in full before the browser opens it: what a note's link says may be another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def open_address(address: str, parent: QWidget) -> bool:
    """Ask whether an address is to be opened outside; tell whether it was."""
    say = QCoreApplication.translate
    url = QUrl(address)
    box = QMessageBox(parent)
    box.setObjectName("address_question")
    box.setWindowTitle(say("Address", "Open in the browser"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    if url.scheme() == "mailto":
        box.setText(say("Address", "Write to this address in your mail program?"))
    else:
        box.setText(say("Address", "Open this page of %1 in your browser?").replace("%1", host))
    # As it will be asked for: letters that only look like others show as what they are.
    box.setInformativeText(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
    opens = box.addButton(say("Address", "Open"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    chosen = box.clickedButton() is opens
    box.deleteLater()
    return chosen and QDesktopServices.openUrl(url)

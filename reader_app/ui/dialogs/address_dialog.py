"""Asks for the address of a web page to import."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from reader_app.core.errors import ProjectError
from reader_app.ui.dialogs.dialog_foot import DialogFoot

_WIDTH = 520


class AddressDialog(QDialog):
    """One field; what is no web address is said below it, and not taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("address_dialog")
        self.setWindowTitle(self.tr("Import a web address"))
        self.setMinimumWidth(_WIDTH)
        self.address = ""
        """The address, once it is taken."""
        title = QLabel(self.windowTitle(), self)
        title.setProperty("kind", "title")
        words = QLabel(
            self.tr(
                "The page is fetched from its outlet, which learns this computer's address. "
                "Nothing else is asked for, and no project is sent anywhere."
            ),
            self,
        )
        words.setProperty("kind", "muted")
        words.setWordWrap(True)
        self.field = QLineEdit(self)
        self.field.setObjectName("web_address")
        self.field.setAccessibleName(self.tr("Web address"))
        self.field.setPlaceholderText("https://")
        self.problem = QLabel(self)
        self.problem.setObjectName("address_problem")
        self.problem.setProperty("kind", "problem")
        self.problem.setWordWrap(True)
        self.foot = DialogFoot(self.tr("Fetch and import"), self)
        self.foot.primary.clicked.connect(self._take)
        self.foot.cancel.clicked.connect(self.reject)
        self.field.textChanged.connect(self._check)
        self._lay_out(title, words, self.field, self.problem)
        self._check()

    def _lay_out(self, *widgets: QWidget) -> None:
        inside = self.foot.column_above(self)
        for widget in widgets:
            inside.addWidget(widget)

    def _check(self) -> None:
        self.problem.clear()
        self.foot.primary.setEnabled(bool(self.field.text().strip()))

    def _take(self) -> None:
        # Late: the network's part of the program is loaded only once it is used.
        from reader_app.project.web_pages import web_address  # noqa: PLC0415

        try:
            self.address = web_address(self.field.text())
        except ProjectError as problem:
            self.problem.setText(str(problem))
            return
        self.accept()

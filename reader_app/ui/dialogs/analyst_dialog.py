"""Asks for the name that stands on every mark."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from reader_app.ui.dialogs.dialog_foot import DialogFoot

_WIDTH = 440


class AnalystDialog(QDialog):
    """One field; its name is never empty."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("analyst_dialog")
        self.setWindowTitle(self.tr("Your name"))
        self.setMinimumWidth(_WIDTH)
        title = QLabel(self.tr("Who is reading?"), self)
        title.setProperty("kind", "title")
        words = QLabel(
            self.tr(
                "This name stands on everything you mark. It stays on this computer and in your projects."
            ),
            self,
        )
        words.setProperty("kind", "muted")
        words.setWordWrap(True)
        self.field = QLineEdit(name, self)
        self.field.setObjectName("analyst_name")
        self.field.setAccessibleName(self.tr("Your name"))
        self.field.setMaxLength(80)
        self.field.selectAll()
        self.foot = DialogFoot(self.tr("Use this name"), self)
        self.foot.primary.clicked.connect(self.accept)
        self.foot.cancel.clicked.connect(self.reject)
        self.field.textChanged.connect(self._check)
        inside = self.foot.column_above(self)
        for widget in (title, words, self.field):
            inside.addWidget(widget)
        self._check()

    @property
    def name(self) -> str:
        """The name that was given."""
        return self.field.text().strip()

    def _check(self) -> None:
        self.foot.primary.setEnabled(bool(self.name))

"""Asks for the name by which the chosen columns are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Collection

_WIDTH = 440
_LONGEST = 60


class PresetNameDialog(QDialog):
    """One field; says where a name is taken, and that saving replaces what it stands for."""

    def __init__(self, taken: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preset_name_dialog")
        self.setWindowTitle(self.tr("Save these columns"))
        self.setMinimumWidth(_WIDTH)
        self._taken = taken
        title = PlainLabel(self.windowTitle(), self)
        title.setProperty("kind", "title")
        self.words = PlainLabel(self)
        self.words.setProperty("kind", "muted")
        self.words.setWordWrap(True)
        self.field = QLineEdit(self)
        self.field.setObjectName("preset_name")
        self.field.setAccessibleName(self.tr("Name"))
        self.field.setPlaceholderText(self.tr("My weekly report"))
        self.field.setMaxLength(_LONGEST)
        self.foot = DialogFoot(self.tr("Save"), self)
        self.foot.primary.clicked.connect(self.accept)
        self.foot.cancel.clicked.connect(self.reject)
        self.field.textChanged.connect(self._check)
        inside = self.foot.column_above(self)
        for widget in (title, self.words, self.field):
            inside.addWidget(widget)
        self._check()

    @property
    def name(self) -> str:
        """The name that was given."""
        return self.field.text().strip()

    def _check(self) -> None:
        is_taken = self.name in self._taken
        self.words.setText(
            self.tr("There are columns of this name already. Saving replaces them.")
            if is_taken
            else self.tr("They are offered in every project on this computer.")
        )
        self.foot.primary.setText(self.tr("Replace") if is_taken else self.tr("Save"))
        self.foot.primary.setEnabled(bool(self.name))

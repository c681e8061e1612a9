"""The foot of a dialog: Cancel, then the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

_HEIGHT = 56
_AS_THE_STYLE = -1


class DialogFoot(QWidget):
    """Holds the buttons at its end; `row` takes what stands at its start."""

    def __init__(self, primary: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setObjectName("cancel")
        self.cancel.setAutoDefault(False)
        self.primary = QPushButton(primary, self)
        self.primary.setObjectName("primary")
        self.primary.setProperty("kind", "primary")
        self.primary.setDefault(True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(24, 0, 24, 0)
        self.row.setSpacing(8)
        self.row.addStretch()
        self.row.addWidget(self.cancel)
        self.row.addWidget(self.primary)

    def column_above(self, dialog: QDialog, gap: int = _AS_THE_STYLE) -> QVBoxLayout:
        """Lay a dialog out over this foot; return the column for what it holds.

        `gap` is what parts the two beside the column's own margin, in pixels.
        """
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 24, 24, 16)
        inside.setSpacing(8)
        whole = QVBoxLayout(dialog)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(gap)
        whole.addLayout(inside, 1)
        whole.addWidget(self)
        return inside

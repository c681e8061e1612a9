"""A dialog that says one thing, lists sentences under it, and has buttons for what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QListView, QPushButton, QVBoxLayout, QWidget

from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.palettes.row_model import RowModel
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

_NARROW = 480


class ListedDialog(QDialog):
    """A list to be read; Close and Esc reject it."""

    def __init__(self, title: str, head: str, advice: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(640, 400)
        self._model = RowModel(self)
        self.list = QListView(self)
        self.list.setProperty("kind", "box")
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setModel(self._model)
        self.foot = DialogFoot(self.tr("Close"), self)
        self.foot.cancel.hide()
        self.foot.primary.clicked.connect(self.reject)
        self._lay_out(head, advice)

    def _lay_out(self, head: str, advice: str) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 0, 24, 16)
        for words, kind in ((head, "title"), (advice, "muted")):
            label = PlainLabel(words, self)
            label.setProperty("kind", kind)
            label.setWordWrap(True)
            inside.addWidget(label)
        inside.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.addLayout(inside)
        column.addWidget(self.foot)

    def show_lines(self, lines: Sequence[str]) -> None:
        """List these sentences; where there are none, the list is not there either."""
        self._model.show(lines)
        self.list.setVisible(bool(lines))
        layout = self.layout()
        if not lines and layout is not None:
            self.resize(_NARROW, layout.heightForWidth(_NARROW))

    def offer(self, name: str, words: str) -> QPushButton:
        """Add a button for something that can be done, and return it."""
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        self.foot.row.insertWidget(self.foot.row.count() - 1, button)
        return button

"""What a repair brought over into a new project, and what it could not, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.project.labels import isolate
from reader_app.ui.dialogs.listed_dialog import ListedDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from reader_app.project.rows import Loss


class RepairedDialog(ListedDialog):
    """Names what is lost; accepted where the new project is to be opened."""

    def __init__(self, name: str, losses: Sequence[Loss], parent: QWidget | None = None) -> None:
        head = self.tr("Nothing is lost")
        if losses:
            head = self.tr("All but this is saved") if len(losses) == 1 else ""
            head = head or self.tr("All but these %Ln are saved", "", len(losses))
        advice = self.tr("What could be read is in %1. The damaged file is as it was.")
        super().__init__(self.tr("Repair"), head, advice.replace("%1", isolate(name)), parent)
        self.setObjectName("repaired_dialog")
        self.list.setObjectName("losses")
        self.show_lines([loss.message for loss in losses])
        self.open_new = self.offer("open_new", self.tr("Open the new project"))
        self.open_new.clicked.connect(self.accept)

"""Says what a project's place means for the work, and names the copies that a conflict left there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader_app.project.labels import isolate
from reader_app.ui.dialogs.listed_dialog import ListedDialog

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from reader_app.project.rows import Place


class PlaceDialog(ListedDialog):
    """Accepted where work is to go on in a copy on a disk of this machine."""

    def __init__(
        self, name: str, place: Place, copies: Sequence[Path], parent: QWidget | None = None
    ) -> None:
        head, advice = _of_copies() if copies else _of_place(place)
        super().__init__(_title(), head.replace("%1", isolate(name)), advice, parent)
        self.setObjectName("place_dialog")
        self.list.setObjectName("conflict_copies")
        self.show_lines([isolate(each.name) for each in copies])
        self.work_here = self.offer("work_here", self.tr("Work on a copy…"))
        self.work_here.clicked.connect(self.accept)


def _title() -> str:
    return QCoreApplication.translate("PlaceDialog", "Where the project lies")


def _of_copies() -> tuple[str, str]:
    head = QCoreApplication.translate("PlaceDialog", "There is more than one version of %1")
    advice = QCoreApplication.translate(
        "PlaceDialog",
        "Two machines have changed it at a time, and what keeps the folder in step kept both. "
        "Open each of these, and see which one to go on with.",
    )
    return head, advice


def _of_place(place: Place) -> tuple[str, str]:
    if place == "network":
        head = QCoreApplication.translate("PlaceDialog", "%1 lies on a drive of another machine")
    else:
        head = QCoreApplication.translate("PlaceDialog", "%1 lies in a folder that is kept in step")
    advice = QCoreApplication.translate(
        "PlaceDialog",
        "Each step is written there in a slower and safer way. Have the project open on one "
        "machine at a time. Faster is a copy on a disk of this machine, put back when you are done.",
    )
    return head, advice

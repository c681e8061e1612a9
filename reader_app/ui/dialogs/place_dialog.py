"""Says what a project's place means for the work, and names the copies that a conflict left there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from reader_app.project.labels import isolate
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP
from reader_app.ui.dialogs.listed_dialog import ListedDialog

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from reader_app.project.rows import Place


class PlaceDialog(ListedDialog):
    """Accepted where work is to go on in a copy on this machine, or again in the file itself."""

    def __init__(
        self,
        origin: Path,
        place: Place | Literal["copied"],
        copies: Sequence[Path],
        parent: QWidget | None = None,
    ) -> None:
        """`place` is "copied" where the project is worked on in a copy."""
        head, *advice = _of_copies() if copies else (_HEADS[place], *_advice(place))
        super().__init__(
            _said("Where the project lies", origin),
            _said(head, origin),
            " ".join(_said(each, origin) for each in advice),
            parent,
        )
        self.setObjectName("place_dialog")
        self.list.setObjectName("conflict_copies")
        self.show_lines([isolate(each.name) for each in copies])
        in_place, in_copy = self.tr("Work in the file itself"), self.tr("Work in a copy")
        self.work = self.offer("work_here", in_place if place == "copied" else in_copy)
        self.work.clicked.connect(self.accept)
        self.work.setVisible(place != "own")


def _said(words: str, origin: Path) -> str:
    said = QCoreApplication.translate("PlaceDialog", words)
    return said.replace("%1", isolate(origin.name)).replace("%2", isolate(str(origin.parent)))


def _of_copies() -> tuple[str, str]:
    head = QT_TRANSLATE_NOOP("PlaceDialog", "There is more than one version of %1")
    advice = QT_TRANSLATE_NOOP(
        "PlaceDialog",
        "Two machines have changed it at a time, and both versions were kept. "
        "Open each of these, and see which one to go on with.",
    )
    return head, advice


_HEADS = {
    "own": QT_TRANSLATE_NOOP("PlaceDialog", "%1 lies on a disk of this machine"),
    "network": QT_TRANSLATE_NOOP("PlaceDialog", "%1 lies on a drive of another machine"),
    "synced": QT_TRANSLATE_NOOP("PlaceDialog", "%1 lies in a folder that is kept in step"),
    "removable": QT_TRANSLATE_NOOP("PlaceDialog", "%1 lies on a disk that can be taken out"),
    "copied": QT_TRANSLATE_NOOP("PlaceDialog", "%1 is worked on in a copy on this machine"),
}
_SLOW = QT_TRANSLATE_NOOP(
    "PlaceDialog",
    "Each step is written there in a slower and safer way. Have the project open on one machine at "
    "a time.",
)
_OUT = QT_TRANSLATE_NOOP("PlaceDialog", "Close the project before the disk is taken out.")
_COPY = QT_TRANSLATE_NOOP(
    "PlaceDialog",
    "In a copy on this machine work is fast and goes on without that place. It is put back with "
    "each backup and when you close the project; where the file was changed elsewhere meanwhile, "
    "both are kept.",
)
_COPIED = QT_TRANSLATE_NOOP(
    "PlaceDialog",
    "It is put back to %2 with each backup and when you close the project; where the file was "
    "changed elsewhere meanwhile, both are kept.",
)
_OWN = QT_TRANSLATE_NOOP("PlaceDialog", "In %2 each step is there at once, also after a crash.")


def _advice(place: Place | Literal["copied"]) -> tuple[str, ...]:
    """Return what a place means for the work, in whole sentences."""
    if place == "own":
        return (_OWN,)
    if place == "copied":
        return (_COPIED,)
    return (_OUT if place == "removable" else _SLOW, _COPY)

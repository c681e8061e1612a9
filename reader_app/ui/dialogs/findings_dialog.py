"""What the self-check found, in plain words, and what can be done."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from reader_app.project.labels import isolate
from reader_app.ui.dialogs.listed_dialog import ListedDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from reader_app.project.rows import Finding


class FindingsDialog(ListedDialog):
    """Names all findings; each way out of them is a button, which closes it."""

    restore_wanted = Signal()
    repair_wanted = Signal()

    def __init__(
        self, title: str, findings: Sequence[Finding], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            self.tr("Check of the project"),
            self.tr("Not all in %1 is as it was written").replace("%1", isolate(title)),
            self.tr(
                "The disk or another program has changed the file. Restore a backup from before, "
                "or save what can be read into a new project. "
                "No backups are made until then, so that the good ones stay."
            ),
            parent,
        )
        self.setObjectName("findings_dialog")
        self.list.setObjectName("findings")
        self.show_lines(_lines(findings))
        self.restore = self.offer("restore", self.tr("Restore a backup…"))
        self.restore.clicked.connect(self._restore)
        self.repair = self.offer("repair", self.tr("Save what can be read…"))
        self.repair.clicked.connect(self._repair)

    def _restore(self) -> None:
        self.accept()
        self.restore_wanted.emit()

    def _repair(self) -> None:
        self.accept()
        self.repair_wanted.emit()


def _lines(findings: Sequence[Finding]) -> list[str]:
    """Return each sentence once, with how often it holds."""
    counts = Counter(finding.message for finding in findings)
    return [words if count == 1 else f"{words} (× {count})" for words, count in counts.items()]

"""What the self-check found, in plain words, and what can be done."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QListView, QPushButton, QVBoxLayout, QWidget

from reader_app.project.labels import isolate
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.palettes.row_model import RowModel
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.project.rows import Finding


class FindingsDialog(QDialog):
    """A list to be read; accepted where a backup is to be restored."""

    def __init__(
        self, title: str, findings: Sequence[Finding], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("findings_dialog")
        self.setWindowTitle(self.tr("Check of the project"))
        self.resize(640, 400)
        self.list = self._list(findings)
        self.foot = DialogFoot(self.tr("Close"), self)
        self.foot.cancel.hide()
        self.restore = QPushButton(self.tr("Restore a backup…"), self)
        self.restore.setObjectName("restore")
        self.restore.setAutoDefault(False)
        self.foot.row.insertWidget(0, self.restore)
        self.foot.primary.clicked.connect(self.reject)
        self.restore.clicked.connect(self.accept)
        self._lay_out(title)

    def _list(self, findings: Sequence[Finding]) -> QListView:
        view = QListView(self)
        view.setObjectName("findings")
        view.setProperty("kind", "box")
        view.setAccessibleName(self.windowTitle())
        view.setWordWrap(True)
        model = RowModel(view)
        model.show(_lines(findings))
        view.setModel(model)
        return view

    def _lay_out(self, title: str) -> None:
        words = self.tr("Not all in %1 is as it was written").replace("%1", isolate(title))
        head = PlainLabel(words, self)
        head.setProperty("kind", "title")
        advice = PlainLabel(
            self.tr(
                "The disk or another program has changed the file. Restore a backup from before, "
                "or let “reader-app repair” save what can be read into a new project. "
                "No backups are made until then, so that the good ones stay."
            ),
            self,
        )
        advice.setProperty("kind", "muted")
        advice.setWordWrap(True)
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 0, 24, 16)
        for widget in (head, advice, self.list):
            inside.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.addLayout(inside)
        column.addWidget(self.foot)


def _lines(findings: Sequence[Finding]) -> list[str]:
    """Return each sentence once, with how often it holds."""
    counts = Counter(finding.message for finding in findings)
    return [words if count == 1 else f"{words} (× {count})" for words, count in counts.items()]

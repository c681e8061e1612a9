"""Which backup is to take the project's place, or to be looked at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QPushButton,
    QTableView,
    QWidget,
)

from reader_app.project.labels import isolate
from reader_app.ui.dialogs.backup_model import BackupModel
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader_app.project.backups import ListedBackup


class RestoreDialog(QDialog):
    """A list of backups; `chosen` is the one to restore, or to look at where `only_looks`."""

    def __init__(
        self, project: Path, backups: Sequence[ListedBackup], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("restore_dialog")
        self.setWindowTitle(self.tr("Restore a backup"))
        self.resize(820, 480)
        self.only_looks = False
        self.model = BackupModel(backups, self)
        self.table = self._table()
        self.lost = PlainLabel("", self)
        """What restoring the marked backup takes back."""
        self.lost.setObjectName("lost_steps")
        self.lost.setProperty("kind", "muted")
        self.lost.setWordWrap(True)
        self.foot = DialogFoot(self.tr("Restore"), self)
        self.look = QPushButton(self.tr("Open to read only"), self)
        self.look.setObjectName("look")
        self.look.setAutoDefault(False)
        self.foot.row.insertWidget(0, self.look)
        self.foot.primary.clicked.connect(self.accept)
        self.foot.cancel.clicked.connect(self.reject)
        self.look.clicked.connect(self._look)
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        self._lay_out(project)
        if backups:
            self.table.selectRow(0)
        self._offer()

    @property
    def chosen(self) -> Path:
        """The backup that is marked."""
        return self.model.backups[self.table.currentIndex().row()].backup.path

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("backups")
        table.setAccessibleName(self.tr("Backups"))
        table.setProperty("kind", "box")
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.resizeColumnsToContents()
        heads = table.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.resizeSection(heads.count() - 1, heads.minimumSectionSize())
        heads.setStretchLastSection(True)
        return table

    def _lay_out(self, project: Path) -> None:
        title = PlainLabel(
            self.tr("Which backup of %1?").replace("%1", isolate(project.stem)), self
        )
        title.setProperty("kind", "title")
        text = self.tr(
            "It takes the place of the project. The project as it is now is kept beside it, "
            "under another name."
        )
        if not self.model.backups:
            text = self.tr("There are no backups yet. One is made soon after a project is opened.")
        words = PlainLabel(text, self)
        words.setProperty("kind", "muted")
        words.setWordWrap(True)
        inside = self.foot.column_above(self)
        for widget in (title, words, self.table, self.lost):
            inside.addWidget(widget)

    def _offer(self) -> None:
        """Offer what can be done with the row that is marked."""
        row = self.table.currentIndex().row()
        sound = row >= 0 and self.model.backups[row].contents is not None
        self.foot.primary.setEnabled(sound)
        self.look.setEnabled(sound)
        self.lost.setText(self._words_on(self.model.backups[row]) if sound else "")

    def _words_on(self, listed: ListedBackup) -> str:
        """Say what was done since a backup, with the latest steps, a line each."""
        if listed.behind is None:
            return self.tr(
                "What was done since is not known: the project is not to be read, or another’s."
            )
        count = listed.behind.steps
        if not count:
            return self.tr("Nothing was done since.")
        one = self.tr("Restoring it takes back one step:")
        many = self.tr("Restoring it takes back %Ln steps, the latest of them:", "", count)
        lines = [one if count == 1 else many]
        for at_ms, said in listed.lost_steps:
            made = QDateTime.fromMSecsSinceEpoch(at_ms)
            when = QLocale().toString(made, QLocale.FormatType.ShortFormat)
            lines.append(f"{isolate(when)}  {isolate(said)}")
        return "\n".join(lines)

    def _look(self) -> None:
        self.only_looks = True
        self.accept()

"""The backups of a project as rows: time, size, articles, highlights, last step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QDateTime, QLocale, QModelIndex, QObject, Qt

from reader_app.project.labels import isolate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.project.backups import ListedBackup
    from reader_app.ui.any_index import AnyIndex

_NOWHERE = QModelIndex()
_NUMBERS = range(1, 4)
"""Columns whose cells are numbers."""


class BackupModel(QAbstractTableModel):
    """One row a backup, the newest first."""

    def __init__(self, backups: Sequence[ListedBackup], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backups = tuple(backups)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many backups there are."""
        return 0 if parent.isValid() else len(self.backups)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._heads())

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Name a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads()[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, and where they stand in it."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(self.backups[index.row()])[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _NUMBERS:
            return int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _heads(self) -> tuple[str, ...]:
        return (
            self.tr("Made"),
            self.tr("Size"),
            self.tr("Articles"),
            self.tr("Highlights"),
            self.tr("Last step"),
        )

    def _cells(self, listed: ListedBackup) -> tuple[str, ...]:
        local, contents = QLocale(), listed.contents
        made = local.toString(
            QDateTime.fromMSecsSinceEpoch(listed.backup.at_ms), QLocale.FormatType.ShortFormat
        )
        size = local.formattedDataSize(listed.backup.size)
        if contents is None:
            return made, size, "", "", self.tr("Damaged")
        counts = (local.toString(contents.articles), local.toString(contents.highlights))
        return made, size, *counts, isolate(listed.last_step)

"""The backups of a project as rows: time, size, what is in each, and what was done since."""

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
        return self._side(section, role)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, and where they stand in it."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(self.backups[index.row()])[index.column()]
        return self._side(index.column(), role)

    def _side(self, column: int, role: int) -> int | None:
        """Return where numbers and their heads stand; None for the side where lines begin."""
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _heads(self) -> tuple[str, ...]:
        return (
            self.tr("Made"),
            self.tr("Size"),
            self.tr("Articles"),
            self.tr("Highlights"),
            self.tr("Done since"),
            self.tr("Last step"),
        )

    def _cells(self, listed: ListedBackup) -> tuple[str, ...]:
        local, contents = QLocale(), listed.contents
        made = local.toString(
            QDateTime.fromMSecsSinceEpoch(listed.backup.at_ms), QLocale.FormatType.ShortFormat
        )
        size = local.formattedDataSize(listed.backup.size)
        if contents is None:
            return made, size, "", "", "", self.tr("Damaged")
        counts = (local.toString(contents.articles), local.toString(contents.highlights))
        return made, size, *counts, self._since(listed), isolate(listed.last_step)

    def _since(self, listed: ListedBackup) -> str:
        """Say how many steps the project has that a backup lacks, and what they came to."""
        behind = listed.behind
        if behind is None:
            return self.tr("Not known")
        if not behind.steps:
            return self.tr("Nothing")
        one = self.tr("1 step")
        parts = [one if behind.steps == 1 else self.tr("%Ln steps", "", behind.steps)]
        if behind.articles:
            parts.append(f"{_signed(behind.articles)} {self.tr('articles')}")
        if behind.highlights:
            parts.append(f"{_signed(behind.highlights)} {self.tr('highlights')}")
        return ", ".join(parts)


def _signed(number: int) -> str:
    """Return a number with its sign, as the reader writes numbers."""
    sign = "+" if number > 0 else "\u2212"
    return f"{sign}{QLocale().toString(abs(number))}"

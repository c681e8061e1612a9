"""The steps of a project as a list model, the latest first, read in pages."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, Qt

from reader_app.project.history import HistoryEntry
from reader_app.project.labels import ACTIONS, shown
from reader_app.ui.theme.plain_words import plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.project.project import Project
    from reader_app.ui.any_index import AnyIndex

_PAGE = 200
_NO_PARENT = QModelIndex()

START = HistoryEntry(0, "", 0, "", "done", "start", {})
"""Stands for the point before the first step."""


class HistoryModel(QAbstractListModel):
    """The steps as far as they were scrolled to; behind the first one, the start."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._rows: list[HistoryEntry] = []
        self._rest: Iterator[HistoryEntry] | None = None

    def show_project(self, project: Project | None) -> None:
        """Show the steps of a project, or none."""
        self._project = project
        self._read(_PAGE)

    def read_again(self) -> None:
        """Read the steps from the latest on, as many as are here by now."""
        self._read(max(_PAGE, len(self._rows)))

    def _read(self, count: int) -> None:
        self.beginResetModel()
        self._rest = self._project.history.steps() if self._project is not None else None
        self._rows = self._next(count)
        self.endResetModel()

    def _next(self, count: int) -> list[HistoryEntry]:
        if self._rest is None:
            return []
        rows = list(islice(self._rest, count))
        if len(rows) < count:
            self._rest = None
            rows.append(START)
        return rows

    def take_latest(self) -> None:
        """Put a new step on top; after an undo or a redo, read all of them again."""
        latest = None if self._project is None else next(self._project.history.steps(1), None)
        if latest is None or latest.state != "done" or self._has_step_from(latest.step):
            self.read_again()
            return
        self.beginInsertRows(_NO_PARENT, 0, 0)
        self._rows.insert(0, latest)
        self.endInsertRows()

    def _has_step_from(self, number: int) -> bool:
        return not self._rows or self._rows[0].step >= number

    def entry(self, index: AnyIndex) -> HistoryEntry | None:
        """Return the step of a row."""
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, step: int) -> QModelIndex:
        """Return the row of a step by its number, as far as rows were read."""
        rows = (row for row, entry in enumerate(self._rows) if entry.step == step)
        row = next(rows, None)
        return QModelIndex() if row is None else self.index(row)

    def here(self) -> QModelIndex:
        """Return the row of the step that the project stands behind."""
        rows = (row for row, entry in enumerate(self._rows) if entry.state == "done")
        row = next(rows, None)
        return QModelIndex() if row is None else self.index(row)

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return how many rows are here by now."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Tell whether there are older steps."""
        return not parent.isValid() and self._rest is not None

    def fetchMore(self, parent: AnyIndex) -> None:
        """Read older steps."""
        del parent
        rows = self._next(_PAGE)
        start = len(self._rows)
        self.beginInsertRows(_NO_PARENT, start, start + len(rows) - 1)
        self._rows.extend(rows)
        self.endInsertRows()

    def data(self, index: AnyIndex, role: int = 0) -> object:
        """Return what a step did, and all of the row in one sentence for a screen reader."""
        entry = self.entry(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return step_words(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(step_words(entry))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            facts = (step_words(entry), entry.analyst, state_words(entry))
            return ", ".join(fact for fact in facts if fact)
        return None


def step_words(entry: HistoryEntry) -> str:
    """Return what a step did, in the language of the program."""
    if entry is START:
        return QCoreApplication.translate("History", "Before the first step")
    template = QCoreApplication.translate("Steps", ACTIONS.get(entry.action, entry.action))
    return shown(template, entry.arguments)


def state_words(entry: HistoryEntry) -> str:
    """Return how a step stands; nothing where it simply was done."""
    words = {
        "undone": QCoreApplication.translate("History", "Taken back"),
        "undo": QCoreApplication.translate("History", "Undo"),
        "redo": QCoreApplication.translate("History", "Redo"),
    }
    return words.get(entry.state, "")

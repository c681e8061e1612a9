"""What a search found, as a list model: each article, and under it the first of its hits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, Qt, Signal

from reader_app.project.search import FoundArticle, SearchHit
from reader_app.ui.theme.plain_words import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.ui.any_index import AnyIndex

SHOWN_HITS = 5
"""Hits listed under an article; the page marks them all."""

_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A row: an article, or one of its hits."""

    found: FoundArticle
    hit: SearchHit | None = None


class SearchModel(QAbstractListModel):
    """The articles as they are found, page by page."""

    more_wanted = Signal()
    """The end of what was read is in view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SearchRow] = []
        self._last: FoundArticle | None = None
        self.articles = 0
        """How many articles are read."""
        self._is_whole = True

    @property
    def last(self) -> FoundArticle | None:
        """The last article read."""
        return self._last

    def show_page(self, page: Sequence[FoundArticle], *, first: bool, whole: bool) -> None:
        """Show a page, in place of all or behind it; `whole` where none follows."""
        rows = [row for found in page for row in _rows_of(found)]
        self._is_whole = whole
        if first:
            self.beginResetModel()
            self._rows = rows
            self._last = page[-1] if page else None
            self.articles = len(page)
            self.endResetModel()
        elif rows:
            count = len(self._rows)
            self.beginInsertRows(_NO_PARENT, count, count + len(rows) - 1)
            self._rows += rows
            self._last = page[-1]
            self.articles += len(page)
            self.endInsertRows()

    def row(self, index: AnyIndex) -> SearchRow | None:
        """Return what a row shows."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return how many rows are read."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Tell whether articles follow that are not read."""
        return not parent.isValid() and not self._is_whole

    def fetchMore(self, parent: AnyIndex) -> None:
        """Ask for the next page; once, until it is there."""
        if not parent.isValid() and not self._is_whole:
            self._is_whole = True
            self.more_wanted.emit()

    def data(self, index: AnyIndex, role: int = 0) -> object:
        """Return the words of a row, and for a screen reader where they stand."""
        row = self.row(index)
        if row is None:
            return None
        title = row.found.row.title
        if role == Qt.ItemDataRole.DisplayRole:
            return row.hit.snippet.words if row.hit else title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row.hit, title)
        return None


def _spoken(hit: SearchHit | None, title: str) -> str:
    """Return what a screen reader says of a row."""
    if hit is None:
        return title
    spoken = f"{hit.snippet.words}, {title}"
    note = QCoreApplication.translate("Search", "Note: {words}")
    return note.format(words=spoken) if hit.is_in_note else spoken


def _rows_of(found: FoundArticle) -> list[SearchRow]:
    return [SearchRow(found), *(SearchRow(found, hit) for hit in found.hits[:SHOWN_HITS])]

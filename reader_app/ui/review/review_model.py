"""The places found, as a list model: each waits for a yes or a no, or has its tag by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from reader_app.core.records import Highlight, Tagging
from reader_app.ui.theme.plain_words import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.edits import Change
    from reader_app.core.ids import Uid
    from reader_app.core.spans import Span
    from reader_app.project.tag_again import Hit
    from reader_app.ui.any_index import AnyIndex

_NO_PARENT = QModelIndex()


class ReviewModel(QAbstractListModel):
    """The hits in the order in which they were found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._accepted: dict[tuple[Uid, Span], Uid] = {}
        """Places that were tagged from here, with their taggings."""
        self._gone: set[Uid] = set()
        """Those of the taggings that were undone since."""

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._hits, self._accepted, self._gone = [], {}, set()
        self.endResetModel()

    def add(self, hits: Sequence[Hit]) -> None:
        """Put hits at the end."""
        if hits:
            first = len(self._hits)
            self.beginInsertRows(_NO_PARENT, first, first + len(hits) - 1)
            self._hits.extend(hits)
            self.endInsertRows()

    def hit(self, index: AnyIndex) -> Hit | None:
        """Return the hit of a row."""
        return self._hits[index.row()] if index.isValid() else None

    def is_accepted(self, hit: Hit) -> bool:
        """Tell whether a hit was tagged from here, and still is."""
        tagging = self._accepted.get((hit.article, hit.span))
        return tagging is not None and tagging not in self._gone

    def waiting(self) -> list[Hit]:
        """Return the hits that nothing was said to yet."""
        return [hit for hit in self._hits if not self.is_accepted(hit)]

    def reject(self, index: AnyIndex) -> None:
        """Take a hit off the list; nothing is written."""
        if index.isValid():
            row = index.row()
            self.beginRemoveRows(_NO_PARENT, row, row)
            del self._hits[row]
            self.endRemoveRows()

    def next_waiting(self, row: int) -> QModelIndex:
        """Return the first waiting row from a row on, else the first of all."""
        order = (*range(row, len(self._hits)), *range(min(row, len(self._hits))))
        found = next((at for at in order if not self.is_accepted(self._hits[at])), None)
        return QModelIndex() if found is None else self.index(found)

    def accepted(self, hits: Sequence[Hit], change: Change) -> None:
        """Remember which places a change has tagged."""
        records = [edit.after for edit in change.edits]
        spans = {each.uid: each.span for each in records if isinstance(each, Highlight)}
        taggings = [each for each in records if isinstance(each, Tagging)]
        known = [each for each in taggings if each.highlight in spans]
        for tagging in known:
            self._accepted[tagging.article, spans[tagging.highlight]] = tagging.uid
        # Highlights that were there already are not in the change: both come in the hits' order.
        rest = [hit for hit in hits if (hit.article, hit.span) not in self._accepted]
        others = [each for each in taggings if each.highlight not in spans]
        for hit, tagging in zip(rest, others, strict=False):
            self._accepted[hit.article, hit.span] = tagging.uid
        self._tell()

    def apply(self, change: Change) -> None:
        """Take over a change: what was tagged from here may have been undone, or done again."""
        own = set(self._accepted.values())
        touched = [edit for edit in change.of(Tagging) if edit.record.uid in own]
        for edit in touched:
            if edit.after is None:
                self._gone.add(edit.record.uid)
            else:
                self._gone.discard(edit.record.uid)
        if touched:
            self._tell()

    def _tell(self) -> None:
        if self._hits:
            self.dataChanged.emit(self.index(0), self.index(len(self._hits) - 1))

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return how many hits are listed."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: AnyIndex, role: int = 0) -> object:
        """Return the words found, and all of the row in one sentence for a screen reader."""
        hit = self.hit(index)
        if hit is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.quote
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(hit.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = f"{hit.before}{hit.quote}{hit.after}, {hit.title}"
            return self.tr("Tagged: %1").replace("%1", words) if self.is_accepted(hit) else words
        return None

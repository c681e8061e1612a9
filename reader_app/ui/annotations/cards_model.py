"""The highlights of one article as a list model in reading order."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader_app.core.codebook import Codebook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader_app.core.ids import Uid
    from reader_app.core.marks import Mark, MarksDelta

_NO_PARENT = QModelIndex()
_MANY = 200
"""A change that adds or removes more marks than this is taken over in one go."""


class CardsModel(QAbstractListModel):
    """One row for each mark; `apply` touches the rows that a change touched."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marks: dict[Uid, Mark] = {}
        self._places: list[tuple[int, int, Uid]] = []
        self._codebook = Codebook()

    @property
    def codebook(self) -> Codebook:
        """The codebook that names the marks' tags."""
        return self._codebook

    def show_marks(self, marks: Iterable[Mark], codebook: Codebook) -> None:
        """Show the marks of an article."""
        self.beginResetModel()
        self._codebook = codebook
        self._marks = {mark.uid: mark for mark in marks}
        self._places = sorted(mark.place for mark in self._marks.values())
        self.endResetModel()

    def apply(self, delta: MarksDelta) -> None:
        """Take over what a change did to the marks."""
        if len(delta.added) + len(delta.removed) > _MANY:
            self._take_all(delta)
            return
        for mark in delta.removed:
            self._remove(mark)
        for before, after in delta.changed:
            if before.place == after.place:
                self._marks[after.uid] = after
                index = self.index_of(after.uid)
                self.dataChanged.emit(index, index)
            else:
                self._move(before, after)
        for mark in delta.added:
            self._insert(mark)

    def _take_all(self, delta: MarksDelta) -> None:
        gone = {mark.uid for mark in delta.removed}
        marks = {uid: mark for uid, mark in self._marks.items() if uid not in gone}
        marks.update((after.uid, after) for _, after in delta.changed)
        marks.update((mark.uid, mark) for mark in delta.added)
        self.show_marks(marks.values(), self._codebook)

    def _remove(self, mark: Mark) -> None:
        index = self.index_of(mark.uid)
        if index.isValid():
            self.beginRemoveRows(_NO_PARENT, index.row(), index.row())
            del self._marks[mark.uid], self._places[index.row()]
            self.endRemoveRows()

    def _insert(self, mark: Mark) -> None:
        if mark.uid in self._marks:
            return
        row = bisect_left(self._places, mark.place)
        self.beginInsertRows(_NO_PARENT, row, row)
        self._marks[mark.uid] = mark
        self._places.insert(row, mark.place)
        self.endInsertRows()

    def _move(self, before: Mark, after: Mark) -> None:
        """Give a mark that was resized its new place."""
        index = self.index_of(before.uid)
        if not index.isValid():
            return
        old = index.row()
        new = bisect_left(self._places, after.place)
        if new in {old, old + 1}:
            self._places[old] = after.place
            self._marks[after.uid] = after
        elif self.beginMoveRows(_NO_PARENT, old, old, _NO_PARENT, new):
            del self._places[old]
            self._places.insert(new - 1 if new > old else new, after.place)
            self._marks[after.uid] = after
            self.endMoveRows()
        moved = self.index_of(after.uid)
        self.dataChanged.emit(moved, moved)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Return how many marks there are."""
        return 0 if parent.isValid() else len(self._places)

    def mark(self, row: int) -> Mark:
        """Return the mark of a row."""
        return self._marks[self._places[row][2]]

    def index_of(self, uid: Uid) -> QModelIndex:
        """Return a highlight's row; invalid where it is not this article's."""
        mark = self._marks.get(uid)
        if mark is None:
            return QModelIndex()
        return self.index(bisect_left(self._places, mark.place))

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        """Return a mark's words, or all that a screen reader should say of it."""
        if not index.isValid():
            return None
        mark = self.mark(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return mark.highlight.quote.exact
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(mark, index.row())
        return None

    def _spoken(self, mark: Mark, row: int) -> str:
        """Return a sentence such as "Quoted claim, To verify. Highlight 4 of 10. …"."""
        names = ", ".join(self.tag_names(mark)) or self.tr("No tag")
        place = self.tr("Highlight {number} of {all}").format(number=row + 1, all=len(self._places))
        notes = [note.body for note in mark.notes]
        return ". ".join((names, place, mark.highlight.quote.exact, *notes))

    def tag_names(self, mark: Mark) -> list[str]:
        """Return the names of a mark's tags, in the order in which they were given."""
        tags = (self._codebook.get(tagging.tag) for tagging in mark.taggings)
        return [tag.name for tag in tags if tag is not None]

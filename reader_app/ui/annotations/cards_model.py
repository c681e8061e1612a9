"""The highlights of one article as a list model in reading order, or in groups."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from reader_app.core.codebook import Codebook
from reader_app.core.ids import Uid
from reader_app.core.marks import is_lost
from reader_app.ui.annotations.arrangement import Arrangement, GroupKey, Groups
from reader_app.ui.grading.statements import statement_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader_app.core.marks import Mark, MarksDelta
    from reader_app.core.records import Analyst
    from reader_app.ui.any_index import AnyIndex

_NO_PARENT = QModelIndex()
_MANY = 200
"""A change that adds or removes more marks than this is taken over in one go."""

_Place = tuple[GroupKey, tuple[int, int, Uid]]


class CardsModel(QAbstractListModel):
    """One row for each mark that is shown; `apply` touches the rows that a change touched."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marks: dict[Uid, Mark] = {}
        self._keys: dict[Uid, _Place] = {}
        """Where each mark that is shown stands."""
        self._places: list[_Place] = []
        self._codebook = Codebook()
        self._analysts: Mapping[Uid, Analyst] = {}
        self._groups = Groups(self._codebook, {})
        self._arrangement = Arrangement()

    @property
    def codebook(self) -> Codebook:
        """The codebook that names the marks' tags."""
        return self._codebook

    @property
    def arrangement(self) -> Arrangement:
        """Which marks are shown, and in which groups."""
        return self._arrangement

    @property
    def total(self) -> int:
        """How many marks there are, shown or not."""
        return len(self._marks)

    def marks(self) -> Iterable[Mark]:
        """Return all marks, shown or not."""
        return self._marks.values()

    def show_marks(
        self,
        marks: Iterable[Mark],
        codebook: Codebook,
        analysts: Mapping[Uid, Analyst] | None = None,
    ) -> None:
        """Show the marks of an article."""
        self.beginResetModel()
        self._codebook = codebook
        self._analysts = self._analysts if analysts is None else analysts
        self._marks = {mark.uid: mark for mark in marks}
        self._arrange_all()
        self.endResetModel()

    def arrange(self, arrangement: Arrangement) -> None:
        """Show other marks, or in other groups."""
        self.beginResetModel()
        self._arrangement = arrangement
        self._arrange_all()
        self.endResetModel()

    def codebook_changed(self) -> None:
        """Put the marks in order anew where tags decide about it."""
        if self._arrangement.group == "tag" or self._arrangement.tag is not None:
            self.arrange(self._arrangement)

    def _arrange_all(self) -> None:
        self._groups = Groups(self._codebook, self._analysts)
        self._keys = {
            uid: self._place(mark) for uid, mark in self._marks.items() if self._shows(mark)
        }
        self._places = sorted(self._keys.values())

    def _shows(self, mark: Mark) -> bool:
        return self._arrangement.shows(mark, self._codebook)

    def _place(self, mark: Mark) -> _Place:
        return self._groups.key(mark, self._arrangement.group), mark.place

    def apply(self, delta: MarksDelta) -> None:
        """Take over what a change did to the marks."""
        if len(delta.added) + len(delta.removed) + len(delta.changed) > _MANY:
            self._take_all(delta)
            return
        for mark in delta.removed:
            self._remove(mark.uid)
            self._marks.pop(mark.uid, None)
        for _, after in delta.changed:
            self._take_changed(after)
        for mark in delta.added:
            self._marks[mark.uid] = mark
            self._insert(mark)

    def _take_all(self, delta: MarksDelta) -> None:
        """Take over much at once; what was merely changed keeps its row, and the selection."""
        gone = {mark.uid for mark in delta.removed}
        marks = {uid: mark for uid, mark in self._marks.items() if uid not in gone}
        marks.update((after.uid, after) for _, after in delta.changed)
        marks.update((mark.uid, mark) for mark in delta.added)
        keys = {uid: self._place(mark) for uid, mark in marks.items() if self._shows(mark)}
        if keys == self._keys:
            self._marks = marks
            self.dataChanged.emit(self.index(0), self.index(len(self._places) - 1))
        else:
            self.show_marks(marks.values(), self._codebook)

    def _take_changed(self, mark: Mark) -> None:
        self._marks[mark.uid] = mark
        old = self._keys.get(mark.uid)
        if old is None or not self._shows(mark):
            self._remove(mark.uid)
            self._insert(mark)
        elif old == self._place(mark):
            index = self.index_of(mark.uid)
            self.dataChanged.emit(index, index)
        else:
            self._move(old, mark)

    def _remove(self, uid: Uid) -> None:
        index = self.index_of(uid)
        if index.isValid():
            row = index.row()
            self.beginRemoveRows(_NO_PARENT, row, row)
            del self._places[row], self._keys[uid]
            self.endRemoveRows()
            self._tell_heading(row)

    def _insert(self, mark: Mark) -> None:
        if mark.uid in self._keys or not self._shows(mark):
            return
        place = self._place(mark)
        row = bisect_left(self._places, place)
        self.beginInsertRows(_NO_PARENT, row, row)
        self._keys[mark.uid] = place
        self._places.insert(row, place)
        self.endInsertRows()
        self._tell_heading(row + 1)

    def _move(self, before: _Place, mark: Mark) -> None:
        """Give a mark that was resized, or is in another group now, its new place."""
        old, after = bisect_left(self._places, before), self._place(mark)
        new = bisect_left(self._places, after)
        if new in {old, old + 1}:
            self._places[old] = self._keys[mark.uid] = after
        elif self.beginMoveRows(_NO_PARENT, old, old, _NO_PARENT, new):
            del self._places[old]
            self._places.insert(new - 1 if new > old else new, after)
            self._keys[mark.uid] = after
            self.endMoveRows()
        moved = self.index_of(mark.uid)
        self.dataChanged.emit(moved, moved)
        for row in (old, old + 1, moved.row() + 1):
            self._tell_heading(row)

    def _tell_heading(self, row: int) -> None:
        """Say that a row may begin a group now, or no longer does."""
        if self._arrangement.group != "none" and row < len(self._places):
            index = self.index(row)
            self.dataChanged.emit(index, index)

    def heading(self, row: int) -> str:
        """Return the name of the group that begins with a row; nothing where none does."""
        group = self._places[row][0]
        return "" if row and self._places[row - 1][0] == group else group[1]

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return how many marks are shown."""
        return 0 if parent.isValid() else len(self._places)

    def mark(self, row: int) -> Mark:
        """Return the mark of a row."""
        return self._marks[self._places[row][1][2]]

    def index_of(self, uid: Uid) -> QModelIndex:
        """Return a highlight's row; invalid where it has none."""
        place = self._keys.get(uid)
        return QModelIndex() if place is None else self.index(bisect_left(self._places, place))

    def data(self, index: AnyIndex, role: int = 0) -> object:
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
        kind = statement_name(mark.highlight.statement)
        notes = [note.body for note in mark.notes]
        lost = self.tr("Its words are no longer in the text") if is_lost(mark.highlight) else ""
        parts = (self.heading(row), names, place, lost, mark.highlight.quote.exact, kind, *notes)
        return ". ".join(part for part in parts if part)

    def tag_names(self, mark: Mark) -> list[str]:
        """Return the names of a mark's tags, in the order in which they were given."""
        tags = (self._codebook.get(tagging.tag) for tagging in mark.taggings)
        return [tag.name for tag in tags if tag is not None]

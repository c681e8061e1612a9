"""The codebook as an item model. Wishes go out as signals; what was written comes in by `apply`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, Signal

from reader_app.core.codebook import Codebook
from reader_app.core.records import Tag
from reader_app.ui.codebook.dragged_tags import TAG_MEDIA_TYPE, packed, tags_in
from reader_app.ui.codebook.tag_counts import TagCounts
from reader_app.ui.codebook.tag_tree import DRAFT, TagOrder, TagTree, TreeLook, archives, draft
from reader_app.ui.theme.plain_words import plain_tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QMimeData

    from reader_app.core.edits import Change, Edit
    from reader_app.core.ids import Uid
    from reader_app.ui.any_index import AnyIndex

_NO_PARENT = QModelIndex()
_TREE_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled
_ROW_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
_MOVABLE_FLAGS = _ROW_FLAGS | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled


class CodebookModel(QAbstractItemModel):
    """The tree of tags, all of it or what matches a filter."""

    named = Signal(str, object)
    """A new tag's name, and the uid of its parent or None."""
    renamed = Signal(str, str)
    """A tag's uid and the name it is to have."""
    counted = Signal()
    """All counts are other ones; nothing else is."""
    moved = Signal(str, object, int)
    """A tag's uid, its parent to be or None, and its number among the others there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codebook = Codebook()
        self._tree = TagTree()
        self._counts = TagCounts()
        self._keys: dict[Uid, int] = {}
        self._look = TreeLook()
        self._typed_keys: dict[Uid, str] = {}
        self._numbers: dict[Uid, int] = {}
        self._uids: dict[int, Uid] = {}

    @property
    def codebook(self) -> Codebook:
        """The codebook that is shown."""
        return self._codebook

    @property
    def counts(self) -> TagCounts:
        """How often each tag was given."""
        return self._counts

    @property
    def words(self) -> str:
        """The words the tree is filtered by."""
        return self._look.words

    @property
    def look(self) -> TreeLook:
        """Which tags are shown, and in what order."""
        return self._look

    def show_codebook(self, codebook: Codebook) -> None:
        """Show a codebook."""
        self._codebook = codebook
        self._read_again()

    def filter(self, words: str) -> None:
        """Show only tags with these words in their name, and what they stand under."""
        self._show(replace(self._look, words=words.strip()))

    def order_by(self, order: TagOrder) -> None:
        """Show the tags in another order."""
        self._show(replace(self._look, order=order))

    def show_archived(self, *, shown: bool) -> None:
        """Show archived tags too, or no longer."""
        self._show(replace(self._look, archived=shown))

    def _show(self, look: TreeLook) -> None:
        if look != self._look:
            self._look = look
            self._read_again()

    def _read_again(self) -> None:
        self.beginResetModel()
        self._counts.forget_sums()
        self._tree.fill(self._codebook, self._look, lambda uid: self.counts_of(uid)[1])
        self.endResetModel()

    def show_pins(self, pins: Mapping[int, Uid]) -> None:
        """Show which tags are on which keys."""
        before, self._keys = self._keys, {tag: slot for slot, tag in pins.items()}
        for tag in before.keys() | self._keys.keys():
            if before.get(tag) != self._keys.get(tag):
                self._tell_changed(tag)

    def show_keys(self, keys: Mapping[str, Uid]) -> None:
        """Show which tags have a shortcut key of their own."""
        before, self._typed_keys = self._typed_keys, {tag: key for key, tag in keys.items()}
        for tag in before.keys() | self._typed_keys.keys():
            if before.get(tag) != self._typed_keys.get(tag):
                self._tell_changed(tag)

    def show_counts_here(self, article: Uid | None, counts: Mapping[Uid, int]) -> None:
        """Show the counts of another article."""
        self._counts.fill_here(article, counts)
        self.counted.emit()

    def show_counts(self, counts: Mapping[Uid, int]) -> None:
        """Show the project's counts."""
        self._counts.fill(counts)
        self.counted.emit()

    def _tell_changed(self, uid: Uid) -> None:
        index = self.index_of(uid)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def tag(self, index: AnyIndex) -> Tag | None:
        """Return the tag of a row; None for no row."""
        return self._tree.tags.get(self._uid(index)) if index.isValid() else None

    def _uid(self, index: AnyIndex) -> Uid:
        return self._uids[index.internalId()]

    def counts_of(self, tag: Uid) -> tuple[int, int]:
        """Return (in the article, in the project) of a tag and all below it."""
        return self._counts.of(tag, self._codebook)

    def key_of(self, tag: Uid) -> int | None:
        """Return the number key a tag is pinned to."""
        return self._keys.get(tag)

    def typed_key_of(self, tag: Uid) -> str | None:
        """Return the shortcut key of a tag's own, beside a pin."""
        return self._typed_keys.get(tag)

    def key_caps(self, tag: Uid) -> tuple[str, ...]:
        """Return the keys of a tag, as they stand beside its name."""
        pin, typed = self._keys.get(tag), self._typed_keys.get(tag)
        return tuple(key for key in (str(pin) if pin else "", typed or "") if key)

    def is_muted(self, tag: Uid) -> bool:
        """Tell whether a tag is only shown for what stands under it."""
        shown = self._tree.tags.get(tag)
        if shown is not None and shown.archived:
            return True
        return self._tree.matching is not None and tag not in self._tree.matching

    def first_match(self) -> QModelIndex:
        """Return the first row that the filter asks for, or an invalid index."""
        matching = self._tree.matching or frozenset()
        found = next((tag.uid for tag in self._codebook.walk() if tag.uid in matching), None)
        return QModelIndex() if found is None else self.index_of(found)

    def index_of(self, uid: Uid) -> QModelIndex:
        """Return a tag's row; invalid where it is not shown."""
        if uid not in self._tree.tags:
            return QModelIndex()
        return self.createIndex(self._tree.row(uid), 0, self._number(uid))

    def _number(self, uid: Uid) -> int:
        number = self._numbers.get(uid)
        if number is None:
            number = len(self._numbers) + 1
            self._numbers[uid] = number
            self._uids[number] = uid
        return number

    def index(self, row: int, column: int, parent: AnyIndex = _NO_PARENT) -> QModelIndex:
        """Return the row of a number under a parent."""
        group = self._tree.children(self._uid(parent) if parent.isValid() else None)
        if column != 0 or not 0 <= row < len(group):
            return QModelIndex()
        return self.createIndex(row, 0, self._number(group[row]))

    def parent(self, index: AnyIndex = _NO_PARENT) -> QModelIndex:  # type: ignore[override]
        """Return the row that a row stands under."""
        above = self._tree.parents.get(self._uid(index)) if index.isValid() else None
        return QModelIndex() if above is None else self.index_of(above)

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return how many rows stand under one."""
        return len(self._tree.children(self._uid(parent) if parent.isValid() else None))

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return 1."""
        del parent
        return 1

    def data(self, index: AnyIndex, role: int = 0) -> object:
        """Return a tag's name, its tooltip, or all a screen reader should say."""
        tag = self.tag(index)
        if tag is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return tag.name
        if role == Qt.ItemDataRole.ToolTipRole and tag.uid:
            return plain_tip(self._tip(tag))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(tag)
        return None

    def _tip(self, tag: Tag) -> str:
        here, everywhere = self._counts.own(tag.uid)
        own = self.tr("Without those below: {here} here, {all} in all")
        parts = (
            self._codebook.path_text(tag.uid),
            tag.definition,
            " · ".join(tag.aliases),
            own.format(here=here, all=everywhere) if self._codebook.children(tag.uid) else "",
        )
        return "\n".join(part for part in parts if part)

    def _spoken(self, tag: Tag) -> str:
        here, everywhere = self.counts_of(tag.uid)
        words = self.tr("{tag}, {here} here, {all} in all").format(
            tag=tag.name, here=here, all=everywhere
        )
        words = self.tr("{tag}, archived").format(tag=words) if tag.archived else words
        keys = ", ".join(self.key_caps(tag.uid))
        return self.tr("{tag}, key {key}").format(tag=words, key=keys) if keys else words

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Tell what can be done with a row; a filtered tree is not for dragging about."""
        if not index.isValid():
            return _TREE_FLAGS
        own = not self._look.words and self._look.order == "own"
        return _MOVABLE_FLAGS if own else _ROW_FLAGS | Qt.ItemFlag.ItemIsDragEnabled

    def hasChildren(self, parent: AnyIndex = _NO_PARENT) -> bool:
        """Tell whether any row stands under one."""
        return bool(self._tree.children(self._uid(parent) if parent.isValid() else None))

    def setData(self, index: AnyIndex, value: object, role: int = 2) -> bool:
        """Say which name was typed; the row changes when that was written."""
        tag = self.tag(index)
        if tag is None or role != Qt.ItemDataRole.EditRole:
            return False
        name = str(value).strip()
        if tag.uid == DRAFT:
            parent = self._tree.parents[DRAFT]
            self.drop_draft()
            if name:
                self.named.emit(name, parent)
        elif name and name != tag.name:
            self.renamed.emit(tag.uid, name)
        return False

    def add_draft(self, parent: Uid | None) -> QModelIndex:
        """Add a row, last under a parent, for a tag that is being named; return it."""
        self.drop_draft()
        row = len(self._tree.children(parent))
        above = QModelIndex() if parent is None else self.index_of(parent)
        self.beginInsertRows(above, row, row)
        self._tree.put(draft(parent), parent, row)
        self.endInsertRows()
        return self.index_of(DRAFT)

    def drop_draft(self) -> None:
        """Take away the row of the tag that is being named."""
        if DRAFT in self._tree.tags:
            self._remove(DRAFT)

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that tags are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return what a dragged tag travels as."""
        return [TAG_MEDIA_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged tags' uids."""
        return packed([uid for uid in map(self._uid, indexes) if uid])

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        """Tell whether a tag may be dropped: one, and not on itself or below itself."""
        del action, row, column
        uids = tags_in(data)
        above = self._uid(parent) if parent.isValid() else None
        own = not self._look.words and self._look.order == "own"
        if len(uids) != 1 or uids[0] not in self._codebook or not own:
            return False
        return above is None or not self._codebook.is_under(above, uids[0])

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        """Say where a tag was dropped; the rows move when that was written."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        uid = tags_in(data)[0]
        above = self._uid(parent) if parent.isValid() else None
        group = self._tree.children(above)
        place = len(group) if row < 0 else row
        if uid in group[:place]:
            place -= 1
        self.moved.emit(uid, above, place)
        return False

    def apply(self, change: Change) -> bool:
        """Take over a change that was written; tell whether it touched any tag."""
        edits = [*change.of(Tag)]
        if edits:
            self._counts.forget_sums()
            self._apply_tags(edits)
        for uid in self._counts.apply(change, self._codebook):
            for above in self._tree.above(uid):
                self._tell_changed(above)
        return bool(edits)

    def _apply_tags(self, edits: list[Edit]) -> None:
        self.drop_draft()
        if self._look.words or self._look.order != "own" or archives(edits):
            self._read_again()
            return
        waiting = [edit.after for edit in edits if edit.before is None]
        self._add([tag for tag in waiting if isinstance(tag, Tag)])
        for edit in edits:
            if isinstance(edit.before, Tag) and isinstance(edit.after, Tag):
                self._change(edit.after)
        for edit in edits:
            if edit.after is None and edit.record.uid in self._tree.tags:
                self._remove(edit.record.uid)
        if not self._is_true(edits):
            self._read_again()

    def _add(self, tags: list[Tag]) -> None:
        """Add tags, each after the one it stands under."""
        for tag in sorted(tags, key=lambda tag: len(self._codebook.path(tag.uid))):
            above = QModelIndex() if tag.parent is None else self.index_of(tag.parent)
            if tag.uid not in self._codebook or tag.uid in self._tree.tags:
                continue
            row = self._tree.place_for(tag)
            self.beginInsertRows(above, row, row)
            self._tree.put(tag, tag.parent, row)
            self.endInsertRows()

    def _change(self, tag: Tag) -> None:
        uid = tag.uid
        if uid not in self._tree.tags:
            return
        old_parent, old_row = self._tree.parents[uid], self._tree.row(uid)
        row = self._tree.place_for(tag)
        if old_parent == tag.parent and old_row == row:
            self._tree.tags[uid] = tag
            self._tell_changed(uid)
            return
        target = row + 1 if old_parent == tag.parent and row > old_row else row
        source = QModelIndex() if old_parent is None else self.index_of(old_parent)
        above = QModelIndex() if tag.parent is None else self.index_of(tag.parent)
        if self.beginMoveRows(source, old_row, old_row, above, target):
            self._tree.take(uid)
            self._tree.put(tag, tag.parent, row)
            self.endMoveRows()

    def _remove(self, uid: Uid) -> None:
        above = self._tree.parents[uid]
        row = self._tree.row(uid)
        parent = QModelIndex() if above is None else self.index_of(above)
        self.beginRemoveRows(parent, row, row)
        self._tree.forget(uid)
        self.endRemoveRows()

    def _is_true(self, edits: Sequence[Edit]) -> bool:
        """Tell whether the tree is the codebook's where a change has touched it."""
        tags = [each for edit in edits for each in (edit.before, edit.after)]
        parents = {tag.parent for tag in tags if isinstance(tag, Tag)}
        return all(
            [tag.uid for tag in self._codebook.children(parent) if tag.uid in self._tree.tags]
            == self._tree.children(parent)
            for parent in parents
            if parent is None or parent in self._tree.tags
        )

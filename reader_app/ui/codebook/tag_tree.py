"""The tags as the dock's tree shows them: who stands where, filtered by words. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from reader_app.core.folding import fold
from reader_app.core.ids import Uid
from reader_app.core.records import Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader_app.core.codebook import Codebook
    from reader_app.core.edits import Edit


DRAFT = Uid("")
"""Stands for the tag that is being named and is not in the codebook yet."""

TagOrder = Literal["own", "name", "count"]
"""The codebook's own order, or by name, or the most used first."""


@dataclass(frozen=True, slots=True)
class TreeLook:
    """Which tags are shown, and in what order."""

    words: str = ""
    order: TagOrder = "own"
    archived: bool = False
    """Whether archived tags are shown too."""


class TagTree:
    """A copy of the codebook's shape that changes one step at a time, as an item model must."""

    def __init__(self) -> None:
        self.tags: dict[Uid, Tag] = {}
        self.parents: dict[Uid, Uid | None] = {}
        self.matching: frozenset[Uid] | None = None
        """The tags that match the filter; None where there is none."""
        self._children: dict[Uid | None, list[Uid]] = {}
        self._rows: dict[Uid, int] = {}

    def fill(self, codebook: Codebook, look: TreeLook, count: Callable[[Uid], int]) -> None:
        """Take the whole codebook, or what matches the words and all that stands above it."""
        self.tags, self.parents, self._children, self._rows = {}, {}, {}, {}
        self.matching = None
        shown = self._shown(codebook, look.words)
        for tag in codebook.walk():
            parent = tag.parent if tag.parent and tag.parent in codebook else None
            if shown is not None and tag.uid not in shown:
                continue
            if not look.archived and (tag.archived or (parent and parent not in self.tags)):
                continue
            self.tags[tag.uid] = tag
            self.parents[tag.uid] = parent
            group = self._children.setdefault(parent, [])
            self._rows[tag.uid] = len(group)
            group.append(tag.uid)
        if look.order != "own":
            self._sort(look.order, count)

    def _sort(self, order: TagOrder, count: Callable[[Uid], int]) -> None:
        def place(uid: Uid) -> tuple[int, str]:
            return (-count(uid) if order == "count" else 0, fold(self.tags[uid].name))

        for parent, group in self._children.items():
            group.sort(key=place)
            self._number(parent)

    def _shown(self, codebook: Codebook, words: str) -> set[Uid] | None:
        wanted = fold(words).split()
        if not wanted:
            return None
        found = [tag for tag in codebook.walk() if _matches(tag, wanted)]
        self.matching = frozenset(tag.uid for tag in found)
        shown: set[Uid] = set()
        for tag in found:
            above: Tag | None = tag
            while above is not None and above.uid not in shown:
                shown.add(above.uid)
                above = codebook.get(above.parent) if above.parent else None
        return shown

    def children(self, parent: Uid | None) -> list[Uid]:
        """Return the tags under another one, or at the top."""
        return self._children.get(parent, [])

    def row(self, uid: Uid) -> int:
        """Return a tag's number among its siblings, from 0."""
        return self._rows[uid]

    def place_for(self, tag: Tag) -> int:
        """Return the number a tag should have among its siblings, itself not counted."""
        group = self.children(tag.parent)
        key = (tag.position, tag.uid)
        return sum((self.tags[uid].position, uid) < key for uid in group if uid and uid != tag.uid)

    def put(self, tag: Tag, parent: Uid | None, row: int) -> None:
        """Put a tag under another one as its child number `row`."""
        self.tags[tag.uid] = tag
        self.parents[tag.uid] = parent
        self._children.setdefault(parent, []).insert(row, tag.uid)
        self._number(parent)

    def take(self, uid: Uid) -> None:
        """Take a tag out of its place; what stands under it stays with it."""
        parent = self.parents.pop(uid)
        self._children[parent].remove(uid)
        del self.tags[uid], self._rows[uid]
        self._number(parent)

    def forget(self, uid: Uid) -> None:
        """Take a tag out for good, with all below it."""
        for child in list(self.children(uid)):
            self.forget(child)
        self._children.pop(uid, None)
        self.take(uid)

    def _number(self, parent: Uid | None) -> None:
        for row, uid in enumerate(self.children(parent)):
            self._rows[uid] = row

    def above(self, uid: Uid) -> list[Uid]:
        """Return a tag and those it stands under, from below."""
        result: list[Uid] = []
        at: Uid | None = uid
        while at is not None and at in self.parents:
            result.append(at)
            at = self.parents[at]
        return result


def _matches(tag: Tag, wanted: list[str]) -> bool:
    names = [fold(name) for name in (tag.name, *tag.aliases)]
    return all(any(word in name for name in names) for word in wanted)


def archives(edits: Sequence[Edit]) -> bool:
    """Tell whether tags were archived, or came or went as archived ones."""
    before = [isinstance(edit.before, Tag) and edit.before.archived for edit in edits]
    after = [isinstance(edit.after, Tag) and edit.after.archived for edit in edits]
    return any(before) or any(after)


def draft(parent: Uid | None) -> Tag:
    """Return what stands for a tag that is being named, under a parent."""
    blank = Tag(DRAFT, "", parent, "slate", Uid(""), 0, 0)
    return replace(blank, position=float("inf"))

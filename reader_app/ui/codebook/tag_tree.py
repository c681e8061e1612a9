"""The tags as the dock's tree shows them: who stands where, filtered by words. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.folding import fold

if TYPE_CHECKING:
    from reader_app.core.codebook import Codebook
    from reader_app.core.ids import Uid
    from reader_app.core.records import Tag


class TagTree:
    """A copy of the codebook's shape that changes one step at a time, as an item model must."""

    def __init__(self) -> None:
        self.tags: dict[Uid, Tag] = {}
        self.parents: dict[Uid, Uid | None] = {}
        self.matching: frozenset[Uid] | None = None
        """The tags that match the filter; None where there is none."""
        self._children: dict[Uid | None, list[Uid]] = {}
        self._rows: dict[Uid, int] = {}

    def fill(self, codebook: Codebook, words: str) -> None:
        """Take the whole codebook, or what matches the words and all that stands above it."""
        self.tags, self.parents, self._children, self._rows = {}, {}, {}, {}
        self.matching = None
        shown = self._shown(codebook, words)
        for tag in codebook.walk():
            if shown is None or tag.uid in shown:
                parent = tag.parent if tag.parent in codebook else None  # type: ignore[operator]
                self.tags[tag.uid] = tag
                self.parents[tag.uid] = parent
                group = self._children.setdefault(parent, [])
                self._rows[tag.uid] = len(group)
                group.append(tag.uid)

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

"""The codebook: the tree of tags, kept true by applying changes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.folding import fold
from reader_app.core.records import Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader_app.core.edits import Change
    from reader_app.core.ids import Uid

SEPARATOR = "/"
"""Parts the names of a path: "Actor/State"."""

PALETTE_SLOTS = (
    "blue", "orange", "green", "rose", "violet", "teal",
    "amber", "red", "sky", "olive", "brown", "slate",
)  # fmt: skip
"""The names of the palette's colours, in the order in which new tags get them."""


class Codebook:
    """All tags by uid, and who stands under whom."""

    def __init__(self, tags: Iterable[Tag] = ()) -> None:
        self._tags: dict[Uid, Tag] = {tag.uid: tag for tag in tags}
        self._children: dict[Uid | None, list[Tag]] | None = None

    def __len__(self) -> int:
        return len(self._tags)

    def __contains__(self, uid: Uid) -> bool:
        return uid in self._tags

    def __iter__(self) -> Iterator[Tag]:
        """Yield all tags, in no order that means anything."""
        return iter(self._tags.values())

    def get(self, uid: Uid) -> Tag | None:
        """Return the tag of that uid, if there is one."""
        return self._tags.get(uid)

    def __getitem__(self, uid: Uid) -> Tag:
        return self._tags[uid]

    def children(self, parent: Uid | None) -> list[Tag]:
        """Return the tags right under a tag, or at the top, in the codebook's own order."""
        if self._children is None:
            self._children = self._grouped()
        return self._children.get(parent, [])

    def _grouped(self) -> dict[Uid | None, list[Tag]]:
        groups: dict[Uid | None, list[Tag]] = {}
        for tag in self._tags.values():
            groups.setdefault(tag.parent if tag.parent in self._tags else None, []).append(tag)
        for group in groups.values():
            group.sort(key=lambda tag: (tag.position, tag.uid))
        return groups

    def walk(self, parent: Uid | None = None) -> Iterator[Tag]:
        """Yield the tags below a tag, or all of them, each before its own children."""
        for tag in self.children(parent):
            yield tag
            yield from self.walk(tag.uid)

    def path(self, uid: Uid) -> tuple[str, ...]:
        """Return the names from the top down to a tag."""
        names: list[str] = []
        seen: set[Uid] = set()
        tag = self._tags.get(uid)
        while tag is not None and tag.uid not in seen:
            seen.add(tag.uid)
            names.append(tag.name)
            tag = self._tags.get(tag.parent) if tag.parent else None
        return tuple(reversed(names))

    def path_text(self, uid: Uid) -> str:
        """Return a tag's path as one string, joined by `SEPARATOR`."""
        return SEPARATOR.join(self.path(uid))

    def is_under(self, uid: Uid, ancestor: Uid) -> bool:
        """Tell whether a tag is another one or stands somewhere below it."""
        tag: Tag | None = self._tags.get(uid)
        while tag is not None:
            if tag.uid == ancestor:
                return True
            tag = self._tags.get(tag.parent) if tag.parent else None
        return False

    def child_named(self, parent: Uid | None, name: str) -> Tag | None:
        """Return the child of that name, blind to case, accents and letter forms."""
        key = fold(name.strip())
        return next((tag for tag in self.children(parent) if fold(tag.name) == key), None)

    def apply(self, change: Change) -> bool:
        """Take over a change that was written; tell whether it touched any tag."""
        if not change.concerns(Tag):
            return False
        for edit in change.of(Tag):
            if isinstance(edit.after, Tag):
                self._tags[edit.after.uid] = edit.after
            else:
                self._tags.pop(edit.record.uid, None)
        self._children = None
        return True

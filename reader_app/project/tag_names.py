"""Names and paths of tags: which may be given, and the tags that a path still lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.codebook import PALETTE_SLOTS, SEPARATOR, Codebook
from reader_app.core.edits import Change, added
from reader_app.core.errors import TagNameError
from reader_app.core.folding import fold
from reader_app.core.records import Tag
from reader_app.project.words import storable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader_app.core.ids import Uid
    from reader_app.project.workbench import Workbench

SPACING = 1.0
"""Between the positions of two neighbours in a codebook that nobody has rearranged."""


def usable_name(name: str) -> str:
    """Return a name without outer white space; raises TagNameError where it cannot be one."""
    name = " ".join(storable(name).split())
    if not fold(name).strip():
        raise TagNameError("A tag needs a name. Type at least one letter or digit.")
    if SEPARATOR in name:
        raise TagNameError(
            f"A tag’s name cannot contain “{SEPARATOR}”, which parts the levels of a path."
        )
    return name


def free_name(codebook: Codebook, parent: Uid | None, name: str, own: Uid | None = None) -> str:
    """Return a usable name that no other tag of that parent bears; raises TagNameError."""
    name = usable_name(name)
    taken = next((tag for tag in codebook.children(parent) if fold(tag.name) == fold(name)), None)
    if taken is not None and taken.uid != own:
        where = f"under “{codebook.path_text(parent)}”" if parent else "at the top level"
        raise TagNameError(f"There is already a tag “{taken.name}” {where}. Choose another name.")
    return name


def parts_of(path: str) -> list[str]:
    """Return the names in a path; raises TagNameError where one of them is empty."""
    return [usable_name(part) for part in path.split(SEPARATOR)]


def distinct(names: Iterable[str], own: str = "") -> tuple[str, ...]:
    """Return names tidied up, without blanks, doubles (folded) and the tag's own name."""
    tidy = (" ".join(storable(name).split()) for name in names)
    kept: dict[str, str] = {}
    for name in tidy:
        kept.setdefault(fold(name), name)
    return tuple(name for key, name in kept.items() if key.strip() and key != fold(own))


class NewTags:
    """Tags that are made up but not yet written, on a copy of the codebook that has them."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self.made: list[Tag] = []
        self.codebook = bench.codebook

    def add(
        self, name: str, parent: Uid | None, colour: str | None = None, definition: str = ""
    ) -> Tag:
        """Make up a tag at the end of its siblings, in the colour given or the next one."""
        now = self._bench.now()
        last = max((tag.position for tag in self.codebook.children(parent)), default=0.0)
        tag = Tag(
            self._bench.uids.new(),
            name,
            parent,
            colour or next_colour(self.codebook),
            self._bench.analyst.uid,
            now,
            now,
            definition,
            position=last + SPACING,
        )
        if not self.made:
            self.codebook = Codebook(self._bench.codebook.walk())
        self.codebook.apply(Change("tag.create", {}, added(tag)))
        self.made.append(tag)
        return tag

    def at(self, path: str, parent: Uid | None = None) -> Tag:
        """Return the tag at a path, making up what is missing of it; raises TagNameError."""
        if parent is not None:
            self._bench.tag(parent)
        first, *rest = parts_of(path)
        tag = self._child(first, parent)
        for name in rest:
            tag = self._child(name, tag.uid)
        return tag

    def _child(self, name: str, parent: Uid | None) -> Tag:
        return self.codebook.child_named(parent, name) or self.add(name, parent)


def next_colour(codebook: Codebook) -> str:
    """Return the palette slot that the fewest tags have, the first one of several."""
    used = dict.fromkeys(PALETTE_SLOTS, 0)
    for tag in codebook.walk():
        if tag.colour in used:
            used[tag.colour] += 1
    return min(PALETTE_SLOTS, key=lambda slot: used[slot])

"""Where a tag goes when it is moved by one step. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from reader_app.core.codebook import Codebook
    from reader_app.core.ids import Uid

Way = Literal["up", "down", "out", "in"]
"""Among its siblings, out of the tag it stands under, or under the sibling above it."""


class TagPlace(NamedTuple):
    """A parent, None for the top, and the number among its other children."""

    parent: Uid | None
    row: int


def step_from(codebook: Codebook, uid: Uid, way: Way) -> TagPlace | None:
    """Return the place one step away; None where there is none."""
    tag = codebook[uid]
    siblings = [other.uid for other in codebook.children(tag.parent)]
    at = siblings.index(uid)
    if way == "up":
        return TagPlace(tag.parent, at - 1) if at else None
    if way == "down":
        return TagPlace(tag.parent, at + 1) if at + 1 < len(siblings) else None
    if way == "in":
        above = siblings[at - 1] if at else None
        return TagPlace(above, len(codebook.children(above))) if above else None
    if tag.parent is None:
        return None
    parent = codebook[tag.parent]
    uncles = [other.uid for other in codebook.children(parent.parent)]
    return TagPlace(parent.parent, uncles.index(parent.uid) + 1)

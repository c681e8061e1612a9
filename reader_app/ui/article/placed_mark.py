"""A highlight where the view has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader_app.core.ids import Uid


class PlacedMark(NamedTuple):
    """Half-open [start, end) in UTF-16 units of the view; sorts by start."""

    start: int
    end: int
    uid: Uid
    n_tags: int

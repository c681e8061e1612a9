"""A highlight's place in the text, as small as can be: a page may hold twenty thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader_app.core.ids import Uid


class TextMark(NamedTuple):
    """Half-open [start, end) in code points of the text; sorts by start."""

    start: int
    end: int
    uid: Uid

"""Positions in an article's text and in the view of it, block by block, both ways.

The view shows one paragraph of Qt's a block and leaves out the blank lines between; it counts in
UTF-16 units, the text in code points. Knows nothing of widgets.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.offsets import Utf16Map
from reader_app.core.records import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader_app.core.long_text import Words
    from reader_app.core.records import Text

_UNSHOWABLE = re.compile("[\x00-\x08\n-\x1f\x7f-\x9f\u2028\u2029\ufdd0\ufdd1\ufffe\uffff]")
"""None of these counts as printable, which is quicker to ask."""
_OBJECT = "\ufffc"
_MARK, _SAME_WIDTH = "\ufeff", "\u2060"
"""Qt drops a byte order mark where a string begins with it; a word joiner is as invisible."""
_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class ViewBlock:
    """A block and where the view has it: [start, end) in UTF-16 units."""

    number: int
    block: Block
    start: int
    end: int


class PageMap:
    """Translates between an article's text and the view; made anew for each article."""

    def __init__(self, text: Text) -> None:
        self.text = text.text
        self._units = Utf16Map(text.text)
        self._has_objects = _OBJECT in text.text
        blocks = tuple(_without_gaps(text.text, text.blocks)) or (Block("paragraph", 0, 0),)
        self.blocks = text.blocks if blocks == text.blocks else blocks
        self._starts = array("L", (block.start for block in self.blocks))
        self._view_starts = self._places()
        last = self.blocks[-1]
        self.length = self._view_starts[-1] + self._units_between(last.start, last.end)
        """UTF-16 units of the whole view."""

    def view_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the view has a span of the text."""
        return self.view_start(start), self.view_end(end)

    def _places(self) -> array[int]:
        units, at = self._units.to_units, 0
        places = array("L")
        for block in self.blocks:
            places.append(at)
            at += units(block.end) - units(block.start) + 1
        return places

    def _units_between(self, start: int, end: int) -> int:
        return self._units.to_units(end) - self._units.to_units(start)

    def shown(self, number: int) -> str:
        """Return the words of a block as the view shows them, in as many UTF-16 units."""
        block = self.blocks[number]
        return self._as_shown(self.text[block.start : block.end])

    def _as_shown(self, words: str) -> str:
        """Return words as the view shows them: nearly always themselves, so no copy is kept."""
        if words.isprintable() and not self._has_objects:
            return words
        return _showable(words)

    def beginning(self, number: int, length: int) -> str:
        """Return the first words of a block as the text has them, at most so many characters."""
        block = self.blocks[number]
        return self.text[block.start : min(block.end, block.start + length)]

    def view_block(self, number: int) -> ViewBlock:
        """Return where the view has a block."""
        block, start = self.blocks[number], self._view_starts[number]
        return ViewBlock(number, block, start, start + self._units_between(block.start, block.end))

    def block_at(self, position: int) -> int:
        """Return the number of the block that a view position lies in."""
        return max(0, bisect_right(self._view_starts, position) - 1)

    def view_start(self, point: int) -> int:
        """Return the view position where a span from this code point begins.

        A point on the blank lines between two blocks goes to the one after.
        """
        number = max(0, bisect_right(self._starts, point) - 1)
        block = self.blocks[number]
        if point > block.end and number + 1 < len(self.blocks):
            return self._view_starts[number + 1]
        return self._in_block(number, point)

    def view_end(self, point: int) -> int:
        """Return the view position where a span up to this code point ends.

        A point on the blank lines between two blocks goes to the one before.
        """
        return self._in_block(max(0, bisect_left(self._starts, point) - 1), point)

    def _in_block(self, number: int, point: int) -> int:
        block = self.blocks[number]
        inside = min(max(point, block.start), block.end)
        return self._view_starts[number] + self._units_between(block.start, inside)

    def point_at(self, position: int) -> int:
        """Return the code point position of a view position."""
        number = self.block_at(position)
        block = self.blocks[number]
        unit = self._units.to_units(block.start) + position - self._view_starts[number]
        return min(self._units.to_points(unit), block.end)


def _showable(text: str) -> str:
    """Return the text with characters that Qt would change or drop put right, none more or less."""
    lines = text.replace(_OBJECT, " ").replace(_MARK, _SAME_WIDTH).split("\n")
    return " ".join(line if line.isprintable() else _UNSHOWABLE.sub(" ", line) for line in lines)


def _without_gaps(text: Words, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks in order, and a paragraph for each line that none of them covers."""
    at = 0
    for block in blocks:
        start = max(block.start, at)
        if start >= block.end:
            continue
        if not (at == start or text[at:start].isspace()):
            yield from _lines(text, at, start)
        yield block if start == block.start else Block(block.kind, start, block.end, block.level)
        at = block.end
    yield from _lines(text, at, len(text))


def _lines(text: Words, start: int, end: int) -> Iterator[Block]:
    for match in _LINE.finditer(text[start:end]):
        yield Block("paragraph", start + match.start(), start + match.end())

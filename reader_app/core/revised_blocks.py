"""The blocks of a text after it was corrected: each role stays with the words that had it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.records import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader_app.core.text_mapping import TextMapping

_PARAGRAPH = re.compile(r"\S(?:(?!\n[^\S\n]*\n).)*", re.DOTALL)
"""Words up to the next blank line."""


def revised(blocks: Sequence[Block], mapping: TextMapping) -> tuple[Block, ...]:
    """Return the blocks of the new text, in order and apart from each other.

    A blank line that came into a block parts it; words outside all blocks are paragraphs; a block
    without words is gone, and one that runs on from another on its line belongs to it.
    """
    found: list[Block] = []
    numbers: dict[int, int] = {}
    at = 0
    for number, block in enumerate(blocks):
        start, end = max(at, mapping.start(block.start)), mapping.end(block.end)
        pieces = list(_pieces(mapping.new, start, end))
        if not pieces:
            continue
        found.extend(_pieces(mapping.new, at, start))
        at = end
        most = pieces[0] if len(pieces) == 1 else max(pieces, key=mapping.kept)
        own = [_taking_after(piece, block, has_role=piece is most) for piece in pieces]
        if found and "\n" not in mapping.new[found[-1].end : own[0].start]:
            own[0] = replace(found.pop(), end=own[0].end)
        numbers[number] = len(found) + pieces.index(most)
        found.extend(own)
    found.extend(_pieces(mapping.new, at, len(mapping.new)))
    return tuple(_renumbered(found, numbers))


def _pieces(text: str, start: int, end: int) -> Iterator[Block]:
    """Yield the paragraphs of a part of the text."""
    for match in _PARAGRAPH.finditer(text, start, end):
        yield Block("paragraph", match.start(), match.start() + len(match[0].rstrip()))


def _taking_after(piece: Block, block: Block, *, has_role: bool) -> Block:
    """Return a paragraph that a block has become, with its role or as the running text it is in."""
    if has_role:
        return replace(block, start=piece.start, end=piece.end)
    kind = "quote" if block.kind == "quote" else "paragraph"
    return replace(piece, kind=kind, direction=block.direction, page=block.page)


def _renumbered(blocks: Sequence[Block], numbers: dict[int, int]) -> Iterator[Block]:
    """Yield the blocks with the new numbers of those that they repeat."""
    for number, block in enumerate(blocks):
        if block.repeats is None:
            yield block
        else:
            target = numbers.get(block.repeats)
            is_earlier = target is not None and target < number
            yield replace(block, repeats=target if is_earlier else None)

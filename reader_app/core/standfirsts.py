"""The standfirst of a text: what it says, and the text in which it says something else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.records import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

_BETWEEN = "\n\n"


def standfirst_of(text: str, blocks: Sequence[Block]) -> str:
    """Return the words of a text's standfirst; empty where it has none."""
    found = _place(blocks)
    return "" if found is None else text[blocks[found].start : blocks[found].end]


def with_standfirst(
    text: str, blocks: Sequence[Block], words: str
) -> tuple[str, tuple[Block, ...]]:
    """Return the text with this standfirst, behind the title where it had none, and its blocks.

    Without words the standfirst goes. Everything else stands as it was.
    """
    found = _place(blocks)
    if found is not None:
        old = blocks[found]
        if words:
            return _replaced(text, blocks, found, words)
        end = blocks[found + 1].start if found + 1 < len(blocks) else old.end
        rest = (*blocks[:found], *_moved(blocks[found + 1 :], old.start - end))
        return text[: old.start] + text[end:], _renumbered(rest, found, -1)
    at = next((number + 1 for number, block in enumerate(blocks) if block.kind == "title"), 0)
    start = blocks[at - 1].end if at else 0
    before, after = (_BETWEEN, "") if at else ("", _BETWEEN)
    new = Block("standfirst", start + len(before), start + len(before) + len(words))
    added = f"{before}{words}{after}"
    rest = _renumbered((*blocks[:at], *_moved(blocks[at:], len(added))), at, 1)
    return text[:start] + added + text[start:], (*rest[:at], new, *rest[at:])


def _place(blocks: Sequence[Block]) -> int | None:
    return next((n for n, block in enumerate(blocks) if block.kind == "standfirst"), None)


def _replaced(
    text: str, blocks: Sequence[Block], number: int, words: str
) -> tuple[str, tuple[Block, ...]]:
    old = blocks[number]
    new = replace(old, end=old.start + len(words))
    rest = (*blocks[:number], new, *_moved(blocks[number + 1 :], new.end - old.end))
    return text[: old.start] + words + text[old.end :], rest


def _renumbered(blocks: Sequence[Block], number: int, by: int) -> tuple[Block, ...]:
    """Return blocks that know whom they repeat, where the one of that number comes or goes."""

    def known(repeats: int | None) -> int | None:
        if repeats is None or repeats < number:
            return repeats
        return None if by < 0 and repeats == number else repeats + by

    return tuple(replace(block, repeats=known(block.repeats)) for block in blocks)


def _moved(blocks: Sequence[Block], by: int) -> list[Block]:
    return [replace(block, start=block.start + by, end=block.end + by) for block in blocks]

"""Blocks after a correction: each role stays with the words that had it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.records import Block
from reader_app.core.revised_blocks import revised
from reader_app.core.text_mapping import TextMapping
from tests.core.strategies import TEXTS

OLD = "Title\n\nFirst words here.\n\nCaption of it.\n\nLast words.\n\nCaption of it.\n"


def blocks_of(text: str, kinds: str) -> list[Block]:
    names = {"t": "title", "p": "paragraph", "c": "caption", "q": "quote"}
    at, blocks = 0, []
    for kind, words in zip(kinds, text.strip().split("\n\n"), strict=True):
        at = text.index(words, at)
        blocks.append(Block(names[kind], at, at + len(words)))
        at += len(words)
    return blocks


def told(old: str, new: str, kinds: str) -> list[tuple[str, str]]:
    found = revised(blocks_of(old, kinds), TextMapping(old, new))
    return [(block.kind[0], new[block.start : block.end]) for block in found]


@pytest.mark.parametrize(
    ("old", "new", "kinds", "found"),
    [
        ("A b.\n\nC d.", "A b.\n\nC e d.", "tp", [("t", "A b."), ("p", "C e d.")]),
        ("A b.\n\nC d.", "A b x.\n\nC d.", "tp", [("t", "A b x."), ("p", "C d.")]),
        ("A b.\n\nC d.", "New A b.\n\nC d.", "tp", [("t", "New A b."), ("p", "C d.")]),
        ("A b.\n\nC d.", "A b.", "tp", [("t", "A b.")]),
        ("A b.\n\nC d.", "C d.", "tp", [("p", "C d.")]),
        (
            "A b.\n\nC d.",
            "Kicker\n\nA b.\n\nC d.",
            "tp",
            [("p", "Kicker"), ("t", "A b."), ("p", "C d.")],
        ),
        (
            "A b.\n\nC d.",
            "A b.\n\nC d.\n\nMore.",
            "tc",
            [("t", "A b."), ("c", "C d."), ("p", "More.")],
        ),
        ("A b.\n\nC d.", "A b. C d.", "tp", [("t", "A b. C d.")]),
        ("A b. C d.", "A b.\n\nC d.", "q", [("q", "A b."), ("q", "C d.")]),
        ("A b.", "Other words", "t", [("t", "Other words")]),
        ("A b.\n\nC d.", "X.\n\nY.", "tp", [("t", "X."), ("p", "Y.")]),
    ],
)
def test_roles_stay_with_their_words(old, new, kinds, found) -> None:
    assert told(old, new, kinds) == found


def test_repeated_captions_name_the_block_they_repeat() -> None:
    *first, last = blocks_of(OLD, "tpcpc")
    blocks = [*first, Block("caption", last.start, last.end, repeats=2)]
    new = OLD.replace("First", "New.\n\nFirst")
    assert [it.repeats for it in revised(blocks, TextMapping(OLD, new))][-1] == 3
    without = OLD.replace("Caption of it.\n\nLast", "Last")
    assert [it.repeats for it in revised(blocks, TextMapping(OLD, without))][-1] is None


@given(TEXTS, TEXTS, st.data())
def test_blocks_are_in_order_apart_and_hold_all_words(
    old: str, new: str, data: st.DataObject
) -> None:
    ends = sorted(data.draw(st.sets(st.integers(0, len(old)), max_size=6)))
    blocks = [Block("quote", start, end) for start, end in zip(ends[::2], ends[1::2], strict=False)]
    found = revised(blocks, TextMapping(old, new))
    at, rest = 0, ""
    for block in found:
        assert at <= block.start < block.end <= len(new)
        rest, at = rest + new[at : block.start], block.end
    assert not (rest + new[at:]).strip()

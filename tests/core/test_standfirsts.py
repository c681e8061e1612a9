"""A text gets another standfirst, and all else stays on its words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.records import Block
from reader_app.core.standfirsts import standfirst_of, with_standfirst

PARTS = (
    ("title", "Ferry held"), ("standfirst", "Seven hours at the quay."), ("paragraph", "It rained."),
    ("caption", "The quay."), ("caption", "The quay."),
)  # fmt: skip


def made(parts: tuple[tuple[str, str], ...]) -> tuple[str, tuple[Block, ...]]:
    """Return a text of these parts, the last of which repeats the one before."""
    text, blocks = "", list[Block]()
    for kind, words in parts:
        text += "\n\n" if text else ""
        repeats = next(
            (
                n
                for n, b in enumerate(blocks)
                if kind == "caption" and text[b.start : b.end] == words
            ),
            None,
        )
        blocks.append(Block(kind, len(text), len(text) + len(words), repeats=repeats))  # pyright: ignore[reportArgumentType]
        text += words
    return text, tuple(blocks)


def told(text: str, blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks]


def test_another_standfirst_takes_the_place_of_the_one_there_was() -> None:
    text, blocks = with_standfirst(*made(PARTS), "Nobody said why.")
    assert told(text, blocks) == [PARTS[0], ("standfirst", "Nobody said why."), *PARTS[2:]]
    assert standfirst_of(text, blocks) == "Nobody said why."
    assert blocks[4].repeats == 3


def test_a_text_without_one_gets_it_behind_its_title_or_first_of_all() -> None:
    without = (PARTS[0], *PARTS[2:])
    text, blocks = with_standfirst(*made(without), "Why?")
    assert told(text, blocks) == [PARTS[0], ("standfirst", "Why?"), *PARTS[2:]]
    assert (blocks[4].repeats, blocks[3].repeats) == (3, None)
    text, blocks = with_standfirst(*made(PARTS[2:3]), "Why?")
    assert text == "Why?\n\nIt rained."
    assert told(text, blocks) == [("standfirst", "Why?"), PARTS[2]]


def test_without_words_it_goes() -> None:
    text, blocks = with_standfirst(*made(PARTS), "")
    assert told(text, blocks) == [PARTS[0], *PARTS[2:]]
    assert text == made((PARTS[0], *PARTS[2:]))[0]
    assert blocks[3].repeats == 2
    assert with_standfirst(*made(PARTS[:2]), "")[0] == "Ferry held\n\n"


def test_what_repeats_the_standfirst_repeats_nothing_once_it_is_gone() -> None:
    text, blocks = made(PARTS)
    repeating = (
        *blocks[:3],
        Block("caption", blocks[3].start, blocks[3].end, repeats=1),
        blocks[4],
    )
    assert with_standfirst(text, repeating, "")[1][2].repeats is None


@given(
    st.lists(st.sampled_from(["title", "standfirst", "paragraph"]), max_size=5),
    st.text("ab ", max_size=9),
)
def test_blocks_stay_in_order_and_in_the_text(kinds: list[str], words: str) -> None:
    text, blocks = made(tuple((kind, f"{kind} {n}") for n, kind in enumerate(kinds)))
    words = words.strip()
    new, found = (
        with_standfirst(text, blocks, words)
        if words or standfirst_of(text, blocks)
        else (text, blocks)
    )
    last = 0
    for block in found:
        assert last <= block.start < block.end <= len(new)
        last = block.end
    assert standfirst_of(new, found) == words or not words

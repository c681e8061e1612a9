"""Words of a corrected text: where they were, and never silently elsewhere."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader_app.core.spans import Span
from reader_app.core.text_mapping import TextMapping, shared_start
from tests.core.strategies import TEXTS

NEWS = (
    "Harbour closed\n\nThe outer channel was closed on Tuesday, the port said. No vessel was at "
    "risk.\n\nTwo captains said that “no vessel was at risk” 🚢 at any point.\n"
)


def mapped(old: str, new: str, words: str) -> str | None:
    """Return the words before, then those marked, with what stands around them in the new text."""
    start = old.index(words)
    span = TextMapping(old, new).span(Span(start, start + len(words)))
    return None if span is None else f"{new[: span.start]}[{span.of(new)}]{new[span.end :]}"


@pytest.mark.parametrize(
    ("old", "new", "words", "found"),
    [
        ("The ship sank.", "The old ship sank.", "ship", "The old [ship] sank."),
        ("The ship sank.", "The ships sank.", "ship", None),
        ("The ship sank.", "The worship sank.", "ship", None),
        ("He said yes, she said.", "She said no, he said.", "said.", "She said no, he [said.]"),
        ("One. Two. Three.", "One. New. Two. Three.", "Two.", "One. New. [Two.] Three."),
        ("A b.\nC d.\nE f.\n", "A b.\nX.\nC dd.\nE f.\n", "C", "A b.\nX.\n[C] dd.\nE f.\n"),
        ("A bb.\nC dd.\n", "A bc.\nC de.\n", "C", "A bc.\n[C] de.\n"),
        ("The end of it.", "Completely other words", "of", None),
        ("港口今天关闭。船只", "港口昨天关闭。船只", "关闭", "港口昨天[关闭]。船只"),
        ("قال الوزير أمس", "قال الوزير يوم أمس", "أمس", "قال الوزير يوم [أمس]"),
        ("one", "", "one", None),
    ],
)
def test_words_are_found_where_they_were_or_not_at_all(old, new, words, found) -> None:
    assert mapped(old, new, words) == found


def test_a_sentence_that_took_the_place_of_another_does_not_take_its_highlights() -> None:
    old = "Start here.\nThe minister of trade denied the report.\nEnd.\n"
    new = "Start here.\nA storm hit the northern islands overnight, crews say.\nEnd.\n"
    start = old.index("the report")
    assert TextMapping(old, new).span(Span(start, start + 3)) is None


def test_words_that_were_carried_elsewhere_are_found_where_they_stand_once() -> None:
    old, new = "First one. Second two.\n", "Second two. First one.\n"
    mapping = TextMapping(old, new)
    spans = [
        Span(old.index(words), old.index(words) + len(words))
        for words in ("First one", "Second two")
    ]
    assert [(mapping.span(it) or mapping.found_again(it)).of(new) for it in spans] == [
        "First one",
        "Second two",
    ]
    assert TextMapping("a b a", "a c a").found_again(Span(0, 1)) is None
    assert TextMapping("a b", "c a b a").found_again(Span(0, 1)) is None
    assert TextMapping("ship b", "worships b").found_again(Span(0, 4)) is None
    assert TextMapping("ship b", "b").found_again(Span(0, 4)) is None


@given(TEXTS, TEXTS)
def test_runs_are_the_same_words_in_order_in_both_texts(old: str, new: str) -> None:
    old_at = new_at = 0
    for run in TextMapping(old, new).runs:
        assert run.old >= old_at
        assert run.new >= new_at
        assert old[run.old : run.old + run.length] == new[run.new : run.new + run.length] != ""
        old_at, new_at = run.old + run.length, run.new + run.length


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str, list[tuple[Span, Span]]]:
    """Return a text of words that all differ, the same edited, and what was not touched."""
    words = [f"w{n}x" for n in range(draw(st.integers(3, 60)))]
    ends = [draw(st.sampled_from([" ", " ", ". ", "\n", "\n\n"])) for _ in words]
    gone = draw(st.sets(st.integers(0, len(words) - 1), max_size=5))
    come = draw(st.dictionaries(st.integers(0, len(words) - 1), st.integers(1, 4), max_size=5))
    old = new = ""
    stayed: list[tuple[Span, Span]] = []
    for n, (word, end) in enumerate(zip(words, ends, strict=True)):
        for extra in range(come.get(n, 0)):
            new += f"n{n}y{extra} "
        if n not in gone:
            stayed.append(
                (Span(len(old), len(old) + len(word)), Span(len(new), len(new) + len(word)))
            )
            new += word + end
        old += word + end
    return old, new, stayed


@given(edited())
def test_each_highlight_whose_words_survive_is_on_the_same_words(
    case: tuple[str, str, list[tuple[Span, Span]]],
) -> None:
    old, new, stayed = case
    mapping = TextMapping(old, new)
    for before, after in stayed:
        assert (mapping.span(before) or mapping.found_again(before)) == after


@given(TEXTS, TEXTS, st.data())
def test_no_highlight_is_silently_elsewhere(old: str, new: str, data: st.DataObject) -> None:
    assume(old)
    start = data.draw(st.integers(0, len(old) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(old))))
    mapping = TextMapping(old, new)
    for found in (mapping.span(span), mapping.found_again(span)):
        assert found is None or found.of(new) == span.of(old)


def test_a_long_text_with_one_edit_is_mapped_at_once() -> None:
    old = NEWS * 40_000
    middle = len(old) // 2
    begun = time.process_time()
    mapping = TextMapping(old, old[:middle] + "!" + old[middle:])
    assert mapping.span(Span(len(old) - 5, len(old) - 1)) == Span(len(old) - 4, len(old))
    assert time.process_time() - begun < 2


def test_sentences_of_very_many_words_that_all_changed_are_not_compared() -> None:
    old, new = (" ".join(f"{letter}{n}{letter}" for n in range(4100)) for letter in "ab")
    assert TextMapping(old, new).runs == []


def test_how_far_two_texts_begin_alike_is_counted() -> None:
    assert shared_start("Harbour closed", "Harbour 😀") == 8
    assert shared_start("", "a") == 0
    assert shared_start("same", "same") == 4

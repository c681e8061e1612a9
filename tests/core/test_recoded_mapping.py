"""Positions in a text that was read in the wrong encoding, and in the right one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.recoded_mapping import RecodedMapping
from reader_app.core.spans import Span

WORDS = "Škoda, the “ferry, žije na břehu.\n\nOther words."


@pytest.mark.parametrize(
    ("wrong", "right"), [("cp1252", "cp1250"), ("cp1252", "utf-8"), ("latin-1", "utf-16-le")]
)
@given(data=st.data())
def test_a_span_is_on_the_bytes_it_was_on(wrong: str, right: str, data: st.DataObject) -> None:
    raw = WORDS.encode(right)
    old, new = raw.decode(wrong), WORDS
    start = data.draw(st.integers(0, len(new) - 1))
    end = data.draw(st.integers(start + 1, len(new)))
    before, inside = new[:start].encode(right), new[start:end].encode(right)
    first = len(before.decode(wrong))
    span = Span(first, first + len(inside.decode(wrong)))
    assert RecodedMapping(old, new, (wrong, right)).span(span) == Span(start, end)


def test_a_span_that_ends_within_a_character_is_where_its_words_are_or_nowhere() -> None:
    new = "Zoë is here"
    old = new.encode().decode("cp1252")
    mapping = RecodedMapping(old, new, ("cp1252", "utf-8"))
    assert mapping.span(Span(0, 3)) is None
    assert mapping.span(Span(5, 12)) == Span(4, 11)
    assert mapping.span(Span(2, 3)) is None


@pytest.mark.parametrize(
    "encodings",
    [("no such", "utf-8"), ("utf-16", "utf-8"), ("ascii", "utf-8"), ("cp1252", "cp1251")],
)
def test_texts_that_are_not_the_same_bytes_are_compared_by_their_words(
    encodings: tuple[str, str],
) -> None:
    mapping = RecodedMapping("Zoë is here now", "Zoe is here now", encodings)
    assert mapping.span(Span(4, 11)) == Span(4, 11)
    assert mapping.span(Span(0, 3)) is None


def test_an_encoding_that_shifts_between_alphabets_is_no_way_to_count_bytes() -> None:
    right = "港は閉鎖 A ferry"
    old = right.encode("iso2022_jp").decode("latin-1")
    back = RecodedMapping(right, old, ("iso2022_jp", "latin-1"))
    assert back.span(Span(5, 12)) == Span(len(old) - 7, len(old))
    assert back.span(Span(1, 3)) is None

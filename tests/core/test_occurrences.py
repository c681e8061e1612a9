from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader_app.core.folding import fold, fold_with_map, is_unspaced
from reader_app.core.occurrences import Occurrences
from reader_app.core.spans import Span

TEXT = (
    "Café Haniyeh, Haniyeh’s. Ismail\nHaniyeh; HANIYEH. Iranian Iran cafe\u0301! "
    "قالت الأمم المتّحدة و الامم  المتحدة. 中国人 straße… ISMAIL\n\nHaniyeh_x"
)


def found(text: str, *strings: str) -> list[str]:
    return [span.of(text) for span in Occurrences(strings).spans(text)]


@pytest.mark.parametrize(
    ("strings", "expected"),
    [
        (["haniyeh"], ["Haniyeh", "Haniyeh", "Haniyeh", "HANIYEH"]),
        (["Iran"], ["Iran"]),
        (["cafe"], ["Café", "cafe\u0301"]),
        (["الأمم المتحدة"], ["الأمم المتّحدة", "الامم  المتحدة"]),
        (["国"], ["国"]),
        (["STRASSE"], ["straße"]),
        (["s…"], []),
        (["..."], ["…"]),
        (["ismail  haniyeh"], ["Ismail\nHaniyeh"]),
        (["nowhere"], []),
    ],
)
def test_words_are_found_whatever_their_spelling(strings: list[str], expected: list[str]) -> None:
    assert found(TEXT, *strings) == expected


def test_of_names_that_overlap_the_longer_one_is_found() -> None:
    names = ["Haniyeh", "Ismail Haniyeh"]
    assert found("Ismail Haniyeh and Haniyeh", *names) == ["Ismail Haniyeh", "Haniyeh"]


def test_blank_strings_are_none() -> None:
    assert not Occurrences(["", " ", "\u200f"])
    assert Occurrences(["", "a"])
    assert found("a b", "", "b") == ["b"]


def test_a_letter_that_is_stretched_stays_whole_and_a_direction_mark_stays_outside() -> None:
    assert found("حماســـ\u200f قالت", "حماس") == ["حماســـ"]


def test_half_of_a_letter_is_not_found() -> None:
    assert found("œ", "o") == []
    assert found("… .", ".") == ["."]
    assert found("กำ ก", "ก") == ["ก"]


def naive(text: str, strings: list[str]) -> list[Span]:
    """Look at every place for every string, one character after the other."""
    folded, places = fold_with_map(text)
    wanted = [" ".join(fold(string).split()) for string in strings]
    ends = [at for at in range(len(folded) + 1) if _ends_here(folded, places, at)]
    hits = {
        (start, end)
        for start in ends
        for end in ends
        if start < end and any(_same(folded[start:end], string) for string in wanted if string)
    }
    kept: list[tuple[int, int]] = []
    for start, end in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return [_original(text, places, *hit) for hit in kept]


def _same(words: str, string: str) -> bool:
    if "\n" in words and any(gap.count("\n") > 1 for gap in _gaps(words)):
        return False
    return words == words.strip() and " ".join(words.split()) == string


def _gaps(words: str) -> list[str]:
    gaps, gap = [], ""
    for char in words:
        gap = gap + char if char.isspace() else ""
        gaps.append(gap)
    return gaps


def _ends_here(folded: str, places: list[int], at: int) -> bool:
    if at not in {0, len(folded)}:
        left, right = folded[at - 1], folded[at]
        if unicodedata.category(right).startswith("M"):
            return False
        letters = all(
            char == "_" or char.isalnum() or unicodedata.category(char)[0] in "LMN"
            or unicodedata.category(char) == "Co"
            for char in (left, right)
        )  # fmt: skip
        if letters and not is_unspaced(left) and not is_unspaced(right):
            return False
    return at == 0 or places[at] != places[at - 1]


def _original(text: str, places: list[int], start: int, end: int) -> Span:
    last = places[end - 1] + 1
    while last < places[end] and unicodedata.category(text[last]) in {"Mn", "Me", "Lm"}:
        last += 1
    return Span(places[start], last)


PIECES = st.sampled_from(
    ["a", "b", "A", " ", " ", "\n", "e\u0301", "é", "ß", "s", "…", ".", "_", "中", "ก", "ำ", "ة", "ه",
     "\u0651", "ـ", "\u200f", "\u00a0", "’", "'", "1", "١", "😀", "\ue000"]
)  # fmt: skip
STRINGS = st.lists(PIECES, min_size=1, max_size=4).map("".join)


@given(st.lists(PIECES, max_size=25).map("".join), st.lists(STRINGS, min_size=1, max_size=3))
@example("a a a", ["a a", "a"])
@example("a\n\na a \n b", ["a a", "a b"])
def test_it_equals_a_naive_scan_of_the_same_folding(text: str, strings: list[str]) -> None:
    assert Occurrences(strings).spans(text) == naive(text, strings)

"""Finding in one text: the same as a naive scan, and bounded work a step."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.analysis import finding
from reader_app.analysis.finding import PIECE, Finding, FoldedText, Sought
from reader_app.core.errors import PatternError
from reader_app.core.folding import fold
from reader_app.core.spans import Span

MARKS = re.compile("[\u0301\u064e\u0640]*")
"""Marks and letters in LETTERS that folding drops."""

LETTERS = "abAé́ßأاآـَيیk’'\u00a0 🚢."


def found(text: str, sought: Sought) -> list[Span]:
    finding = Finding(FoldedText(text), sought)
    while not finding.is_over:
        finding.step()
    return finding.hits


def quotes(text: str, words: str, **options: bool) -> list[str]:
    return [span.of(text) for span in found(text, Sought(words, **options))]


def naive(text: str, words: str) -> list[Span]:
    """Try every stretch of the text, from the left, the shortest first."""
    wanted, hits, at = " ".join(fold(words).split()), [], 0
    while at < len(text):
        end = _end(text, at, wanted) if fold(text[at]) else None
        if end is None:
            at += 1
            continue
        hits.append(Span(at, end))
        at = end
    return hits


def _end(text: str, start: int, wanted: str) -> int | None:
    for end in range(start + 1, len(text) + 1):
        if re.sub(r"\s+", " ", fold(text[start:end])) == wanted:
            return end + len(MARKS.match(text[end:]).group())  # type: ignore[union-attr]
    return None


@given(st.text(LETTERS, max_size=40), st.text(LETTERS, min_size=1, max_size=4))
def test_words_are_found_as_a_naive_scan_finds_them(text: str, words: str) -> None:
    expected = naive(text, words) if fold(words).strip() else []
    assert found(text, Sought(words)) == expected


@given(
    st.integers(-6, 6), st.text(LETTERS, min_size=1, max_size=6).filter(lambda w: fold(w).strip())
)
def test_what_stands_on_the_border_of_two_pieces_is_found(shift: int, words: str) -> None:
    words = f"<{words}>"
    text = "\u2014" * (PIECE + shift) + words + "\u2014" * 10
    assert quotes(text, words) == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “no vessel’s at risk”.", "\"no vessel's"),
        ("It costs 10\u00a0000 kroner.", "10 000"),
        ("The cafe\u0301 and the café", "cafe"),
        ("العبّارات", "العبارات"),
        ("إلى الميناء", "الي"),
        ("کتاب‌ها", "كتاب ها"),
        ("הַשֵּׁם", "השם"),
    ],
)
def test_spelling_makes_no_difference(text: str, words: str) -> None:
    assert quotes(text, words)


def test_marks_belong_to_the_letter_before() -> None:
    assert quotes("cafe\u0301", "cafe") == ["cafe\u0301"]


def test_whole_words_are_not_parts_of_words() -> None:
    text = "Iran and Iranian, Iran’s"
    assert quotes(text, "iran", whole_words=True) == ["Iran", "Iran"]
    assert len(quotes(text, "iran")) == 3


def test_the_case_counts_where_it_is_to() -> None:
    text = "Port, port, PORT, Évian, évian"
    assert quotes(text, "Port", match_case=True) == ["Port"]
    assert quotes(text, "Evian", match_case=True) == ["Évian"]
    assert quotes(text, "É", match_case=True, as_pattern=True) == ["É"]


def test_an_expression_is_found_and_its_whole_words() -> None:
    text = "In 1994 and 19947 café"
    assert quotes(text, r"\b\d{4}", as_pattern=True) == ["1994", "1994"]
    assert quotes(text, r"\d{4}", as_pattern=True, whole_words=True) == ["1994"]
    assert quotes(text, "CAFE", as_pattern=True) == ["café"]


def test_what_is_no_expression_is_refused() -> None:
    with pytest.raises(PatternError):
        Finding(FoldedText("a"), Sought("(", as_pattern=True))


def test_an_expression_that_takes_too_long_is_refused() -> None:
    with pytest.raises(PatternError):
        found("a" * 60 + "!", Sought("(a|a)+b", as_pattern=True))


def test_blanks_are_nothing_to_look_for() -> None:
    assert Finding(FoldedText("a b"), Sought("  ")).is_over
    nothing = Finding(FoldedText("a b"), Sought("\u00ad"))
    nothing.step()
    assert nothing.is_over
    assert nothing.hits == []


def test_words_go_over_a_lines_end_but_not_a_paragraphs() -> None:
    assert quotes("the outer\nchannel", "outer channel") == ["outer\nchannel"]
    assert quotes("the outer\n\nchannel", "outer channel") == []


def test_a_search_ends_where_it_has_found_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MOST_HITS", 3)
    search = Finding(FoldedText("a" * 10), Sought("a"))
    search.step()
    assert search.is_full
    search.step()
    assert len(search.hits) == 3

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.core.sentences import sentence_starts, sentences_around


@pytest.mark.parametrize(
    "sentences",
    [
        ["No vessel was at risk, he said. ", "Later, more."],
        [
            "“It is held.” ",
            "The owner, Mr. Amin of the U.S. office, left on Jan. 3. ",
            "Why? ",
            "He",
        ],
        ["A title\n\n", "A line\n", "Another"],
        ["لم يكن أي مركب في خطر. ", "هل عاد؟ ", "نعم"],
        ["船舶没有危险。", "他说。”", "后来"],
        ["The mean was 3.5 of 10 and more... ", "Then!"],
        [""],
    ],
)
def test_sentences_start_where_one_reads_them(sentences: list[str]) -> None:
    text = "".join(sentences)
    starts = sentence_starts(text)
    assert [text[a:b] for a, b in zip(starts, (*starts[1:], len(text)), strict=True)] == sentences


@settings(max_examples=300)
@given(st.text("ab. \n!”Mr。", min_size=1, max_size=40), st.data())
def test_the_sentences_around_a_span_are_those_that_it_touches(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    starts = sentence_starts(text)
    touched = [
        (low, high)
        for low, high in zip(starts, (*starts[1:], len(text)), strict=True)
        if low < end and start < high
    ]
    assert sentences_around(text, start, end) == (touched[0][0], touched[-1][1])

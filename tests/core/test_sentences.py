from __future__ import annotations

import pytest

from reader_app.core.sentences import sentence_starts, share_part


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


def test_two_spans_share_a_sentence_where_none_starts_between_them() -> None:
    starts = sentence_starts("One two. Three four.")
    assert share_part(starts, 3, 4)
    assert not share_part(starts, 3, 9)
    assert not share_part(starts, 8, 9)
    assert share_part(starts, 14, 15)

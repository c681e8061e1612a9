"""Sentences in the languages analysts read."""

import itertools

import pytest

from reader_app.ui.article.sentences import sentence_starts


def pieces(words):
    units = words.encode("utf-16-le")
    starts = [*sentence_starts(words), len(units) // 2]
    return [units[2 * a : 2 * b].decode("utf-16-le").strip() for a, b in itertools.pairwise(starts)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Mr. Ash spoke to Gen. Vale.", "He left."],
        ["The U.S. Navy sent J. R. Hale.", "“Nobody knew,” she said.", "Why?"],
        ["A 👩‍👩‍👧 stood there.", "It rained."],
        ["قال الوزير ذلك.", "هل غادر؟", "نعم."],
        ["اמר השר כך.", "האם עזב?", "כן."],
        ["او این را گفت.", "آیا رفت؟", "بله."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected):
    assert pieces(" ".join(expected)) == expected


def test_a_text_without_words_has_one_start():
    assert sentence_starts("") == [0]

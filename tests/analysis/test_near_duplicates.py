"""Copies of a text are found whatever was changed in them, in any script; other texts are not."""

from __future__ import annotations

import random

import pytest

from reader_app.analysis import near_duplicates
from reader_app.analysis.near_duplicates import (
    ENOUGH,
    Clusters,
    CopyIndex,
    overlap,
    shingles_of,
    signature_of,
    words_of,
)
from tests.bench.workload import articles

TEXTS = [article.text for article in articles(40, characters=2000)]


def rewritten(text: str, seed: int = 1) -> str:
    """Return a text with another headline, every twelfth word changed, and its end cut off."""
    chance = random.Random(seed)
    words = text.split()
    kept = [f"x{n}" if chance.random() < 1 / 12 else word for n, word in enumerate(words)]
    return " ".join(["Another", "Headline", *kept[: len(kept) * 9 // 10]])


def test_a_signature_is_the_same_however_often_what_makes_it_is_loaded() -> None:
    before = signature_of(TEXTS[0])
    near_duplicates._rensa.cache_clear()
    assert signature_of(TEXTS[0]) == before


def test_words_are_folded_and_ideographs_are_words() -> None:
    assert words_of("L’Été, “ÉTÉ”!") == ["l", "ete", "ete"]
    assert words_of("قَالَ المُتحدّث") == ["قال", "المتحدث"]
    assert words_of("דָּבָר־אֶחָד") == ["דבר", "אחד"]
    assert words_of("港口関") == ["港", "口", "関"]


@pytest.mark.parametrize("at", [0, 3, 7])
def test_a_rewrite_is_a_copy_in_english_arabic_and_hebrew(at: int) -> None:
    copy = rewritten(TEXTS[at])
    assert overlap(shingles_of(TEXTS[at]), shingles_of(copy)) >= ENOUGH
    index = CopyIndex(enumerate(map(signature_of, TEXTS)))
    assert index.candidates(signature_of(copy))[0] == at


def test_a_rewrite_is_a_copy_where_no_spaces_part_the_words() -> None:
    text = "東京都は月曜日、港の再建計画について発表した。担当者は記者団に対し、工事は来年春に始まると述べた。"
    copy = text.replace("月曜日", "火曜日")
    index = CopyIndex([(0, signature_of(text))])
    assert index.candidates(signature_of(copy)) == [0]
    assert overlap(shingles_of(text), shingles_of(copy)) >= ENOUGH


def test_other_texts_are_no_copies() -> None:
    assert overlap(shingles_of(TEXTS[0]), shingles_of(TEXTS[1])) < ENOUGH / 4
    assert overlap(shingles_of(TEXTS[0]), shingles_of(TEXTS[3])) == 0
    signatures = [signature_of(text) for text in TEXTS]
    index = CopyIndex(enumerate(signatures))
    assert [index.candidates(each) for each in signatures] == [[n] for n in range(len(TEXTS))]


def test_a_text_of_a_few_words_is_like_no_other() -> None:
    assert shingles_of("Ferry held at port") == frozenset()
    assert signature_of("Ferry held at port") == b""
    index = CopyIndex([(0, signature_of(TEXTS[0])), (1, b""), (2, b"")])
    assert index.candidates(b"") == []


def test_signatures_added_later_are_found_like_the_others(monkeypatch) -> None:
    monkeypatch.setattr(near_duplicates, "_LATE", 15)
    index = CopyIndex(enumerate(map(signature_of, TEXTS[:5])))
    for number, text in enumerate(TEXTS[5:], 5):
        index.add(number, signature_of(text))
    for number, text in enumerate(TEXTS):
        assert index.candidates(signature_of(rewritten(text)))[0] == number


def test_the_same_text_has_the_same_signature_in_every_process() -> None:
    assert signature_of("one two three four five six seven eight nine ten")[:8].hex() == KNOWN


KNOWN = "741cc20faf5dc071"


def test_of_very_many_copies_of_one_text_a_few_are_candidates() -> None:
    signature = signature_of(TEXTS[0])
    index = CopyIndex(enumerate([signature] * 100))
    for number in range(100, 200):
        index.add(number, signature)
    assert len(index.candidates(signature)) == 40


def test_clusters_that_are_joined_are_one_and_the_smaller_moves() -> None:
    clusters = Clusters([("a", "b"), ("b", "b"), ("c", "b")])
    assert clusters.join("x", "y") == ["x", "y"]
    assert clusters.join("y", "x") == ()
    assert (clusters.name("x"), clusters.name("alone")) == ("y", "alone")
    assert clusters.join("a", "x") == ["x", "y"]
    assert clusters.name("y") == "b"
    assert list(clusters.all()) == [["a", "b", "c", "x", "y"]]
    assert clusters.texts("alone") == ("alone",)

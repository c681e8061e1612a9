"""Copies of a text are found whatever was changed in them, in any script; other texts are not."""

from __future__ import annotations

import random

import pytest

from reader_app.analysis.near_duplicates import (
    ENOUGH,
    CopyIndex,
    clustered,
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
    assert CopyIndex(enumerate(map(signature_of, TEXTS))).pairs() == []


def test_a_text_of_a_few_words_is_like_no_other() -> None:
    assert shingles_of("Ferry held at port") == frozenset()
    assert signature_of("Ferry held at port") == b""
    index = CopyIndex([(0, signature_of(TEXTS[0])), (1, b""), (2, b"")])
    assert index.candidates(b"") == []
    assert index.pairs() == []


def test_a_signature_added_later_is_found_like_the_others() -> None:
    copy = signature_of(rewritten(TEXTS[5]))
    built = CopyIndex(enumerate([*map(signature_of, TEXTS), copy]))
    grown = CopyIndex(enumerate(map(signature_of, TEXTS)))
    grown.add(len(TEXTS), copy)
    assert grown.pairs() == built.pairs() == [(5, len(TEXTS))]


def test_the_same_text_has_the_same_signature_in_every_process() -> None:
    assert signature_of("one two three four five six seven eight nine ten")[:8].hex() == KNOWN


KNOWN = "741cc20faf5dc071"


def test_very_many_copies_of_one_text_all_hang_together() -> None:
    copies = [signature_of(TEXTS[0])] * 100
    pairs = CopyIndex(enumerate(copies)).pairs()
    assert len(pairs) < 100 * 99 / 2
    assert clustered(pairs, lambda _, __: True).all() == [list(range(100))]


def test_what_hangs_together_already_is_not_compared_again() -> None:
    compared: list[tuple[int, int]] = []

    def are_copies(first: int, second: int) -> bool:
        compared.append((first, second))
        return first != 4

    clusters = clustered([(0, 1), (0, 2), (1, 2), (4, 5), (6, 7), (2, 6)], are_copies)
    assert clusters.all() == [[0, 1, 2, 6, 7]]
    assert (1, 2) not in compared

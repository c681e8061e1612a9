import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.folding import fold, fold_for_index, fold_with_map

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


@pytest.mark.parametrize(
    ("spelling", "other"),
    [
        ("CAFÉ", "cafe\u0301"),
        ("STRAẞE", "strasse"),
        ("İstanbul", "ıstanbul"),
        ("Đặng", "dang"),
        ("Łódź", "lodz"),
        ("Ørsted’s", "orsted's"),
        ("“so”, «so», „so“", '"so", "so", "so"'),
        ("a–b—c", "a-b-c"),
        ("wait…", "wait..."),
        ("１２３", "123"),
        ("no\u00a0break", "no break"),
        ("soft\u00adhyphen", "softhyphen"),
        ("ﬁve", "five"),
        ("ΌΔΟΣ", "οδος"),
        ("Ёлка", "елка"),
        ("أُغلقت", "اغلقت"),
        ("مدرسة", "مدرسه"),
        ("على", "علي"),
        ("العـــربية", "العربيه"),
        ("مؤتمر", "موتمر"),
        ("ﻻ", "لا"),
        ("٤١ و ۴۱", "41 و 41"),
        ("کتاب", "كتاب"),
        ("می‌گوید", "مي گويد"),
        ("ہے", "هي"),
        ("שָׁלוֹם", "שלום"),
        ("צה״ל", 'צה"ל'),
        ("ראש־הממשלה", "ראש-הממשלה"),
        ("\u2067עברית\u2069", "עברית"),
        ("ガ", "ｶﾞ"),
        ("⚠️", "⚠"),
    ],
)
def test_spellings_that_readers_take_for_the_same_are_equal(spelling: str, other: str) -> None:
    assert fold(spelling) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ガ", "カ"), ("हिन्दी", "हनद"), ("กี", "กา"), ("a b", "ab")]
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_the_index_gets_scripts_without_spaces_in_single_characters() -> None:
    assert fold_for_index("港口").split() == ["港", "口"]
    assert fold_for_index("フェリー").split() == ["フ", "ェ", "リ", "ー"]
    assert fold_for_index("Plain Words") == "plain words"
    assert fold_for_index("한국 ספר") == fold("한국 ספר")


def test_every_character_folds_to_something_that_stays() -> None:
    whole = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x30000)]))
    assert fold(fold(whole)) == fold(whole)


@given(TEXTS)
def test_composed_and_decomposed_spellings_are_equal(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(TEXTS, TEXTS)
def test_a_text_folds_as_its_parts_do(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@given(TEXTS)
def test_the_map_leads_each_folded_character_back_to_its_own(text: str) -> None:
    folded, places = fold_with_map(text)
    assert folded == fold(text)
    assert len(places) == len(folded) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)
    for at, char in enumerate(folded):
        assert char in fold(text[places[at]])


def test_the_map_of_a_hit_gives_the_words_of_the_original() -> None:
    text = "قال إنّ «الاتفاق» باقٍ"
    folded, places = fold_with_map(text)
    at = folded.index(fold("الإتفاق"))
    assert text[places[at] : places[at + len(fold("الاتفاق")) - 1] + 1] == "الاتفاق"


def test_the_map_holds_where_one_character_becomes_two_and_another_none() -> None:
    text = "ßa\u0301"
    assert fold_with_map(text) == ("ssa", [0, 0, 1, 3])
    assert fold_with_map("“Öl”") == (fold("“Öl”"), [0, 1, 2, 3, 4])


@pytest.mark.parametrize(
    "char", ["’", "É", "İ", "ß", "Σ", "\ua64a", "\uab70", "京", "\u200b", "\ud800"]
)
def test_a_character_folds_the_same_among_few_and_among_many_of_its_kind(char: str) -> None:
    for folded in (fold, fold_for_index):
        words = "A Ferry " * 9
        assert folded(f"{words}{char}{words}") == words.lower() + folded(char) + words.lower()
        assert folded(char * 9) == folded(char) * 9

"""The index of words rules out no text in which `core.occurrences` finds something."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader_app.core.folding import fold, fold_for_index
from reader_app.core.occurrences import Occurrences, is_word_end
from reader_app.store.reads.search import match_phrases
from tests.store.desk import Desk, new_desk

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.ids import Clock


@pytest.mark.parametrize(
    ("text", "string"),
    [
        ("No vessel, Mr. O’Neill said.", "o'neill"),
        ("No vessel, Mr. O’Neill said.", "vessel, mr."),
        ("the U.S. “navy”", 'U.S. "navy"'),
        ("中国人", "国人"),
        ("عبّارة في الميناء", "عباره"),
        ("straße 😀 and", "strasse"),
        ("just 😀 there", "😀"),
        ("the new 𞤀𞤣𞤤𞤢𞤥 letters", "𞤀𞤣𞤤𞤢𞤥"),
        ("well_known", "well_known"),
        ("on\nthe\u00a0shore", "on the shore"),
    ],
)
def test_an_article_that_holds_a_string_is_a_candidate(desk: Desk, text: str, string: str) -> None:
    article = desk.bring(f"Title\n\n{text}\n")
    desk.bring("Another one\n\nwithout it\n")
    assert Occurrences([string]).spans(text)
    assert article.uid in desk.store.search.candidates([string])


def test_what_is_not_indexed_rules_nothing_out(desk: Desk) -> None:
    articles = [desk.bring(f"Article {n}\n\nWords.\n").uid for n in range(3)]
    assert desk.store.search.candidates(["😀", "words"]) == articles
    assert desk.store.search.candidates([]) == articles
    assert desk.store.search.candidates(["nowhere"]) == []
    assert match_phrases(['say "no"', "中国"]) == 'body : ("say  no" OR "中  国")'


def test_only_the_text_is_looked_at_and_whole_words(desk: Desk) -> None:
    desk.bring("Iranian\n\nWords.\n", title="Iran")
    assert desk.store.search.candidates(["Iran"]) == []


def test_wherever_a_word_may_end_the_index_ends_one(desk: Desk) -> None:
    """Each character there is, between two letters: where a word ends for us it does for it."""
    connection = desk.store._connection
    connection.run("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 0')")
    connection.run("CREATE VIRTUAL TABLE words USING fts5vocab(t, instance)")
    assigned = (chr(code) for code in range(1, 0x110000) if not 0xD800 <= code < 0xE000)
    chars = [char for char in assigned if unicodedata.category(char) != "Cn"]
    folded = [fold(f"q{char}q") for char in chars]
    with connection.transaction():
        rows = ((n, fold_for_index(f"q{char}q")) for n, char in enumerate(chars))
        connection.run_many("INSERT INTO t(rowid, x) VALUES(?,?)", rows)
    sql = "SELECT doc, term, max(offset), min(offset) FROM words GROUP BY doc, term"
    ends = {doc: (first, last) for doc, term, last, first in connection.rows(sql) if term == "q"}
    missed = [
        f"{ord(char):x}"
        for n, char in enumerate(chars)
        if (is_word_end(folded[n], 1) and ends.get(n, (1, 0))[0] != 0)
        or (is_word_end(folded[n], len(folded[n]) - 1) and ends.get(n, (0, 0))[1] == 0)
    ]
    assert missed == []


PIECES = st.sampled_from(
    ["a", "b", " ", "\n", "é", "e\u0301", "ß", "'", "’", ".", "-", "中", "ก", "ำ", "ة", "\u0651", "ـ",
     "1", "😀", "_", '"', "\ue000", "\u0903"]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=12).map("".join), st.data())
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_no_occurrence_is_missed(
    tmp_path_factory: pytest.TempPathFactory, clock: Clock, text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    string = text[start : data.draw(st.integers(start + 1, len(text)))]
    folder: Path = tmp_path_factory.mktemp("candidates")
    desk = new_desk(folder / "press.reader", clock)
    article = desk.bring(f"x\n\n{text}\n")
    if Occurrences([string]).spans(text):
        assert article.uid in desk.store.search.candidates([string])
    desk.store.close()

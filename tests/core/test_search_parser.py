import pytest

from reader_app.core.errors import QueryError
from reader_app.core.search_parser import beginnings, is_first_letter, parse_query
from reader_app.core.search_query import (
    Dates,
    Every,
    Filter,
    Near,
    Some,
    Term,
    Without,
    sought_terms,
)

A, B, C = Term("a"), Term("b"), Term("c")


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("", None),
        ("  ", None),
        ("a", A),
        ("a b", Every((A, B))),
        ("a AND b", Every((A, B))),
        ("a OR b c", Some((A, Every((B, C))))),
        ("(a OR b) c", Every((Some((A, B)), C))),
        ("NOT a", Without(A)),
        ("NOT NOT a", A),
        ("a NOT b", Every((A, Without(B)))),
        ("and ANDROID NEARBY", Every((Term("and"), Term("ANDROID"), Term("NEARBY")))),
        ("“a b”", Term("a b", exact=True)),
        ("צה״ל", Term("צה״ל")),
        ('צה"ל a', Every((Term('צה"ל'), A))),
        ("port*", Term("port", open_end=True)),
        ("*port*", Term("port", open_start=True, open_end=True)),
        ("a NEAR b", Near((A, B), 10)),
        ("a NEAR/3 b NEAR/5 c", Near((A, B, C), 5)),
        ("title:a", Term("a", "title")),
        ("TITLE:(a OR b)", Some((Term("a", "title"), Term("b", "title")))),
        ("title:(a NEAR b)", Near((Term("a", "title"), Term("b", "title")), 10)),
        ("12:30", Term("12:30")),
        ("tag:Actor/State", Filter("tag", "Actor/State")),
        ("outlet:“Calder Bay”", Filter("outlet", "Calder Bay")),
        ("status:Done", Filter("status", "done")),
        ("is:Untagged", Filter("is", "untagged")),
        (
            "grade:..B2 field:“Region = North”",
            Every((Filter("grade", "..B2"), Filter("field", "Region = North"))),
        ),
        ("date:2026", Dates("2026", "2026")),
        ("date:2026-06..2026-08", Dates("2026-06", "2026-08")),
        ("date:2026-02-28..", Dates("2026-02-28", "")),
        ("date:..2026", Dates("", "2026")),
        ("date:2026-08-02..2026", Dates("2026-08-02", "2026")),
    ],
)
def test_a_search_is_read_as_it_is_written(words: str, query: object) -> None:
    assert parse_query(words) == query


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("a AND", "Something is missing after “AND”."),
        ("a OR )", "Something is missing after “OR”."),
        ("NOT", "Something is missing after “NOT”."),
        ("a NEAR", "Something is missing after “NEAR”."),
        ("OR a", "There is nothing to look for before “OR”."),
        ("(a", "A bracket is not closed."),
        ("a)", "A bracket is closed that was not opened."),
        ("()", "Something is missing after “(”."),
        ('"a', "The quote before “a” is not closed."),
        ('""', "An empty quote has no letter or digit to look for."),
        ("a - b", "“-” has no letter or digit to look for."),
        ("*", "“*” has no letter or digit to look for."),
        ("title:", "Something is missing after “title:”."),
        ("tag:", "Something is missing after “tag:”."),
        ("tag:(a)", "Something is missing after “tag:”."),
        ('tag:" "', "Something is missing after “tag:”."),
        ("colour:red", "There is no “colour:”."),
        ("a NEAR (b c)", "NEAR goes between words and phrases of one field alone."),
        ("a NEAR title:b", "NEAR goes between words and phrases of one field alone."),
        ("status:late", "“late” is no status."),
        ("is:late", "“late” is nothing that an article is. Use one of untagged, copy."),
        ("date:yesterday", "“yesterday” is no date."),
        ("date:2026-13", "“2026-13” is no date."),
        ("date:..", "“..” is no date."),
        ("date:2026-08..2026-06", "The dates “2026-08..2026-06” end before they begin."),
        ("a " * 201, "The search is too long."),
        ("(" * 60 + "a" + ")" * 60, "The search has too many brackets in each other."),
    ],
)
def test_what_is_wrong_with_a_search_is_said(words: str, problem: str) -> None:
    with pytest.raises(QueryError) as refused:
        parse_query(words)
    assert str(refused.value).startswith(problem)
    assert str(refused.value).endswith((".", "”."))


def test_terms_that_must_not_be_there_are_no_hits() -> None:
    query = parse_query("a NOT (b OR NOT c) date:2026 tag:x")
    assert query is not None
    assert sought_terms(query) == (A, C)


def test_terms_near_each_other_are_hits_unless_they_must_not_be_there() -> None:
    wanted, unwanted = parse_query("a NEAR b"), parse_query("c NOT (a NEAR b)")
    assert wanted is not None
    assert unwanted is not None
    assert sought_terms(wanted) == (A, B)
    assert sought_terms(unwanted) == (C,)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ('port "held back', '"held back'),
        ("port) strike", ")"),
        (")", ")"),
        ("port AND", "AND"),
        ("(port OR )", "OR"),
        ("(port (strike)", "("),
        ("port OR AND strike", "AND"),
        ("port colour:red", "colour:"),
        ("port tag:", "tag:"),
        ("port tag:(a b)", "tag:"),
        ("port status:ready", "ready"),
        ('port date:"next week"', '"next week"'),
        ("date:2026-08..2026-06 port", "2026-08..2026-06"),
        ("port *** strike", "***"),
        ("tag:Risk NEAR/3 port", "NEAR/3"),
        ("(" * 41 + "port" + ")" * 41, "("),
    ],
)
def test_the_place_of_what_is_wrong_is_told(words: str, wrong: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse_query(words)
    assert raised.value.place is not None
    assert raised.value.place.of(words) == wrong


@pytest.mark.parametrize("letter", ["m", "É", "ם", "و", "я"])
def test_one_letter_begins_a_word(letter: str) -> None:
    assert is_first_letter(letter)
    assert beginnings(letter) == (Term(letter),)
    assert beginnings(letter * 2) == (Term(letter * 2, open_end=True),)


@pytest.mark.parametrize("words", ["", "ma", "7", "中", "あ", "한", "?", "m "])
def test_this_is_no_first_letter(words: str) -> None:
    assert not is_first_letter(words)

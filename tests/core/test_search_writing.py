"""A search read again from what it is written as is the same search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.search_lexing import is_plain
from reader_app.core.search_parser import beginnings, parse_query
from reader_app.core.search_query import Dates, Every, Filter, Near, Query, Some, Term, Without
from reader_app.core.search_writing import conjuncts, together, typed

SCOPES = st.sampled_from([None, "title", "note"])
TERMS = st.one_of(
    st.builds(Term, st.sampled_from(["port", "צה״ל", "and"]), SCOPES),
    st.builds(
        Term, st.sampled_from(["two words", "AND", "a (b)"]), SCOPES, exact=st.just(value=True)
    ),
    st.builds(Term, st.just("por"), SCOPES, open_start=st.booleans(), open_end=st.booleans()),
)
LEAVES = st.one_of(
    TERMS,
    st.builds(
        Near,
        st.tuples(*[st.builds(Term, st.sampled_from(["a", "b"]), st.just("body"))] * 2),
        st.integers(0, 99),
    ),
    st.builds(
        Filter,
        st.sampled_from(["tag", "outlet", "by"]),
        st.sampled_from(["Actor/State", "Calder Bay", "a:b", "(a)", "OR", "12:30"]),
    ),
    st.sampled_from([Dates("2026", "2026"), Dates("2026-06", ""), Dates("", "2026-07-01")]),
)
QUERIES: st.SearchStrategy[Query] = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.builds(Every, st.lists(parts, min_size=2, max_size=3).map(tuple)),
        st.builds(Some, st.lists(parts, min_size=2, max_size=3).map(tuple)),
        st.builds(Without, parts.filter(lambda part: not isinstance(part, Without))),
    ),
    max_leaves=6,
)


@given(QUERIES)
def test_a_search_is_written_as_it_would_be_typed(query: Query) -> None:
    assert parse_query(typed(query)) == query


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("tag:“Calder Bay” port*", 'tag:"Calder Bay" port*'),
        ("NOT (a OR b)", "NOT (a OR b)"),
        ("date:2026-06..2026-08", "date:2026-06..2026-08"),
        ("date:2026", "date:2026"),
        ("a NEAR b", "a NEAR/10 b"),
    ],
)
def test_it_is_written_with_no_more_than_it_needs(words: str, written: str) -> None:
    query = parse_query(words)
    assert query is not None
    assert typed(query) == written


def test_the_parts_that_must_all_hold_are_taken_apart_and_put_together() -> None:
    query = parse_query("(a tag:B) OR c outlet:D (status:new date:2026)")
    assert conjuncts(None) == ()
    assert together(()) is None
    assert query is not None
    assert together(conjuncts(query)) == query
    several = parse_query("a (tag:B (c d)) NOT e")
    parts = conjuncts(several)
    assert [typed(part) for part in parts] == ["a", "tag:B", "c", "d", "NOT e"]
    assert together(parts[:1]) == parts[0]
    assert together(parts) == Every(parts)


@pytest.mark.parametrize("words", ["", "port", "the port 12:30", 'צה"ל'])
def test_words_alone_are_plain(words: str) -> None:
    assert is_plain(words)


@pytest.mark.parametrize("words", ["port*", "“a b”", "a OR b", "NOT a", "tag:", "(a", "“a"])
def test_all_that_asks_for_more_than_words_is_not_plain(words: str) -> None:
    assert not is_plain(words)


def test_words_as_they_are_typed_ask_for_words_that_begin_so() -> None:
    assert [typed(term) for term in beginnings("the ferr* - 12:30")] == ["the*", "ferr*", "12:30*"]
    assert beginnings(" ") == ()

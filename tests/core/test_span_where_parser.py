from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.errors import QueryError
from reader_app.core.search_query import Dates, Filter
from reader_app.core.span_where import (
    EverySpan,
    NoSpan,
    Related,
    Relation,
    SomeSpan,
    SpanFilter,
    SpanWhere,
    parts_of,
    written,
)
from reader_app.core.span_where_parser import parse_where

TAG = partial(Filter, "tag")
CLAIM, SOURCE, RISK = (Filter("tag", name) for name in ("Claim", "Source", "Risk"))


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("tag:Claim", CLAIM),
        ("tag:Claim tag:Source", EverySpan((CLAIM, SOURCE))),
        ("tag:Claim AND tag:Source", EverySpan((CLAIM, SOURCE))),
        ("tag:Claim near:100 tag:Source", Related(CLAIM, Relation("near", 100), SOURCE)),
        ("tag:Claim overlapping tag:Source", Related(CLAIM, Relation("overlapping"), SOURCE)),
        ("tag:Claim inside tag:Source", Related(CLAIM, Relation("inside"), SOURCE)),
        ("tag:Claim near:sentence tag:Source", Related(CLAIM, Relation("sentence"), SOURCE)),
        ("tag:Claim near:article tag:Source", Related(CLAIM, Relation("article"), SOURCE)),
        ("tag:Claim near:paragraph tag:Source", Related(CLAIM, Relation("paragraph"), SOURCE)),
        ("tag:Claim NOT tag:Source", EverySpan((CLAIM, NoSpan(SOURCE)))),
        ("NOT NOT tag:Claim", CLAIM),
        ("tag:Claim OR tag:Source tag:Risk", SomeSpan((CLAIM, EverySpan((SOURCE, RISK))))),
        ("(tag:Claim OR tag:Source) tag:Risk", EverySpan((SomeSpan((CLAIM, SOURCE)), RISK))),
        (
            "NOT tag:Claim near:5 tag:Source tag:Risk",
            EverySpan((NoSpan(Related(CLAIM, Relation("near", 5), SOURCE)), RISK)),
        ),
        (
            'tag:"Armed group" by:Ines outlet:Herald lang:en status:done date:2026-06',
            EverySpan(
                (
                    Filter("tag", "Armed group"),
                    Filter("by", "Ines"),
                    Filter("outlet", "Herald"),
                    Filter("lang", "en"),
                    Filter("status", "done"),
                    Dates("2026-06", "2026-06"),
                )
            ),
        ),
        (
            'kind:Claim grade:B2 says:"the minister" NOT words:port',
            EverySpan(
                (
                    SpanFilter("kind", "claim"),
                    SpanFilter("grade", "B2"),
                    SpanFilter("says", "the minister"),
                    NoSpan(SpanFilter("words", "port")),
                )
            ),
        ),
        ('tag:צה"ל tag:"a:b" tag:"OR"', EverySpan((TAG('צה"ל'), TAG("a:b"), TAG("OR")))),
        (
            'graded:..B2 article:"A title" month:2026-05 outlet:"=Calder Bay" tag:=A/B',
            EverySpan(
                (
                    Filter("grade", "..B2"),
                    SpanFilter("article", "A title"),
                    SpanFilter("month", "2026-05"),
                    Filter("outlet", "=Calder Bay"),
                    TAG("=A/B"),
                )
            ),
        ),
        ("", None),
    ],
)
def test_a_typed_question_is_understood(words: str, where: SpanWhere | None) -> None:
    assert parse_where(words) == where


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("tag:", "Something is missing after “tag:”"),
        ("tag:Claim near:100", "Something is missing at the end"),
        ("(tag:Claim", "A bracket is not closed"),
        ("tag:Claim)", "A bracket is closed that was not opened"),
        ("()", "Something is missing at the end"),
        ("port", "“port” cannot stand there"),
        ("OR tag:Claim", "“OR” cannot stand there"),
        ("title:port", "There is no “title:” here"),
        ("tag:A near:here tag:B", "“near:here” says no distance"),
        ("tag:A near:100001 tag:B", "“near:100001” says no distance"),
        ("kind:rumour", "“rumour” cannot stand after “kind:”. Use fact, claim"),
        ("month:May", "“May” is no month. Write it as in month:2026-05"),
        ("tagged:maybe", "“maybe” cannot stand after “tagged:”. Use yes, no"),
        ("status:lost", "“lost” is no status"),
        ("tag:A " * 101, "The query is too long"),
        ("(" * 30 + "tag:A", "The query has too many brackets"),
    ],
)
def test_a_wrong_question_is_refused_in_a_sentence(words: str, sentence: str) -> None:
    with pytest.raises(QueryError, match=sentence.replace("(", r"\(")):
        parse_where(words)


RELATIONS = st.one_of(
    st.sampled_from(
        [Relation(k) for k in ("overlapping", "inside", "sentence", "paragraph", "article")]
    ),
    st.integers(0, 100_000).map(lambda within: Relation("near", within)),
)
LEAVES = st.one_of(
    st.sampled_from([CLAIM, SOURCE, Filter("tag", "Armed group"), Filter("by", "Ines")]),
    st.sampled_from(
        [SpanFilter("kind", "none"), SpanFilter("words", "inside"), SpanFilter("note", "x*")]
    ),
    st.sampled_from([TAG('צה"ל'), TAG("NOT"), TAG("a: (b)"), SpanFilter("quote", "OR")]),
    st.sampled_from([Filter("grade", "..B2"), Filter("outlet", "=A b"), TAG("=A/B")]),
    st.sampled_from([SpanFilter("article", "A b, c"), SpanFilter("month", "none")]),
    st.sampled_from([Dates("2026-06", ""), Dates("", "2026"), Dates("2026", "2026-03-01")]),
)
WHERES: st.SearchStrategy[SpanWhere] = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.builds(Related, parts, RELATIONS, parts),
        st.builds(EverySpan, st.lists(parts, min_size=2, max_size=3).map(tuple)),
        st.builds(SomeSpan, st.lists(parts, min_size=2, max_size=3).map(tuple)),
        parts.filter(lambda part: not isinstance(part, NoSpan)).map(NoSpan),
    ),
    max_leaves=6,
)


@given(WHERES)
def test_a_question_that_is_written_and_read_is_the_same(where: SpanWhere) -> None:
    assert parse_where(written(where)) == where


def test_a_question_has_the_parts_that_all_must_hold() -> None:
    assert parts_of(EverySpan((CLAIM, SOURCE))) == (CLAIM, SOURCE)
    assert parts_of(SomeSpan((CLAIM, SOURCE))) == (SomeSpan((CLAIM, SOURCE)),)

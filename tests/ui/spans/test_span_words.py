"""What chips say of the parts of a question on tagged spans."""

from __future__ import annotations

import pytest

from reader_app.core.span_where import parts_of
from reader_app.core.span_where_parser import parse_where
from reader_app.ui.spans.span_words import span_words


@pytest.mark.parametrize(
    ("typed", "name", "value"),
    [
        ("tag:Claim", "Tag", "Claim"),
        ("NOT outlet:Herald", "Outlet", "not Herald"),
        ("date:2026-05", "Date", "May 2026"),
        ("graded:..B2", "Grade of the article", "B2 or better"),
        ("grade:B2", "Grade", "B2"),
        ("kind:claim", "Kind", "Claim"),
        ("kind:none", "Kind", "none"),
        ("says:none", "Who says it", "none"),
        ("NOT says:“Mara Lind”", "Who says it", "not Mara Lind"),
        ("quote:“no vessel”", "Quote", "no vessel"),
        ("note:check", "Note", "check"),
        ("words:port", "Words", "port"),
        ("article:“Port closed”", "Article", "Port closed"),
        ("month:2026-05", "Month", "2026-05"),
        ("tagged:yes", "", "With a tag"),
        ("tagged:no", "", "Without a tag"),
        ("tag:Claim near:20 tag:Place", "", "tag:Claim near:20 tag:Place"),
        ("NOT (tag:Claim inside tag:Place)", "", "NOT (tag:Claim inside tag:Place)"),
    ],
)
def test_a_chip_says_what_is_asked_for(typed: str, name: str, value: str) -> None:
    where = parse_where(typed)
    assert where is not None
    (part,) = parts_of(where)
    assert span_words(part) == (name, value)

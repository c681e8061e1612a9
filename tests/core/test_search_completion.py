"""What is being written at the caret of a search, and the search once it is completed."""

from __future__ import annotations

import pytest

from reader_app.core.search_completion import Unfinished, completed, fitting, names_for, unfinished


def at_bar(marked: str) -> tuple[str, int]:
    """Return a search without the bar in it, and where the bar stood."""
    return marked.replace("|", ""), marked.index("|")


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("tag:|", Unfinished("tag", "", 4, 4)),
        ("port TAG:Ri|", Unfinished("tag", "Ri", 9, 11)),
        ("tag:Ri|sk port", Unfinished("tag", "Ri", 4, 8)),
        ("(tag:Ri|) port", Unfinished("tag", "Ri", 5, 7)),
        ('outlet:"Calder B|', Unfinished("outlet", "Calder B", 7, 16)),
        ('outlet:"Calder B|ay" port', Unfinished("outlet", "Calder B", 7, 19)),
        ("date:2026-06..|", Unfinished("date", "2026-06..", 5, 14)),
        ("port ta|", Unfinished(None, "ta", 5, 7)),
        ("ta|:Risk", Unfinished(None, "ta", 0, 3)),
        ("NOT (out|", Unfinished(None, "out", 5, 8)),
        ("p|", None),
        ("|", None),
        ("ta|g", None),
        ("tag:Risk |", None),
        ("title:po|", None),
        ("colour:re|", None),
        ('"look at tag:Ri|', None),
        ('"look at ta|', None),
        ("http://ta|", None),
    ],
)
def test_what_is_being_written_is_known_from_what_stands_before_the_caret(
    marked: str, expected: Unfinished | None
) -> None:
    assert unfinished(*at_bar(marked)) == expected


def test_names_of_filters_are_offered_by_how_they_begin() -> None:
    assert names_for("ta") == ["tag"]
    assert names_for("LANG") == ["lang"]
    assert names_for("title") == []


def test_values_that_begin_as_typed_come_before_those_that_hold_it() -> None:
    values = ["Actor/State", "Interstate", "State", "Córdoba News", "Port"]
    assert fitting("state", values, 9) == ["State", "Actor/State", "Interstate"]
    assert fitting("cordoba", values, 9) == ["Córdoba News"]
    assert fitting("", values, 2) == ["Actor/State", "Interstate"]


@pytest.mark.parametrize(
    ("marked", "value", "expected"),
    [
        ("port ta|", "tag", "port tag:|"),
        ("ta|:Risk", "tag", "tag:|Risk"),
        ("tag:Ri|", "Risk", "tag:Risk |"),
        ("tag:Ri|sk port", "Actor/Risk", "tag:Actor/Risk| port"),
        ("(tag:Ri|)", "Risk", "(tag:Risk|)"),
        ("outlet:cal|", "Calder Bay", 'outlet:"Calder Bay" |'),
        ('outlet:"cal| port', "Calder Bay", 'outlet:"Calder Bay"| port'),
        ('outlet:"cal|der" x', "Calder", "outlet:Calder| x"),
        ("by:me|", 'Mei "Ines" Li', 'by:"Mei" |'),
    ],
)
def test_a_completed_value_is_quoted_where_it_must_be(
    marked: str, value: str, expected: str
) -> None:
    query, at = at_bar(marked)
    part = unfinished(query, at)
    assert part is not None
    assert completed(query, part, value) == at_bar(expected)

from __future__ import annotations

import string

import pytest

from reader_app.project.labels import ACTIONS, DONE, done, label, shortened, shown


def test_every_action_has_both_sentences_with_the_same_values() -> None:
    def fields(template: str) -> set[str | None]:
        return {field for _, field, _, _ in string.Formatter().parse(template)} - {None}

    assert ACTIONS.keys() == DONE.keys()
    assert all(fields(ACTIONS[action]) == fields(DONE[action]) for action in ACTIONS)


def test_a_label_is_plain_text() -> None:
    arguments = {"quote": "no vessel {x}", "tag": "To verify"}
    assert label("highlight.tag", arguments) == "Tag “no vessel {x}” with To verify"
    assert done("highlight.tag", arguments) == "Tagged “no vessel {x}” with To verify"


def test_an_action_of_a_newer_reader_is_named_as_it_is() -> None:
    assert label("scale.grade", {}) == "scale.grade"
    assert done("scale.grade", {}) == "scale.grade"


def test_a_missing_value_is_shown_as_missing() -> None:
    assert label("tag.create", {}) == "Create the tag …"


def test_a_very_long_name_is_cut() -> None:
    assert label("tag.create", {"tag": "x" * 200}) == f"Create the tag {'x' * 80}…"


def test_values_are_isolated_where_they_are_shown() -> None:
    text = shown(ACTIONS["tag.pin"], {"tag": "דובר", "slot": 3})
    assert text == "Pin \u2068דובר\u2069 to 3"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("no vessel", "no vessel"),
        ("no\n vessel\t", "no vessel"),
        ("the quick brown fox jumps over the lazy dog", "the quick brown fox jumps over the lazy…"),
        ("x" * 41, "x" * 40 + "…"),
        ("x" * 40, "x" * 40),
        ("x" * 39 + "e\u0301", "x" * 39 + "…"),
        ("x" * 38 + "👩\u200d🚀 is", "x" * 38 + "…"),
        ("x" * 39 + "👩\u200d🚀 is", "x" * 39 + "…"),
        (" " * 400, "…"),
        ("a" + " " * 400 + "b", "a…"),
    ],
)
def test_long_words_are_cut_between_letters(words: str, expected: str) -> None:
    assert shortened(words) == expected

from __future__ import annotations

import pytest

from reader_app.analysis.patterns import Pattern
from reader_app.core.errors import PatternError

TEXT = "Café Haniyeh, HANIYA; e\u0301tat… المتّحدة\nnext line"


def found(expression: str, text: str = TEXT) -> list[str]:
    return [span.of(text) for span in Pattern(expression).spans(text)]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (r"\bhaniy\w+", ["Haniyeh", "HANIYA"]),
        ("CAFÉ|état", ["Café", "e\u0301tat"]),
        ("المتحدة", ["المتّحدة"]),
        (r"^next", ["next"]),
        (r"\.", []),
        (r"\.+", ["…"]),
        (r"q*", []),
        (r"\d", []),
    ],
)
def test_an_expression_is_blind_to_spelling(expression: str, expected: list[str]) -> None:
    assert found(expression) == expected


@pytest.mark.parametrize("expression", ["(", "*", "a{999999999999999}", "x" * 1001])
def test_what_is_no_expression_is_refused(expression: str) -> None:
    with pytest.raises(PatternError):
        Pattern(expression)


def test_an_expression_that_takes_too_long_is_ended() -> None:
    slow = Pattern(r"(?:a|b|ab)*c|(?:a|ab|b)*d|(x+x+)+y", seconds=0.05)
    with pytest.raises(PatternError, match="takes too long"):
        slow.spans("x" * 5000)

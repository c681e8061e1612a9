"""Regular expressions over folded texts, with an end to how long one may take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from reader_app.core.errors import PatternError
from reader_app.core.folding import fold, fold_with_map
from reader_app.core.occurrences import is_whole, original_span

if TYPE_CHECKING:
    from reader_app.core.spans import Span

SECONDS = 2.0
"""The longest that an expression may look at one text."""

_LONGEST = 1000
"""Characters of an expression; beyond them it is a mistake, or worse."""


class Pattern:
    """A regular expression, matched whatever the case, accents and letter forms of a text."""

    def __init__(self, expression: str, *, seconds: float = SECONDS) -> None:
        """Raise PatternError where it is none."""
        if len(expression) > _LONGEST:
            raise PatternError(f"The expression is too long: at most {_LONGEST} characters.")
        try:
            self._compiled = regex.compile(_folded(expression), regex.IGNORECASE | regex.MULTILINE)
        except (regex.error, OverflowError) as error:
            raise PatternError(f"This is not a regular expression: {error}.") from error
        self._seconds = seconds

    def spans(self, text: str) -> list[Span]:
        """Return where the expression fits, one behind the other.

        Raises PatternError where that takes too long.
        """
        folded, places = fold_with_map(text)
        try:
            found = [
                match.span() for match in self._compiled.finditer(folded, timeout=self._seconds)
            ]
        except TimeoutError as error:
            raise PatternError(
                "The expression takes too long. Make it simpler: a repetition inside another one, "
                "such as (a+)+, is most often why."
            ) from error
        return [
            original_span(text, start, end, places)
            for start, end in found
            if start < end and is_whole(places, start) and is_whole(places, end)
        ]


def _folded(expression: str) -> str:
    """Fold the letters of an expression; its signs are ASCII, and their case has a meaning."""
    return "".join(char if char.isascii() else fold(char) for char in expression)

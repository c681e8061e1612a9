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

    def __init__(
        self, expression: str, *, seconds: float = SECONDS, match_case: bool = False
    ) -> None:
        """Raise PatternError where it is none."""
        if len(expression) > _LONGEST:
            raise PatternError(f"The expression is too long: at most {_LONGEST} characters.")
        try:
            flags = regex.MULTILINE | (0 if match_case else regex.IGNORECASE)
            folded = _folded(expression, match_case=match_case)
            self._compiled = regex.compile(folded, flags)
        except (regex.error, OverflowError) as error:
            raise PatternError(f"This is not a regular expression: {error}.") from error
        self._seconds = seconds

    def spans(self, text: str) -> list[Span]:
        """Return where the expression fits, one behind the other.

        Raises PatternError where that takes too long.
        """
        folded, places = fold_with_map(text)
        return [
            original_span(text, start, end, places)
            for start, end in self.places(folded)
            if is_whole(places, start) and is_whole(places, end)
        ]

    def places(self, folded: str) -> list[tuple[int, int]]:
        """Return where the expression fits in a folded text, never on nothing.

        Raises PatternError where that takes too long.
        """
        try:
            found = [
                match.span() for match in self._compiled.finditer(folded, timeout=self._seconds)
            ]
        except TimeoutError as error:
            raise PatternError(
                "The expression takes too long. Make it simpler: a repetition inside another one, "
                "such as (a+)+, is most often why."
            ) from error
        return [(start, end) for start, end in found if start < end]


def _folded(expression: str, *, match_case: bool) -> str:
    """Fold the letters of an expression; its signs are ASCII, and their case has a meaning."""
    return "".join(
        char if char.isascii() else _letter(char, match_case=match_case) for char in expression
    )


def _letter(char: str, *, match_case: bool) -> str:
    return fold(char).upper() if match_case and char.isupper() else fold(char)

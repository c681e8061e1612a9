"""Finds running heads, running feet and page numbers: what stands again and again at the same edge."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.formats.articles.pdf.pages import PdfLine

LONGEST = 120
"""Characters that a running line has at most."""
EDGE_LINES = 3
"""Lines at the top and at the bottom of a page that may be running ones."""
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"^[\W_]*(?:(?:page|seite|pagina|página|p\.?|صفحة|עמוד)\s*)?(?:\d{1,5}|[ivxlc]{1,7})(?:\s*(?:/|of|von|de|sur|di|من)\s*\d{1,5})?[\W_]*$",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]m)?$", re.IGNORECASE
)
_ADDRESS = re.compile(r"^(?:https?|file)://\S+$")
_SMALLER = 0.9
_STEP = 6.0
"""Points that a running line may stand higher or lower from page to page."""


def without_running_lines(pages: list[list[PdfLine]]) -> list[list[PdfLine]]:
    """Return the pages without what repeats at their edges, and without page numbers.

    Nor what a browser prints around a page, also around a single one: when, what, and from where.
    """
    pages = [_without_browser_lines(lines) for lines in pages]
    edges = [(_edge(lines, top=True), _edge(lines, top=False)) for lines in pages]
    places = Counter(
        place for top, foot in edges for place in {_place(line) for line in (*top, *foot)}
    )
    wanted = 2 if len(pages) <= 6 else max(3, len(pages) // 10)
    kept: list[list[PdfLine]] = []
    for lines, sides in zip(pages, edges, strict=True):
        running: set[int] = set()
        for side in sides:
            running.update(_running(side, places, wanted))
        kept.append([line for line in lines if id(line) not in running])
    return kept


def _without_browser_lines(lines: list[PdfLine]) -> list[PdfLine]:
    rows = [_row_at(end([line.middle for line in lines]), lines) for end in (max, min) if lines]
    words = [line.text for row in rows for line in row]
    if not all(any(each.match(text) for text in words) for each in (_PRINTED, _ADDRESS)):
        return lines
    printed = {id(line) for row in rows for line in row}
    return [line for line in lines if id(line) not in printed]


def _row_at(middle: float, lines: list[PdfLine]) -> list[PdfLine]:
    return [line for line in lines if abs(line.middle - middle) < line.size / 2]


def _edge(lines: list[PdfLine], *, top: bool) -> list[PdfLine]:
    """Return the page's outermost lines, from the edge inwards."""
    return sorted(lines, key=lambda line: -line.middle if top else line.middle)[: EDGE_LINES + 1]


def _running(side: list[PdfLine], places: Counter[tuple[str, int]], wanted: int) -> list[int]:
    """Return the running lines of one edge: from the edge inwards, as long as white follows."""
    found: list[int] = []
    for line, inner in zip(side, [*side[1:], None], strict=False):
        if len(found) == EDGE_LINES or len(line.text) > LONGEST:
            break
        apart = inner is None or _is_apart(line, inner)
        level = inner is not None and abs(line.middle - inner.middle) < line.size / 2
        numbered = _NUMBER.match(line.text) is not None and (apart or level)
        if not numbered and (_repeats(line, places) < wanted or not (apart or level)):
            break
        found.append(id(line))
    return found


def _is_apart(line: PdfLine, inner: PdfLine) -> bool:
    """Tell whether white follows a line, or what is set in larger letters."""
    white = abs(line.middle - inner.middle)
    return white > 1.5 * line.size or line.size < _SMALLER * inner.size <= white


def _place(line: PdfLine) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.casefold()), round(line.middle / _STEP)


def _repeats(line: PdfLine, places: Counter[tuple[str, int]]) -> int:
    words, height = _place(line)
    return max(places[words, height + step] for step in (-1, 0, 1))

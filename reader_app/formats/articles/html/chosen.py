"""Asks trafilatura which of a page's lines are the article's body, and finds those lines again."""

from __future__ import annotations

import importlib
from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING

from reader_app.formats.articles.guesses import guess
from reader_app.formats.articles.html.lines import Line, compare_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reader_app.formats.articles.nodes import Node

GRAM = 10
"""Letters compared at a time; a line with fewer must be one of trafilatura's lines as a whole."""
MOST_ELEMENTS = 60_000
SHARE = 0.6
"""How much of a line's grams trafilatura's text must have for the line to count as chosen."""


def body_text(root: Node, url: str | None) -> str:
    """Return the article's body as trafilatura gives it, a line for each of its blocks.

    It is not asked about the largest pages (a law, a whole book): it takes minutes over them.
    Empty where it breaks down over the page.
    """
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        return ""
    # Imported late: it takes a third of a second, which the window's start must not pay.
    trafilatura = importlib.import_module("trafilatura")
    extract: Callable[..., object] = trafilatura.bare_extraction
    copy = deepcopy(root)
    document = guess(lambda: extract(copy, url=url, include_comments=False, with_metadata=False))
    text: object = getattr(document, "text", None)
    return text if isinstance(text, str) else ""


def chosen_lines(lines: list[Line], body: str) -> set[int]:
    """Return the numbers of the lines whose words are in the body."""
    keys = [key for key in map(compare_key, body.split("\n")) if key]
    whole = Counter(keys)
    known = grams("".join(keys))
    found: dict[str, list[int]] = {}
    for line in lines:
        if line.key and (line.key in whole or _covered(line.key, known)):
            found.setdefault(line.key, []).append(line.number)
    return {number for numbers in (*found.values(), *_rows(lines, whole)) for number in numbers}


def _rows(lines: list[Line], whole: Mapping[str, int]) -> Iterator[list[int]]:
    """Yield the lines of each table's row that is a line of trafilatura's, with all its cells."""
    rows: dict[Node, list[Line]] = {}
    for line in lines:
        row = next(line.node.iterancestors("tr"), None)
        if row is not None:
            rows.setdefault(row, []).append(line)
    for cells in rows.values():
        key = "".join(cell.key for cell in cells)
        if len(key) >= GRAM and key in whole:
            yield [cell.number for cell in cells]


def grams(key: str) -> set[str]:
    """Return every run of `GRAM` letters of a key."""
    return {key[i : i + GRAM] for i in range(len(key) - GRAM + 1)}


def _covered(key: str, known: set[str]) -> bool:
    own = len(key) - GRAM + 1
    if own < 2 * GRAM:
        return False
    return sum(key[i : i + GRAM] in known for i in range(own)) >= SHARE * own

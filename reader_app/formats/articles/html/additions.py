"""Adds to the chosen lines what belongs to them, and takes out what only repeats them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from reader_app.formats.articles.html.chosen import grams
from reader_app.formats.articles.html.furniture import LINKED
from reader_app.formats.articles.nodes import Node, tag_of

if TYPE_CHECKING:
    from reader_app.formats.articles.html.lines import Line

REPEAT = 100
"""Letters that a line must have for its repetition to be taken out."""
SENTENCE = 20
"""Letters from which a line may be told to be text by the like of its place."""
LOOSE = 60
"""Letters from which text that stands in the container itself, in no paragraph, is text."""
HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

Place = tuple[str, str | None, str, str | None]
"""Tag and class of a line's element and of the element around it."""


def add_tables(inside: list[Line], running: set[int], container: Node) -> None:
    """Add all of a table of which one cell was chosen; tables that hold the container are layout."""
    outer = set(container.iterancestors("table")) | {container}
    tables = {
        table
        for line in inside
        if line.number in running
        for table in line.node.iterancestors("table")
        if table not in outer
    }
    running.update(
        line.number
        for line in inside
        if any(table in tables for table in line.node.iterancestors("table"))
    )


def add_quotes(plain: list[Line], running: set[int]) -> None:
    """Add the quotations between the article's paragraphs, embedded posts too."""
    last = max(running, default=0)
    running.update(line.number for line in plain if line.number < last and _is_quoted(line.node))


def _is_quoted(node: Node) -> bool:
    return tag_of(node) == "blockquote" or next(node.iterancestors("blockquote"), None) is not None


def add_alike(plain: list[Line], running: set[int], container: Node) -> None:
    """Add lines with the tag and class of chosen ones, in the like of their place, and loose text."""
    texts = [line for line in plain if line.linked() < LINKED and len(line.key) > SENTENCE]
    every = Counter(_place(line) for line in texts)
    taken = Counter(_place(line) for line in texts if line.number in running)
    first, last = min(running, default=0), max(running, default=0)
    for line in texts:
        place = _place(line)
        usual = taken[place] >= 2 and taken[place] * 2 >= every[place]
        loose = line.node is container and len(line.key) > LOOSE
        if (usual and first < line.number < last) or (loose and line.number < last):
            running.add(line.number)


def _place(line: Line) -> Place:
    above = line.node.getparent()
    outer, name = ("", None) if above is None else (tag_of(above), above.get("class"))
    return tag_of(line.node), line.node.get("class"), outer, name


def add_headings(inside: list[Line], plain: list[Line], running: set[int]) -> None:
    """Add the headings inside the text that stand right above one of its lines."""
    first = min(running, default=0)
    headings = {
        line.number
        for line in plain
        if tag_of(line.node) in HEADING_TAGS and line.linked() < LINKED and line.number > first
    }
    for line, below in pairwise(inside):
        if line.number in headings and below.number in running:
            running.add(line.number)


def drop_repeats(inside: list[Line], running: set[int]) -> None:
    """Take out a line that says several earlier ones again (for search engines, for print)."""
    seen: set[str] = set()
    longest = 0
    for line in inside:
        if line.number not in running:
            continue
        own = grams(line.key)
        if len(own) > max(REPEAT, 1.5 * longest) and len(own & seen) >= 0.9 * len(own):
            running.discard(line.number)
            continue
        seen |= own
        longest = max(longest, len(own))

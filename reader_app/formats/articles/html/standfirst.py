"""Finds the standfirst: the lines between title and text that say what the article is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader_app.formats.articles.html.furniture import is_caption
from reader_app.formats.articles.html.json_ld import texts
from reader_app.formats.articles.html.lines import Line, compare_key
from reader_app.formats.articles.html.page import Page, class_words
from reader_app.formats.articles.nodes import tag_of

if TYPE_CHECKING:
    from reader_app.formats.articles.html.body import Body

MARKS = re.compile(
    r"stand-?first|sub-?(?:title|head(?:line)?|hed|line)(?:$|[\s_-])|(?:^|[\s_-])(?:dek|deck|lead|lede|lead-?in|intro(?:duction)?|perex|chapo|chapeau|kicker-?text"
    r"|excerpt|teaser-?text|summary|abstract|sapeau|ingress|manchet|vorspann|bajada|copete|entradilla|sommario|occhiello|description|alternativeheadline)(?:$|[\s_-])",
    re.IGNORECASE,
)
SHORTEST, LONGEST = 4, 120
"""Words that a standfirst has."""
NEAR = 40
"""Lines after the title in which the standfirst is looked for."""
_KEY = 40


def find_standfirst(page: Page, body: Body, title: Line | None) -> list[Line]:
    """Return the lines of the standfirst, which may or may not be among the running text."""
    described = _descriptions(page)
    first = min(body.running, default=len(page.lines))
    start = title.number + 1 if title is not None and title.number < first else max(0, first - NEAR)
    between = [line for line in page.lines[start:first] if _may_be(line)]
    told = [line for line in between if _is_told(line, described)]
    marked = [line for line in between if _is_marked(line)]
    if told or marked:
        return (told or marked)[:6]
    return _opening(page, body) or _elsewhere(page, described, body)


def _opening(page: Page, body: Body) -> list[Line]:
    """Return the first running line if it is marked as a standfirst, or is a long sub-title."""
    first = min(body.running, default=None)
    if first is None or len(body.running) < 2:
        return []
    line = page.lines[first]
    heading = tag_of(line.node) in {"h2", "h3", "h4"} and len(line.text.split()) >= 8
    if _may_be(line) and (_is_marked(line) or heading):
        return [line]
    return []


def _elsewhere(page: Page, described: list[str], body: Body) -> list[Line]:
    """Return a line before the text's end that says what the metadata say, if the text does not."""
    running = "".join(page.lines[number].key for number in sorted(body.running))
    wanted = [key for key in described if key[:_KEY] not in running]
    last = max(body.running, default=len(page.lines))
    for line in page.lines[:last]:
        if _may_be(line) and line.number not in body.running and _is_told(line, wanted):
            return [line]
    return []


def _descriptions(page: Page) -> list[str]:
    values = [
        page.meta("og:description"),
        page.meta("description"),
        page.meta("twitter:description"),
    ]
    for entity in page.articles:
        values.extend(texts(entity.get("description")) + texts(entity.get("alternativeHeadline")))
    keys = [compare_key(value) for value in values if value]
    return [key for key in keys if len(key) >= 20]


def _may_be(line: Line) -> bool:
    count = len(line.text.split())
    return (
        (SHORTEST <= count <= LONGEST or (count < SHORTEST and len(line.key) >= 20))
        and line.linked() < 0.5
        and not is_caption(line.node, None)
    )


def _is_told(line: Line, described: list[str]) -> bool:
    key = line.key
    if len(key) < 20:
        return False
    return any(key.startswith(told[:_KEY]) or told.startswith(key[:_KEY]) for told in described)


def _is_marked(line: Line) -> bool:
    node = line.node
    for _ in range(3):
        if MARKS.search(class_words(node)):
            return True
        above = node.getparent()
        if above is None or len(above) > 3:
            return False
        node = above
    return False

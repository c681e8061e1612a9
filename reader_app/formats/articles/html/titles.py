"""Finds the article's title: the heading a reader sees, as the page's metadata confirm it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reader_app.formats.articles.html.json_ld import texts
from reader_app.formats.articles.html.lines import Line, compare_key
from reader_app.formats.articles.html.wording import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.formats.articles.html.page import Page

_SEPARATOR = re.compile(r"\s+(?:[|»›·•:—–-]|::)\s+")
_METAS = (
    "og:title",
    "twitter:title",
    "dc:title",
    "dc.title",
    "dcterms.title",
    "dcterm:title",
    "parsely-title",
    "citation_title",
)
LONGEST = 400
"""Characters of a title that are looked at."""
MOST_CLAIMS = 50
HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def find_title(page: Page, outlet: str | None) -> tuple[str, str] | None:
    """Return the title and where it was found."""
    claims = [
        (_without_site(text[:LONGEST], outlet), origin)
        for text, origin in islice(_claims(page), MOST_CLAIMS)
    ]
    claims = [(text, origin) for text, origin in claims if compare_key(text)]
    told = [claim for claim in claims if claim[1] != "h1"]
    best = _agreed(claims, outlet) or _heading_like(claims)
    return best or next(iter(told or claims), None) or _first_heading(page)


def title_lines(page: Page, title: str) -> list[Line]:
    """Return the lines that show the title, headings first."""
    key = compare_key(title)
    found = [line for line in page.lines if line.key == key]
    return sorted(found, key=lambda line: (_rank(line), line.number))


def _rank(line: Line) -> int:
    for rank, tag in enumerate(HEADING_TAGS):
        if line.node.tag == tag or next(line.node.iterancestors(tag), None) is not None:
            return rank
    return len(HEADING_TAGS)


def _claims(page: Page) -> Iterator[tuple[str, str]]:
    for entity in page.articles:
        yield from ((text, "JSON-LD headline") for text in texts(entity.get("headline"))[:1])
    for name in _METAS:
        value = page.meta(name)
        if value:
            yield value, name
    headings = [line for line in page.lines if _rank(line) == 0]
    yield from ((line.text.replace("\n", " "), "h1") for line in headings)
    yield from ((text, "<title>") for text in page.titles[:1])


def _agreed(claims: list[tuple[str, str]], outlet: str | None) -> tuple[str, str] | None:
    """Return the claim that the greatest number of sources make (two at least), the first of such.

    "Title - Section - Outlet" makes the claims "Title" and "Title - Section" too.
    """
    every = [*claims, *((part, origin) for text, origin in claims for part in _parts(text, outlet))]
    sources: dict[str, set[str]] = {}
    for text, origin in every:
        sources.setdefault(compare_key(text), set()).add(origin)
    most = max((len(origins) for origins in sources.values()), default=0)
    if most < 2:
        return None
    return next(claim for claim in every if len(sources[compare_key(claim[0])]) == most)


def _parts(title: str, outlet: str | None) -> Iterator[str]:
    site = compare_key(outlet or "")
    for separator in _SEPARATOR.finditer(title):
        for part in (title[: separator.start()], title[separator.end() :]):
            if len(compare_key(part)) > 3 and not (site and _names(part, site)):
                yield part


def _heading_like(claims: list[tuple[str, str]]) -> tuple[str, str] | None:
    """Return the first <h1> of several words that resembles what the metadata say."""
    headings = [text for text, origin in claims if origin == "h1" and len(text.split()) >= 3]
    others = [text for text, origin in claims if origin != "h1"]
    for heading in headings:
        if any(likeness(heading, other) >= 0.5 for other in others):
            return heading, "h1"
    return None


def _first_heading(page: Page) -> tuple[str, str] | None:
    for tag in HEADING_TAGS[1:3]:
        for line in page.lines:
            if line.node.tag == tag and line.key:
                return line.text.replace("\n", " "), tag
    return None


def _without_site(title: str, outlet: str | None) -> str:
    """Take the outlet's name off the end (or the start) of a title."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2 or not outlet:
        return title
    site = compare_key(outlet)
    if site and _names(parts[-1], site):
        return title[: title.rindex(parts[-1])].rstrip(" |»›·•:—–-")
    if site and _names(parts[0], site):
        return title[len(parts[0]) :].lstrip(" |»›·•:—–-")
    return title


def _names(part: str, site: str) -> bool:
    key = compare_key(part)
    return bool(key) and (key == site or (len(key) > 3 and (key in site or site in key)))

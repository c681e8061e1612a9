"""Finds when the article was published, as precisely as the page says it."""

from __future__ import annotations

import importlib
import re
from datetime import datetime
from typing import TYPE_CHECKING

from reader_app.core.records import Precision
from reader_app.formats.articles.guesses import guess
from reader_app.formats.articles.html.json_ld import texts
from reader_app.formats.articles.html.page import Page, class_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Published = tuple[str, Precision, str]
"""ISO 8601 as far as the precision goes, the precision, and where it was found."""

_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d):(\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?"
)
_PACKED = re.compile(r"^(20\d\d|19\d\d)(\d\d)(\d\d)(?:[T ]?\d{4,6}.*)?$")
_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "article.published", "published_time", "publication_date",
    "publish-date", "publishdate", "pubdate", "published", "date", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.issued", "dcterms.created", "dc.date.created", "citation_date",
    "citation_publication_date", "cxenseparse:recs:publishtime", "iso-8601-publish-date",
    "article.created", "datecreated", "created",
)  # fmt: skip


def find_published(page: Page) -> Published | None:
    """Return the date of publication, never that of a later change."""
    for value, origin in (*_claimed(page), *_shown(page)):
        found = read_date(value)
        if found is not None:
            return (*found, origin)
    return _guessed(page)


def read_date(value: str) -> tuple[str, Precision] | None:
    """Read ISO 8601 and the forms near to it."""
    packed = _PACKED.match(value.strip())
    if packed is not None:
        value = "-".join(packed.groups())
    match = _ISO.search(value)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.group(1, 2, 3))
    date = f"{year:04}-{month:02}-{day:02}"
    if not (1400 <= year <= 2200 and _is_real(date)):
        return None
    if match.group(4) is None:
        return date, "day"
    moment = f"{date}T{match.group(4)}:{match.group(5)}{match.group(6) or ''}"
    return (moment, "minute") if _is_real(moment) else (date, "day")


def _is_real(iso: str) -> bool:
    """Tell whether there is such a day, and such a time of it."""
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return False
    return True


def _claimed(page: Page) -> Iterator[tuple[str, str]]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        for entity in page.articles:
            yield from ((text, f"JSON-LD {key}") for text in texts(entity.get(key)))
    for name in _METAS:
        yield from ((text, name) for text in page.metas.get(name, []))


def _shown(page: Page) -> Iterator[tuple[str, str]]:
    """Give the dates of <time> and its like, those that say "published" first."""
    later: list[tuple[str, str]] = []
    for node in page.root.iter("time", "abbr", "span", "div", "p"):
        value = node.get("datetime") or (node.get("content") if node.get("itemprop") else None)
        value = value or (node.get("title") if node.tag == "abbr" else None)
        if not value:
            continue
        telling = class_words(node)
        if "datepublished" in telling or node.get("pubdate") is not None:
            yield value, "datePublished"
        elif node.tag == "time" and "modified" not in telling and "updated" not in telling:
            later.append((value, "<time>"))
    yield from later


def _guessed(page: Page) -> Published | None:
    """Ask htmldate, which also reads the address and the text."""
    # Imported late: it loads date parsers for many languages.
    find_date: Callable[..., object] = importlib.import_module("htmldate").find_date
    date = guess(
        lambda: find_date(page.root, original_date=True, url=page.url, extensive_search=False)
    )
    found = read_date(date) if isinstance(date, str) else None
    return None if found is None else (*found, "page")

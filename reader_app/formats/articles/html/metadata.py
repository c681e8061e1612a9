"""What a page says about its article, and where it says so.

JSON-LD is asked first, then meta elements, then <html>, then what the page shows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader_app.core.records import Precision
from reader_app.formats.articles.html.authors import find_authors
from reader_app.formats.articles.html.dates import find_published
from reader_app.formats.articles.html.json_ld import first_text
from reader_app.formats.articles.html.languages import find_language
from reader_app.formats.articles.html.parts import resolved
from reader_app.formats.articles.html.titles import find_title

if TYPE_CHECKING:
    from reader_app.formats.articles.html.page import Page

_OUTLETS = (
    "og:site_name",
    "application-name",
    "publisher",
    "dc.publisher",
    "citation_journal_title",
    "twitter:site",
)


@dataclass(slots=True)
class Metadata:
    """The article's fields; `origins` has (field, where it was found) pairs."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    section: str | None = None
    published: str | None = None
    precision: Precision | None = None
    origins: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])


def find_metadata(page: Page) -> Metadata:
    """Gather the article's metadata."""
    found = Metadata(url=page.url)
    found.outlet = _noted(found, "outlet", _outlet(page))
    found.title = _noted(found, "title", find_title(page, found.outlet))
    found.language = _noted(found, "language", find_language(page))
    found.url = _noted(found, "url", _address(page)) or page.url
    found.section = _noted(found, "section", _section(page))
    authors = find_authors(page, found.title)
    if authors is not None:
        found.authors = authors[0]
        found.origins.append(("authors", authors[1]))
    published = find_published(page)
    if published is not None:
        found.published, found.precision = published[:2]
        found.origins.append(("published", published[2]))
    return found


def _noted(metadata: Metadata, name: str, found: tuple[str, str] | None) -> str | None:
    if found is None:
        return None
    metadata.origins.append((name, found[1]))
    return found[0]


def _outlet(page: Page) -> tuple[str, str] | None:
    site = page.meta("og:site_name")
    if site:
        return site, "og:site_name"
    publisher = first_text(page.articles, "publisher")
    if publisher:
        return publisher, "JSON-LD publisher"
    for name in _OUTLETS[1:]:
        value = page.meta(name)
        if value and not value.startswith(("http", "#")):
            return value.lstrip("@"), name
    return None


def _section(page: Page) -> tuple[str, str] | None:
    section = first_text(page.articles, "articleSection")
    if section:
        return section, "JSON-LD articleSection"
    for name in ("article:section", "parsely-section", "section"):
        value = page.meta(name)
        if value:
            return value, name
    return None


def _address(page: Page) -> tuple[str, str] | None:
    """Return the page's own address, unless it is that of the whole site."""
    for name in ("canonical", "og:url"):
        url = resolved(page.meta(name) or "", page.url)
        if url and url.startswith("http") and urlsplit(url).path.strip("/"):
            return url, name
    return None

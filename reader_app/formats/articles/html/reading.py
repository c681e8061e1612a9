"""Reads a web page, also one saved whole by SingleFile, as an article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.drafts import ArticleDraft
from reader_app.formats.articles.drafting import Part, assembled, title_or_name
from reader_app.formats.articles.html.body import Body, choose_body, plain_lines
from reader_app.formats.articles.html.chosen import body_text, chosen_lines
from reader_app.formats.articles.html.languages import declared_direction
from reader_app.formats.articles.html.markup import decode_page, page_tree
from reader_app.formats.articles.html.metadata import Metadata, find_metadata
from reader_app.formats.articles.html.page import Page, page_of
from reader_app.formats.articles.html.parts import parts_of
from reader_app.formats.articles.html.standfirst import find_standfirst
from reader_app.formats.articles.html.titles import title_lines
from reader_app.formats.articles.languages import text_direction, text_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.formats.articles.html.lines import Line

READER = "html 2"
MEDIA_TYPE = "text/html"


def read_html(
    data: bytes, *, name: str, url: str | None = None, encoding: str | None = None
) -> ArticleDraft:
    """Return the page's article; raises UnreadableFileError where it has no text or is hostile."""
    decoded = decode_page(data, encoding)
    draft = read_page(decoded.text, name=name, url=url)
    return replace(draft, encoding=decoded.encoding)


def read_page(text: str, *, name: str, url: str | None = None) -> ArticleDraft:
    """Return the article of a page that is decoded already."""
    page = page_of(page_tree(text), url)
    metadata = find_metadata(page)
    shown = title_lines(page, metadata.title) if metadata.title else []
    chosen = _body(page, shown[0] if shown else None)
    parts = list(_parts(page, metadata, shown, chosen))
    body = assembled(parts)
    title, origin = (metadata.title, None) if metadata.title else title_or_name(parts, name)
    if origin:
        metadata.origins.append(("title", origin))
    language = metadata.language or _told(metadata, text_language(body.text))
    return ArticleDraft(
        title=title or name,
        text=body.text,
        blocks=body.blocks,
        reader=READER,
        media_type=MEDIA_TYPE,
        outlet=metadata.outlet,
        authors=metadata.authors,
        url=metadata.url,
        language=language,
        section=metadata.section,
        published=metadata.published,
        published_precision=metadata.precision,
        direction=declared_direction(chosen.container if chosen else page.root)
        or text_direction(body.text),
        origins=tuple(metadata.origins),
        links=body.links,
    )


def _told(metadata: Metadata, language: str | None) -> str | None:
    if language:
        metadata.origins.append(("language", "text"))
    return language


def _parts(page: Page, metadata: Metadata, shown: list[Line], body: Body | None) -> Iterator[Part]:
    """Give the title, then the standfirst, captions and text in the page's order."""
    if metadata.title:
        yield Part("title", metadata.title)
    if body is None:
        return
    leads = find_standfirst(page, body, shown[0] if shown else None)
    for part in parts_of(leads, page.url, set()):
        yield replace(part, kind="standfirst", level=None)
    taken = {line.number for line in (*leads, *shown)}
    numbers = sorted((body.running | body.captions) - taken)
    yield from parts_of([page.lines[number] for number in numbers], page.url, body.captions)


def _body(page: Page, title: Line | None) -> Body | None:
    """Return the body as trafilatura chooses it, or else whatever text the page shows."""
    chosen = chosen_lines(page.lines, body_text(page.root, page.url))
    body = choose_body(page, chosen, title)
    if body is None or not body.running:
        body = choose_body(page, plain_lines(page), title)
    if body is None or not body.running:
        every = {line.number for line in page.lines if line.key}
        return Body(page.root, every) if every else None
    return body

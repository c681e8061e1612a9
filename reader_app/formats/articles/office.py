"""What the readers of office documents share: document properties, and making the draft."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader_app.core.drafts import ArticleDraft
from reader_app.core.records import BlockKind, Precision
from reader_app.formats.articles.drafting import Part, assembled, title_or_name, titled
from reader_app.formats.articles.html.dates import read_date
from reader_app.formats.articles.languages import read_language, text_direction, text_language
from reader_app.formats.articles.nodes import Node, local_name, plain_text

_DIGITS = 6
_HEADING = re.compile(r"^heading\s*(\d)$", re.IGNORECASE)
_ROLES: dict[str, BlockKind] = {
    "title": "title", "subtitle": "standfirst", "caption": "caption", "quote": "quote", "quotations": "quote",
    "intense quote": "quote", "block text": "quote", "list paragraph": "item", "list bullet": "item",
    "list number": "item",
}  # fmt: skip


@dataclass(slots=True)
class Properties:
    """What a document says about itself."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    outlet: str | None = None
    published: str | None = None
    precision: Precision | None = None
    origin: str = "document properties"


def dublin_core(root: Node) -> Properties:
    """Read Dublin Core elements (DOCX core properties, ODT meta, EPUB package) below the root."""
    found = Properties()
    authors: list[str] = []
    for node in root.iter():
        name, value = local_name(node), plain_text(node)
        if not value:
            continue
        if name == "title" and found.title is None:
            found.title = value
        elif name in {"creator", "initial-creator"}:
            authors.append(value)
        elif name == "language" and found.language is None:
            found.language = read_language(value)
        elif name == "publisher" and found.outlet is None:
            found.outlet = value
        elif name == "date" and found.published is None:
            read = read_date(value)
            found.published, found.precision = read or (None, None)
    found.authors = tuple(dict.fromkeys(authors))
    return found


def draft_of(
    parts: list[Part], properties: Properties, *, name: str, reader: str, media_type: str
) -> ArticleDraft:
    """Make the draft of a document; its own title line goes before the property, which is often stale."""
    if properties.title:
        parts = titled(parts, properties.title) or parts
    body = assembled(parts)
    title, origin = title_or_name(parts, name)
    if origin != "title" and properties.title:
        title, origin = properties.title, properties.origin
    told = [
        (key, properties.origin)
        for key, value in (("authors", properties.authors), ("published", properties.published),
                           ("outlet", properties.outlet), ("language", properties.language))
        if value
    ]  # fmt: skip
    language = properties.language or text_language(body.text)
    return ArticleDraft(
        title=title,
        text=body.text,
        blocks=body.blocks,
        reader=reader,
        media_type=media_type,
        outlet=properties.outlet,
        authors=properties.authors,
        language=language,
        published=properties.published,
        published_precision=properties.precision,
        direction=text_direction(body.text),
        origins=(("title", origin), *told),
        links=body.links,
    )


def style_role(label: str, outline: str | None) -> tuple[BlockKind, int | None] | None:
    """Return the role that a word processor's paragraph style gives, by its English name or outline level."""
    label = label.strip().lower()
    heading = _HEADING.match(label)
    if heading is not None:
        return "heading", int(heading.group(1))
    kind = _ROLES.get(label.rstrip("0123456789 "))
    if kind is not None:
        return kind, None
    level = whole_number(outline)
    return None if level is None or level > 8 else ("heading", level + 1)


def whole_number(words: str | None) -> int | None:
    """Return a small number as attributes give it; None for what is none, or has many digits."""
    return int(words) if words and words.isdecimal() and len(words) < _DIGITS else None

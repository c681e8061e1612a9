"""Reads words that were copied with their markup, from a browser or a word processor.

Whoever copied them chose them, so all of them are kept; only what they are is told.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.drafts import ArticleDraft
from reader_app.formats.articles.drafting import assembled, collapsed
from reader_app.formats.articles.header import label_head
from reader_app.formats.articles.html.lines import lines_of
from reader_app.formats.articles.html.markup import page_tree
from reader_app.formats.articles.html.parts import parts_of
from reader_app.formats.articles.languages import text_direction, text_language
from reader_app.formats.articles.layout import LOOKED_AT, Piece
from reader_app.formats.articles.nodes import tag_of
from reader_app.formats.articles.plain_text import storable, title_of
from reader_app.formats.articles.shapes import Role

if TYPE_CHECKING:
    from reader_app.core.records import Block
    from reader_app.formats.articles.drafting import Part
    from reader_app.formats.articles.html.lines import Line
    from reader_app.formats.articles.nodes import Node

READER = "pasted html 1"
MEDIA_TYPE = "text/html"
_WORD_BULLETS = re.compile(r"<!\[if !supportLists\]>.{0,1000}?<!\[endif\]>", re.DOTALL)
"""What Word writes before an item of a list for programs that know no lists."""
_WORD_STYLES = (
    ("msotitle", "h1"),
    ("msocaption", "figcaption"),
    ("msoquote", "blockquote"),
    ("msointensequote", "blockquote"),
    ("msolist", "li"),
)
"""How Word's names of styles begin, and the tag that says the same."""


def read_pasted(data: bytes, *, name: str, url: str | None = None) -> ArticleDraft:
    """Return the article of HTML in UTF-8; raises UnreadableFileError without a text."""
    text = storable(data.decode("utf-8", "replace"))
    root = _marked_up(page_tree(_WORD_BULLETS.sub("", text)))
    lines = [line for line in lines_of(root) if line.key]
    body = assembled(_parts(lines, url))
    pieces = [_piece(body.text, block) for block in body.blocks]
    roles = [_role(block) for block in body.blocks]
    head = label_head(pieces, roles)
    blocks = tuple(
        replace(block, kind=role.kind, level=role.level) if role else block
        for block, role in zip(body.blocks, roles, strict=True)
    )
    title, origin = title_of(body.text, pieces, head, name)
    origins = {**head.origins, "title": origin, **({"url": "clipboard"} if url else {})}
    return ArticleDraft(
        title=title,
        text=body.text,
        blocks=blocks,
        reader=READER,
        media_type=MEDIA_TYPE,
        outlet=head.outlet,
        authors=head.authors,
        url=url or head.url,
        language=text_language(body.text),
        published=head.published,
        published_precision="day" if head.published else None,
        direction=text_direction(body.text),
        origins=tuple(origins.items()),
        links=body.links,
    )


def _marked_up(root: Node) -> Node:
    """Give paragraphs that Word knows by their style alone the tags that say the same."""
    for node in root.iter("p"):
        style = (node.get("class") or "").lower()
        tag = next((tag for name, tag in _WORD_STYLES if style.startswith(name)), None)
        if tag is not None:
            node.tag = tag
    return root


def _parts(lines: list[Line], url: str | None) -> list[Part]:
    """Return the parts; the first heading of the first level, or what begins it all, leads them."""
    captions = {
        line.number
        for line in lines
        if tag_of(line.node) == "figcaption" or next(line.node.iterancestors("figcaption"), None)
    }
    parts = list(parts_of(lines, url, captions))
    if parts and parts[0].kind == "heading" and not any(part.level == 1 for part in parts):
        parts[0] = replace(parts[0], level=1)
    return parts


def _piece(text: str, block: Block) -> Piece:
    short = block.end - block.start <= LOOKED_AT
    words = collapsed(text[block.start : block.end]) if short else ""
    return Piece(block.start, block.end, words, after_blank=True)


def _role(block: Block) -> Role | None:
    """Return what the tags say, which is nothing of a paragraph."""
    known = block.kind != "paragraph"
    return Role(block.kind, block.level, block.repeats) if known else None

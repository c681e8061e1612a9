"""Finds who wrote the article, as separate names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader_app.formats.articles.html.json_ld import texts
from reader_app.formats.articles.html.lines import compare_key
from reader_app.formats.articles.html.wording import clean
from reader_app.formats.articles.nodes import Node, plain_text, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.formats.articles.html.page import Page

BY = re.compile(
    r"^(?:(?:written|reported|posted|story|words|text)\s+)?(?:by|von|par|por|di|door|av|af|da|de)\b\s*:?\s+"
    r"|^(?:autor(?:in|es)?|auteur|authors?|autore)\s*:\s*",
    re.IGNORECASE,
)
_HOLDERS = ("a", "span", "p", "div", "address", "li", "em", "strong", "cite")
MOST_NODES = 200
"""Elements that may be bylines, of which no more are looked at."""
MOST_WORDS = 8
"""Words in an element that may be a byline."""
_AND = re.compile(
    r"\s*[;|]\s*|\s+(?:and|und|et|y|en|och|og|&)\s+|,\s+(?:(?:and|und|et|y)\s+)?(?=[^\W\d_a-zà-ÿ][\w.’'-]*\s+\S)"
)
_METAS = ("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "byl",
          "sailthru.author", "citation_author", "dc:creator", "dcterm:creator", "dcterms:creator", "og:article:author", "creator", "dc.contributor")  # fmt: skip
_NO_NAME = re.compile(
    r"https?:|www\.|@|^\d+$|^(?:admin|administrator|editor|staff|null|none|undefined)$",
    re.IGNORECASE,
)
_NODE_CLASS = re.compile(r"(?:^|[\s_-])(?:author|byline)(?:[\s_-]*(?:name|link|text))?(?:$|\s)")
_TRAILER = re.compile(r"\s*\d.*$|\s*(?:[|•·]|\s[-–—]\s).*$|\s*\(.*$|,.*$")


def find_authors(page: Page, title: str | None) -> tuple[tuple[str, ...], str] | None:
    """Return the names and where they were found."""
    for entity in page.articles:
        names = split_names(texts(entity.get("author")) or texts(entity.get("creator")))
        if names:
            return names, "JSON-LD author"
    for name in _METAS:
        names = split_names(page.metas.get(name, []))
        if names:
            return names, name
    for found in _visible(page, title):
        names = split_names(found)
        if names:
            return names, "byline"
    return None


def split_names(values: list[str]) -> tuple[str, ...]:
    """Return single names: "By A and B" is two, web addresses and role accounts are none."""
    names: dict[str, str] = {}
    for value in values:
        for part in _AND.split(BY.sub("", clean(value))):
            name = BY.sub("", part.strip(" ,;:|-–—"))
            if len(name) > 1 and len(name) <= 120 and not _NO_NAME.search(name):
                names.setdefault(name.casefold(), name)
    return tuple(names.values())


def _visible(page: Page, title: str | None) -> Iterator[list[str]]:
    """Give the texts of the elements that say they hold an author: the surest first.

    Of each kind, the first after the title counts, with those that stand beside it.
    """
    ranked: dict[int, list[Node]] = {}
    after: dict[int, list[Node]] = {}
    key = compare_key(title or "")
    passed = False
    for node in page.root.iter(*_HOLDERS, "h1", "h2", "h3"):
        if tag_of(node) in {"h1", "h2", "h3"}:
            passed = passed or (bool(key) and compare_key(plain_text(node)) == key)
            continue
        rank = _author_rank(node)
        if sum(map(len, (*ranked.values(), *after.values()))) >= MOST_NODES:
            break
        if rank is not None and 0 < len(plain_text(node).split()) <= MOST_WORDS:
            (after if passed else ranked).setdefault(rank, []).append(node)
    for nodes in (
        after.get(0),
        after.get(1),
        after.get(2),
        ranked.get(0),
        ranked.get(1),
        ranked.get(2),
    ):
        if nodes:
            beside = [node for node in nodes if node.getparent() is nodes[0].getparent()]
            yield [_TRAILER.sub("", plain_text(node)) for node in beside]


def _author_rank(node: Node) -> int | None:
    if (node.get("itemprop") or "") == "author":
        return 0
    if "author" in (node.get("rel") or "").split():
        return 1
    return 2 if _NODE_CLASS.search((node.get("class") or "").lower()) else None

"""Finds the language and the direction that a page declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.formats.articles.html.json_ld import first_text
from reader_app.formats.articles.languages import read_language

if TYPE_CHECKING:
    from reader_app.core.records import Direction
    from reader_app.formats.articles.html.page import Page
    from reader_app.formats.articles.nodes import Node

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_METAS = (
    "og:locale",
    "content-language",
    "dc.language",
    "dcterms.language",
    "language",
    "inlanguage",
)


def find_language(page: Page) -> tuple[str, str] | None:
    """Return the language (BCP 47) that the page declares, and where."""
    for node in (page.root, *page.root.iter("body"), *page.root.iter("article")):
        found = read_language(node.get("lang") or node.get(XML_LANG))
        if found:
            return found, "html lang"
    for name in _METAS:
        found = read_language(page.meta(name))
        if found:
            return found, name
    found = read_language(first_text(page.articles, "inLanguage"))
    return (found, "JSON-LD inLanguage") if found else None


def declared_direction(node: Node | None) -> Direction | None:
    """Return the direction that the element or the nearest one around it declares."""
    while node is not None:
        value = (node.get("dir") or "").strip().lower()
        if value == "rtl":
            return "rtl"
        if value == "ltr":
            return "ltr"
        node = node.getparent()
    return None

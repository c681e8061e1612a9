"""Reads feeds that were saved as files: RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom (RFC 4287)."""

from __future__ import annotations

import html
import importlib
from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.nodes import Node, local_name, plain_text
from reader_app.formats.articles.rows import MAX_ROWS, draft_of, marked_up, words_of
from reader_app.formats.articles.several import Item, Several
from reader_app.formats.articles.xml_safety import parse_xml

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.formats.articles.several import TableReading

FEED_READER = "feed 1"
MEDIA_TYPE = "application/xml"
_ROOTS = frozenset({"rss", "feed", "RDF"})
_ITEMS = frozenset({"item", "entry"})
_DATES = ("pubDate", "published", "date", "issued", "updated")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Values = dict[str, str]


def read_feed(data: bytes, *, encoding: str | None, tables: TableReading) -> Several:
    """Return the feed's items as articles; raises UnreadableFileError where it has none."""
    del encoding  # the file says it itself
    root = parse_xml(data.lstrip(), part="feed")
    if local_name(root) not in _ROOTS:
        raise UnreadableFileError("This XML file is no feed of articles (RSS or Atom).")
    items = [node for node in root.iter() if local_name(node) in _ITEMS]
    if not items:
        raise UnreadableFileError("There are no articles in this feed.")
    if len(items) > MAX_ROWS:
        raise UnreadableFileError(f"The feed has more than {MAX_ROWS:,} articles.")
    outlet, language = _channel(root)
    some = enumerate(items[: tables.first], start=1)
    return Several(tuple(_item(at, node, outlet, language) for at, node in some), len(items))


def _channel(root: Node) -> tuple[str, str]:
    """Return the feed's title and language; the first element of the name is the feed's own."""
    for node in (root, *root):
        title = _child(node, "title")
        if title is not None:
            language = _child(node, "language")
            said = plain_text(language) if language is not None else root.get(_LANG)
            return plain_text(title), said or ""
    return "", root.get(_LANG) or ""


def _item(number: int, node: Node, outlet: str, language: str) -> Item:
    data = _serialised(node)
    place = f"item {number}"
    try:
        values = {**_values(node), "outlet": outlet, "language": node.get(_LANG) or language}
        origins = dict.fromkeys(values, "feed item") | dict.fromkeys(("outlet", "language"), "feed")
        draft = draft_of(values, origins, name=place, reader=FEED_READER)
    except UnreadableFileError as problem:
        return Item(place, data, None, str(problem))
    return Item(place, data, replace(draft, media_type=MEDIA_TYPE))


def _values(node: Node) -> Values:
    texts = {name: _markup(node, name) for name in ("encoded", "content", "description", "summary")}
    full = texts["encoded"] or texts["content"]
    short = texts["description"] or texts["summary"]
    standfirst = words_of(short) if full and short else ""
    repeats = bool(standfirst) and words_of(full).startswith(standfirst.rstrip(" .…[]"))
    return {
        "title": html.unescape(words_of(_markup(node, "title"))),
        "standfirst": "" if repeats else standfirst,
        "text": full or short,
        "author": "; ".join(_authors(node)),
        "date": next(filter(None, (_words(node, name) for name in _DATES)), ""),
        "url": _address(node),
        "section": _section(node),
    }


def _authors(node: Node) -> list[str]:
    found: list[str] = []
    for child in node:
        if local_name(child) in {"author", "creator"}:
            name = _child(child, "name")
            found.append(plain_text(child if name is None else name))
    return found


def _address(node: Node) -> str:
    """Return the page that the item is about: Atom says it in an attribute, RSS in words."""
    for child in node:
        if local_name(child) == "link" and (child.get("rel") or "alternate") == "alternate":
            return child.get("href") or plain_text(child)
    return ""


def _section(node: Node) -> str:
    child = _child(node, "category")
    return "" if child is None else child.get("term") or plain_text(child)


def _markup(node: Node, name: str) -> str:
    """Return what an element says, as HTML where it is marked up, else as plain words."""
    child = _child(node, name)
    if child is None:
        return ""
    if child.get("type") == "xhtml":
        return _serialised(child).decode()
    words = "".join(child.itertext()).strip()
    return words if marked_up(words) else html.unescape(words)


def _words(node: Node, name: str) -> str:
    child = _child(node, name)
    return "" if child is None else plain_text(child)


def _child(node: Node, name: str) -> Node | None:
    return next((child for child in node if local_name(child) == name), None)


def _serialised(node: Node) -> bytes:
    write: Callable[..., bytes] = importlib.import_module("lxml.etree").tostring
    return write(node, encoding="utf-8", with_tail=False)

"""Reads electronic books (EPUB 2 and 3): the whole in reading order, or each chapter by itself."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.drafting import EMPTY, Part, titled
from reader_app.formats.articles.html.lines import lines_of
from reader_app.formats.articles.html.markup import decode_page, page_tree
from reader_app.formats.articles.html.parts import parts_of
from reader_app.formats.articles.nodes import Node, local_name
from reader_app.formats.articles.office import draft_of, dublin_core
from reader_app.formats.articles.several import BOOK as MEDIA_TYPE
from reader_app.formats.articles.several import Item, Several
from reader_app.formats.articles.xml_safety import parse_xml
from reader_app.formats.articles.zip_safety import SafeZip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.drafts import ArticleDraft
    from reader_app.formats.articles.several import TableReading

READER = "epub 1"
PAGE = "text/html"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})


def read_epub(data: bytes, *, name: str, url: str | None = None) -> ArticleDraft:
    """Return the book as one article."""
    del url  # a book has no address
    container = SafeZip(data, kind="EPUB book")
    place, package = _package(container)
    parts = [part for page in _pages_of(container, package, place) for part in _chapter(page)]
    properties = dublin_core(package)
    if properties.title:
        parts = titled(parts, properties.title) or [Part("title", properties.title), *parts]
    return draft_of(parts, properties, name=name, reader=READER, media_type=MEDIA_TYPE)


def read_chapters(data: bytes, *, encoding: str | None, tables: TableReading) -> Several:
    """Return the chapters of a book that have words, an article each; of the book its title is the outlet.

    Raises UnreadableFileError where there is none.
    """
    del encoding  # each page says its own
    container = SafeZip(data, kind="EPUB book")
    place, package = _package(container)
    book = dublin_core(package)
    items: list[Item] = []
    for number, page in enumerate(_pages_of(container, package, place), 1):
        parts = list(_chapter(page))
        if not any(part.text.strip() for part in parts):
            continue
        about = replace(book, title=None)
        draft = draft_of(parts, about, name=f"Chapter {number}", reader=READER, media_type=PAGE)
        draft = replace(draft, outlet=book.title or draft.outlet)
        items.append(Item(f"chapter {number}", page, draft))
    if not items:
        raise UnreadableFileError(EMPTY)
    return Several(tuple(items[: tables.first]), len(items))


def _pages_of(container: SafeZip, package: Node, place: str) -> Iterator[bytes]:
    """Give the pages of a book in reading order."""
    for path in _chapters(package, place):
        if path in container:
            yield container.read(path)


def _package(container: SafeZip) -> tuple[str, Node]:
    """Return the package document and the folder it lies in."""
    root = parse_xml(container.read("META-INF/container.xml"), part="list of contents")
    for node in root.iter():
        path = node.get("full-path") or ""
        if local_name(node) == "rootfile" and path in container:
            return posixpath.dirname(path), parse_xml(container.read(path), part="package")
    raise UnreadableFileError("The EPUB book is damaged: it has no package document.")


def _chapters(package: Node, place: str) -> Iterator[str]:
    """Give the names of the book's pages in reading order."""
    pages: dict[str, str] = {}
    for node in package.iter():
        if local_name(node) == "item" and node.get("media-type") in _PAGES:
            href = unquote((node.get("href") or "").partition("#")[0])
            pages[node.get("id") or ""] = posixpath.normpath(posixpath.join(place, href))
    for node in package.iter():
        path = pages.get(node.get("idref") or "")
        if local_name(node) == "itemref" and node.get("linear") != "no" and path is not None:
            yield path


def _chapter(data: bytes) -> Iterator[Part]:
    try:
        root = page_tree(decode_page(data).text)
    except UnreadableFileError:
        return  # a page of the book that holds a picture alone
    yield from parts_of(lines_of(root), None, set())

"""Reads electronic books (EPUB 2 and 3): the whole book in reading order, or one chapter of it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.drafting import Part, titled
from reader_app.formats.articles.html.lines import lines_of
from reader_app.formats.articles.html.markup import decode_page, page_tree
from reader_app.formats.articles.html.parts import parts_of
from reader_app.formats.articles.nodes import Node, local_name
from reader_app.formats.articles.office import draft_of, dublin_core
from reader_app.formats.articles.xml_safety import parse_xml
from reader_app.formats.articles.zip_safety import SafeZip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.drafts import ArticleDraft

READER = "epub 1"
MEDIA_TYPE = "application/epub+zip"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})


def read_epub(
    data: bytes, *, name: str, url: str | None = None, chapter: int | None = None
) -> ArticleDraft:
    """Return the book as one article, or only its `chapter` (counted from 0 in reading order)."""
    del url  # a book has no address
    container = SafeZip(data, kind="EPUB book")
    place, package = _package(container)
    chapters = list(_chapters(package, place))
    if chapter is not None:
        chapters = chapters[chapter : chapter + 1]
    parts = [
        part for path in chapters if path in container for part in _chapter(container.read(path))
    ]
    properties = dublin_core(package)
    if properties.title and chapter is None:
        parts = titled(parts, properties.title) or [Part("title", properties.title), *parts]
    return draft_of(parts, properties, name=name, reader=READER, media_type=MEDIA_TYPE)


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

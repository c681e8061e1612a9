"""Reads OpenDocument texts (ODF 1.3): paragraphs, headings, lists, tables, links, notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.drafting import Part
from reader_app.formats.articles.nodes import Node, local_name, tag_of
from reader_app.formats.articles.office import Properties, draft_of, dublin_core, whole_number
from reader_app.formats.articles.xml_safety import parse_xml
from reader_app.formats.articles.zip_safety import SafeZip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.drafts import ArticleDraft
    from reader_app.core.records import BlockKind

READER = "odt 1"
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
HREF = "{http://www.w3.org/1999/xlink}href"
MOST_BLANKS = 1000
MOST_LEVELS = 10
"""Blanks that one <text:s> may stand for."""
_SKIPPED = frozenset({f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}bibliography-source",
                      f"{TEXT}table-of-content-source", f"{TEXT}sequence-decls"})  # fmt: skip
_ROLES: dict[str, BlockKind] = {
    "title": "title", "subtitle": "standfirst", "quotations": "quote", "caption": "caption",
    "illustration": "caption", "figure": "caption", "drawing": "caption",
}  # fmt: skip


def read_odt(data: bytes, *, name: str, url: str | None = None) -> ArticleDraft:
    """Return the document's article; tracked deletions are left out."""
    del url  # a document has no address
    container = SafeZip(data, kind="OpenDocument text")
    root = parse_xml(container.read("content.xml"), part="text")
    body = next(root.iter(f"{OFFICE}text"), None)
    if body is None:
        raise UnreadableFileError(
            "The OpenDocument file has no text: it may be a table or a drawing. Save it as a text."
        )
    parts = list(_Reading(_parents(root)).parts(body))
    properties = Properties()
    if "meta.xml" in container:
        properties = dublin_core(parse_xml(container.read("meta.xml"), part="properties"))
        properties.published = properties.precision = None  # its date is that of the last change
    return draft_of(parts, properties, name=name, reader=READER, media_type=MEDIA_TYPE)


def _parents(root: Node) -> dict[str, str]:
    """Return the named style that each automatic one stands for."""
    return {
        style.get(f"{STYLE}name") or "": style.get(f"{STYLE}parent-style-name") or ""
        for style in root.iter(f"{STYLE}style")
    }


@dataclass(slots=True)
class _Paragraph:
    pieces: list[str] = field(default_factory=list[str])
    links: list[tuple[int, int, str]] = field(default_factory=list[tuple[int, int, str]])
    length: int = 0
    blank: bool = True
    notes: list[Node] = field(default_factory=list["Node"])

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
        self.blank = text.endswith(" ")

    def add_collapsed(self, text: str | None) -> None:
        """Add text from the file, its white space collapsed (ODF 1.3 part 3, section 6.1.2)."""
        words = " ".join((text or "").replace("\n", " ").replace("\t", " ").split(" "))
        while "  " in words:
            words = words.replace("  ", " ")
        if self.blank:
            words = words.lstrip(" ")
        if words:
            self.add(words)


class _Reading:
    def __init__(self, parents: dict[str, str]) -> None:
        self.parents = parents
        self.endings: list[Node] = []

    def parts(self, root: Node) -> Iterator[Part]:
        """Give the text's paragraphs and rows in order, its notes at the end."""
        yield from self._below(root)
        for note in self.endings:
            for part in self._below(note):
                yield Part("other", part.text, links=part.links)

    def _below(self, root: Node) -> Iterator[Part]:
        waiting = [iter(root)]
        while waiting:
            node = next(waiting[-1], None)
            if node is None:
                waiting.pop()
                continue
            tag = tag_of(node)
            if tag in {f"{TEXT}p", f"{TEXT}h"}:
                yield from self._paragraph(node, tag)
            elif tag == f"{TABLE}table-row":
                yield from self._row(node)
            elif tag and tag not in _SKIPPED:
                waiting.append(iter(node))

    def _paragraph(self, node: Node, tag: str) -> Iterator[Part]:
        gathered = _Paragraph()
        gathered.add_collapsed(node.text)
        self._gather(node, gathered)
        text = "".join(gathered.pieces).rstrip(" \n\t")
        kind, level = self._role(node, tag)
        links = tuple((left, min(right, len(text)), url) for left, right, url in gathered.links)
        if text.strip():
            yield Part(kind, text, level, links=tuple(link for link in links if link[0] < link[1]))
        for frame in gathered.notes:
            yield from self._below(frame)

    def _gather(self, node: Node, into: _Paragraph) -> None:
        for child in node:
            self._gather_child(child, tag_of(child), into)
            into.add_collapsed(child.tail)

    def _gather_child(self, child: Node, tag: str, into: _Paragraph) -> None:
        if tag == f"{TEXT}s":
            count = whole_number(child.get(f"{TEXT}c"))
            into.add(" " * min(1 if count is None else count, MOST_BLANKS))
        elif tag in {f"{TEXT}tab", f"{TEXT}line-break"}:
            into.add("\t" if tag == f"{TEXT}tab" else "\n")
        elif tag == f"{TEXT}note":
            self.endings.extend(child.iter(f"{TEXT}note-body"))
        elif local_name(child) == "frame":
            into.notes.append(child)
        elif tag and tag not in _SKIPPED:
            start = into.length
            into.add_collapsed(child.text)
            self._gather(child, into)
            href = child.get(HREF) or ""
            if tag == f"{TEXT}a" and href.startswith(("http://", "https://", "mailto:")):
                into.links.append((start, into.length, href))

    def _role(self, node: Node, tag: str) -> tuple[BlockKind, int | None]:
        if tag == f"{TEXT}h":
            return "heading", min(whole_number(node.get(f"{TEXT}outline-level")) or 1, MOST_LEVELS)
        style = node.get(f"{TEXT}style-name") or ""
        kind = _ROLES.get(style.lower()) or _ROLES.get(self.parents.get(style, "").lower())
        if kind is not None:
            return kind, None
        return (
            "item"
            if next(node.iterancestors(f"{TEXT}list-item"), None) is not None
            else "paragraph"
        ), None

    def _row(self, node: Node) -> Iterator[Part]:
        cells = [
            " ".join(part.text.replace("\n", " ") for part in self._below(cell))
            for cell in node
            if tag_of(cell) == f"{TABLE}table-cell"
        ]
        if any(cells):
            yield Part("row", "\t".join(cells))

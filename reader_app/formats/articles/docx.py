"""Reads Word documents (ECMA-376 WordprocessingML): paragraphs, headings, lists, tables, links, notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.drafting import Part
from reader_app.formats.articles.nodes import Node, tag_of
from reader_app.formats.articles.office import Properties, draft_of, dublin_core, style_role
from reader_app.formats.articles.xml_safety import parse_xml
from reader_app.formats.articles.zip_safety import SafeZip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.drafts import ArticleDraft
    from reader_app.core.records import BlockKind, Direction

READER = "docx 1"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
R_ID_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText",
                      "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"})  # fmt: skip


def read_docx(data: bytes, *, name: str, url: str | None = None) -> ArticleDraft:
    """Return the document's article; tracked deletions are left out, insertions are in."""
    del url  # a document has no address
    container = SafeZip(data, kind="Word document")
    main = "word/document.xml"
    if main not in container:
        raise UnreadableFileError("The Word document is damaged: it has no text part.")
    root = _part(container, main)
    reading = _Reading(_styles(container), _targets(container))
    parts = [part for part in reading.parts(root) if part.text.strip()]
    for notes in ("word/footnotes.xml", "word/endnotes.xml"):
        if notes in container:
            parts.extend(reading.notes(_part(container, notes)))
    properties = Properties()
    if "docProps/core.xml" in container:
        properties = dublin_core(parse_xml(container.read("docProps/core.xml"), part="properties"))
    return draft_of(parts, properties, name=name, reader=READER, media_type=MEDIA_TYPE)


def _part(container: SafeZip, name: str) -> Node:
    return parse_xml(container.read(name).replace(_STRICT, _TRANSITIONAL), part="text")


def _styles(container: SafeZip) -> dict[str, tuple[BlockKind, int | None]]:
    """Return the role that each paragraph style gives, by the style's id."""
    found: dict[str, tuple[BlockKind, int | None]] = {}
    if "word/styles.xml" not in container:
        return found
    for style in _part(container, "word/styles.xml").iter(f"{W}style"):
        label = next((node.get(f"{W}val") for node in style.iter(f"{W}name")), None) or ""
        outline = next((node.get(f"{W}val") for node in style.iter(f"{W}outlineLvl")), None)
        based = next((node.get(f"{W}val") for node in style.iter(f"{W}basedOn")), None) or ""
        role = style_role(label, outline) or found.get(based)
        if role is not None:
            found[style.get(f"{W}styleId") or ""] = role
    return found


def _targets(container: SafeZip) -> dict[str, str]:
    """Return the addresses that the document's links have, by their ids."""
    name = "word/_rels/document.xml.rels"
    if name not in container:
        return {}
    root = parse_xml(container.read(name), part="list of links")
    return {
        node.get("Id") or "": target
        for node in root
        if (target := node.get("Target") or "").startswith(("http://", "https://", "mailto:"))
    }


@dataclass(slots=True)
class _Paragraph:
    """A paragraph's words as they are gathered."""

    pieces: list[str] = field(default_factory=list[str])
    links: list[tuple[int, int, str]] = field(default_factory=list[tuple[int, int, str]])
    length: int = 0

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


class _Reading:
    def __init__(
        self, styles: dict[str, tuple[BlockKind, int | None]], targets: dict[str, str]
    ) -> None:
        self.styles = styles
        self.targets = targets

    def parts(self, root: Node) -> Iterator[Part]:
        """Give the document's paragraphs and table rows in order."""
        waiting = [iter(root)]
        while waiting:
            node = next(waiting[-1], None)
            if node is None:
                waiting.pop()
            elif node.tag == f"{W}p":
                yield from self._paragraph(node)
            elif node.tag == f"{W}tbl":
                yield from self._table(node)
            elif node.tag not in _SKIPPED:
                waiting.append(iter(node))

    def notes(self, root: Node) -> Iterator[Part]:
        """Give the foot- or endnotes, which stand after the text."""
        for note in root:
            if note.get(f"{W}type") is None:
                for part in self.parts(note):
                    yield Part("other", part.text, links=part.links)

    def _paragraph(self, node: Node) -> Iterator[Part]:
        gathered = _Paragraph()
        boxes: list[Node] = []
        self._gather(node, gathered, boxes)
        text = "".join(gathered.pieces)
        kind, level, direction = self._role(node)
        start = len(text) - len(text.lstrip(" \t\n"))
        stripped = text.strip(" \t\n")
        links = tuple(
            (max(0, left - start), min(right - start, len(stripped)), target)
            for left, right, target in gathered.links
        )
        if stripped:
            yield Part(
                kind, stripped, level, direction, links=tuple(x for x in links if x[0] < x[1])
            )
        for box in boxes:
            yield from self.parts(box)

    def _role(self, node: Node) -> tuple[BlockKind, int | None, Direction | None]:
        kind: BlockKind = "paragraph"
        level: int | None = None
        direction: Direction | None = None
        properties = next(iter(node), None)
        if properties is None or properties.tag != f"{W}pPr":
            return kind, level, direction
        for child in properties:
            tag = tag_of(child)
            if tag == f"{W}pStyle":
                kind, level = self.styles.get(child.get(f"{W}val") or "", (kind, level))
            elif tag == f"{W}numPr" and kind == "paragraph":
                kind = "item"
            elif tag == f"{W}bidi" and child.get(f"{W}val") not in {"0", "false", "off"}:
                direction = "rtl"
        return kind, level, direction

    def _gather(self, node: Node, into: _Paragraph, boxes: list[Node]) -> None:
        """Collect the words of a paragraph; text boxes that hang on it are put aside."""
        for child in node:
            tag = tag_of(child)
            if tag == f"{W}t":
                into.add(child.text or "")
            elif tag in _MARKS:
                into.add(_MARKS[tag])
            elif tag == f"{W}hyperlink":
                start = into.length
                self._gather(child, into, boxes)
                target = self.targets.get(child.get(R_ID) or child.get(R_ID_STRICT) or "")
                if target:
                    into.links.append((start, into.length, target))
            elif tag == f"{W}txbxContent":
                boxes.append(child)
            elif tag not in _SKIPPED and len(child):
                self._gather(child, into, boxes)

    def _table(self, node: Node) -> Iterator[Part]:
        for row in node.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not node:
                continue
            cells = [
                " ".join(part.text.replace("\n", " ") for part in self.parts(cell))
                for cell in row
                if cell.tag == f"{W}tc"
            ]
            if any(cells):
                yield Part("row", "\t".join(cells))


_MARKS = {
    f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "\u00ad",
}  # fmt: skip
"""Characters that WordprocessingML writes as elements."""

"""Cuts a page into lines: the runs of text that a browser would lay out as one block each.

Knows nothing of which lines belong to the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader_app.formats.articles.nodes import Node, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
        "legend",
        "amp-img",
    ]
)
SKIPPED_TAGS = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "annotation",
        "annotation-xml",
        "iframe",
        "object",
        "embed",
        "select",
        "option",
        "button",
        "input",
        "textarea",
        "head",
        "title",
        "audio",
        "video",
        "canvas",
        "map",
        "datalist",
        "rt",
        "rp",
    ]
)
BREAK = "\x00"
"""Stands for <br> while a line is made; the page itself holds none (it was replaced)."""
SPACES = " \t\n\r\f"
_WORD = re.compile(r"[\W_]+")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """One run of text, the block element that holds it, and where its links lie (code points)."""

    node: Node
    text: str
    links: list[tuple[int, int, str]] = field(default_factory=list[tuple[int, int, str]])
    number: int = 0
    _key: str | None = None

    @property
    def key(self) -> str:
        """The line's letters and digits alone, case folded: what lines are compared by."""
        if self._key is None:
            self._key = compare_key(self.text)
        return self._key

    def linked(self) -> float:
        """Return the share of the text that lies in links."""
        return sum(end - start for start, end, _ in self.links) / max(1, len(self.text))


def compare_key(text: str) -> str:
    """Return the letters and digits of a text, case folded."""
    return _WORD.sub("", text.casefold())


class _Writer:
    """Collects the text of one line, collapsing white space as a browser does."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.links: list[tuple[int, int, str]] = []
        self.blank = True

    def write(self, text: str, href: str | None, *, verbatim: bool) -> None:
        if not verbatim:
            text = re.sub(r"[ \t\n\r\f]+", " ", text)
            if self.blank:
                text = text.lstrip(" ")
        if not text:
            return
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        self.blank = not verbatim and text[-1] in " \x00"
        if href:
            self.links.append((start, self.length, href))

    def take(self, node: Node) -> Iterator[Line]:
        """Give out what was collected: a line, or several where <br><br> parts them."""
        text, links = "".join(self.parts), self.links
        self.__init__()
        position = 0
        for part in re.split(r"(\x00[ \x00]*\x00)", text):
            start, position = position, position + len(part)
            body = part.strip(SPACES + BREAK)
            if body:
                start += len(part) - len(part.lstrip(SPACES + BREAK))
                yield _line(node, body, start, links)


def _line(node: Node, text: str, start: int, links: list[tuple[int, int, str]]) -> Line:
    end = start + len(text)
    inside = [
        (max(left, start) - start, min(right, end) - start, href)
        for left, right, href in links
        if left < end and right > start
    ]
    return Line(node, text.replace(BREAK, "\n"), inside)


def lines_of(root: Node) -> list[Line]:
    """Return every line of the page in document order."""
    lines: list[Line] = []
    writer = _Writer()
    for step in _walk(root):
        if step.piece is None:
            lines.extend(writer.take(step.node))
        else:
            writer.write(step.piece, step.href, verbatim=step.verbatim)
    for number, line in enumerate(lines):
        line.number = number
    return lines


def is_hidden(node: Node) -> bool:
    """Say whether the page itself says that the element is not shown."""
    if node.get("hidden") is not None and node.get("hidden") != "until-found":
        return True
    style = node.get("style")
    return bool(style) and _HIDDEN.search(style) is not None


@dataclass(frozen=True, slots=True)
class _Step:
    """A piece of text, or (piece is None) the edge of a block; `node` is the block around it."""

    node: Node
    piece: str | None = None
    href: str | None = None
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """What is known of the elements around a point of the page."""

    node: Node
    block: Node
    href: str | None = None
    verbatim: bool = False

    def inside(self, node: Node, tag: str) -> _Place:
        block = node if tag in BLOCK_TAGS else self.block
        href = (node.get("href") or self.href) if tag == "a" else self.href
        return _Place(node, block, href, self.verbatim or tag == "pre")

    def text(self, piece: str | None) -> Iterator[_Step]:
        if piece:
            yield _Step(self.block, piece, self.href, self.verbatim)


def _walk(root: Node) -> Iterator[_Step]:
    """Walk the page without recursion: pages can be nested deeper than Python's stack."""
    place = _Place(root, root)
    yield from place.text(root.text)
    stack = [(iter(root), place)]
    while stack:
        children, place = stack[-1]
        node = next(children, None)
        if node is None:
            stack.pop()
            yield from _leave(place, stack[-1][1] if stack else None)
            continue
        tag = tag_of(node)
        if not tag or tag in SKIPPED_TAGS or is_hidden(node):
            yield from place.text(node.tail)
            continue
        inner = place.inside(node, tag)
        if inner.block is node:
            yield _Step(place.block)
        yield from inner.text(BREAK if tag == "br" else node.text)
        stack.append((iter(node), inner))


def _leave(place: _Place, outer: _Place | None) -> Iterator[_Step]:
    if outer is None or place.block is place.node:
        yield _Step(place.block)
    if outer is not None:
        yield from outer.text(place.node.tail)

"""Turns the chosen lines of a page into the parts of an article: roles come from the tags."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from reader_app.formats.articles.drafting import Part
from reader_app.formats.articles.html.languages import declared_direction
from reader_app.formats.articles.nodes import Node, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.records import BlockKind
    from reader_app.formats.articles.html.lines import Line

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_SCHEMES = frozenset({"http", "https", "mailto"})
CELL = "\t"
"""What stands between the cells of a table's row."""


def parts_of(lines: list[Line], base: str | None, captions: set[int]) -> Iterator[Part]:
    """Give a part for each line, for each row of a table, and for each caption."""
    for (kind, _), group in groupby(lines, key=lambda line: _unit(line, captions)):
        found = list(group)
        if kind is None:
            yield from (_part(line, base) for line in found)
        else:
            yield _merged(found, kind, base)


def _unit(line: Line, captions: set[int]) -> tuple[BlockKind | None, Node | int]:
    """Return the element whose lines make one part together, and that part's kind."""
    if line.number in captions:
        outer = _outermost(line.node, "figcaption")
        return "caption", line.node if outer is None else outer
    row = _data_row(line.node)
    return ("row", row) if row is not None else (None, 0)


def _outermost(node: Node, tag: str) -> Node | None:
    found = node if tag_of(node) == tag else None
    for above in node.iterancestors(tag):
        found = above
    return found


def _data_row(node: Node) -> Node | None:
    """Return the table's row that the line is a cell of, unless the table only lays out the page."""
    cell = node if tag_of(node) in {"td", "th"} else next(node.iterancestors("td", "th"), None)
    row = None if cell is None else cell.getparent()
    if row is None or tag_of(row) != "tr" or len(row) < 2:
        return None
    blocks = sum(1 for _ in row.iter("p", "div", "ul", "ol", "h1", "h2", "h3", "table"))
    return row if blocks <= 2 * len(row) else None


def _part(line: Line, base: str | None) -> Part:
    kind, level = role(line.node)
    return Part(kind, line.text, level, declared_direction(line.node), links=_links(line, base, 0))


def role(node: Node) -> tuple[BlockKind, int | None]:
    """Return what a line in the element is: the nearest telling element around it decides."""
    at: Node | None = node
    kind: BlockKind = "paragraph"
    while at is not None:
        tag = tag_of(at)
        if tag in HEADINGS:
            return "heading", HEADINGS[tag]
        if tag == "blockquote":
            return "quote", None
        if tag in {"li", "dd", "dt"}:
            kind = "item"
        at = at.getparent()
    return kind, None


def _merged(lines: list[Line], kind: BlockKind, base: str | None) -> Part:
    separator = CELL if kind == "row" else " "
    texts: list[str] = []
    links: list[tuple[int, int, str]] = []
    position = 0
    for line in lines:
        text = line.text.replace("\n", " ")
        links.extend(_links(line, base, position))
        texts.append(text)
        position += len(text) + len(separator)
    return Part(
        kind, separator.join(texts), None, declared_direction(lines[0].node), links=tuple(links)
    )


def _links(line: Line, base: str | None, shift: int) -> tuple[tuple[int, int, str], ...]:
    found: list[tuple[int, int, str]] = []
    for start, end, href in line.links:
        url = resolved(href, base)
        if url and end > start:
            found.append((start + shift, end + shift, url))
    return tuple(found)


def resolved(href: str, base: str | None) -> str | None:
    """Return a link's full address; None for what is no address (scripts, places in the page)."""
    href = href.strip()
    if not href or href.startswith("#"):
        return None
    try:
        url = urljoin(base or "", href)
        scheme = urlsplit(url).scheme.lower()
    except ValueError:
        return None
    return url if scheme in _SCHEMES else None
